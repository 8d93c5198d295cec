package studio.eligen.agent.evaluation;

/** A condition on a number, as the corpus writes it: ">0.02", "<0.9", "0.1..0.3" or "0.2". */
record Numbers(double least, double most) {

  static Numbers of(String text, double tolerance) {
    if (text.startsWith(">")) {
      return new Numbers(Double.parseDouble(text.substring(1)), Double.POSITIVE_INFINITY);
    }
    if (text.startsWith("<")) {
      return new Numbers(Double.NEGATIVE_INFINITY, Double.parseDouble(text.substring(1)));
    }
    int dots = text.indexOf("..");
    if (dots > 0) {
      return new Numbers(
          Double.parseDouble(text.substring(0, dots)),
          Double.parseDouble(text.substring(dots + 2)));
    }
    double value = Double.parseDouble(text);
    return new Numbers(value - tolerance, value + tolerance);
  }

  boolean hold(double value) {
    return value >= least && value <= most;
  }
}
