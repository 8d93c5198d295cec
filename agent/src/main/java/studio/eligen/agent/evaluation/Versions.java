package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;

/** Expectations of the whole design. */
final class Versions {

  private Versions() {}

  static boolean sameAs(JsonNode number, Outcome outcome) {
    return outcome.after().equals(version(number.asInt(), outcome));
  }

  static boolean like(JsonNode number, Outcome outcome) {
    Design now = outcome.after();
    Design liked = version(number.asInt(), outcome);
    return now.entities().equals(liked.entities())
        && now.scene().equals(liked.scene())
        && now.style().equals(liked.style())
        && now.canvas().equals(liked.canvas());
  }

  /** Whether the seed is this number; "changed": whether it is another one. */
  static boolean seed(JsonNode wanted, Outcome outcome) {
    long seed = outcome.after().seed();
    return wanted.isNumber() ? seed == wanted.asLong() : seed != outcome.before().seed();
  }

  static boolean canvas(JsonNode wanted, Outcome outcome) {
    Canvas canvas = outcome.after().canvas();
    return switch (wanted.asText()) {
      case "landscape" -> canvas.width() > canvas.height();
      case "portrait" -> canvas.width() < canvas.height();
      default -> wanted.asText().equals(canvas.width() + "x" + canvas.height());
    };
  }

  private static Design version(int number, Outcome outcome) {
    if (number >= outcome.history().versions().size()) {
      throw new Missed("there is no version " + number);
    }
    return outcome.history().versions().get(number).design();
  }
}
