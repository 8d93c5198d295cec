package studio.eligen.cli.pictures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import studio.eligen.cli.judge.Interval;
import studio.eligen.cli.pictures.PictureTrial.Overlap;

/** What the judge says of all pictures, as Markdown. */
final class PictureTables {

  private final Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Takes what was said of the pictures that one way made. */
  void add(String way, List<Verdict> said) {
    verdicts.computeIfAbsent(way, w -> new ArrayList<>()).addAll(said);
  }

  /** Takes how long a picture took. */
  void took(String way, double mean) {
    seconds.put(way, mean);
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("| way | in its place | mean overlap | colour right | s a picture |\n");
    out.append("|---|---|---|---|---|\n");
    verdicts.forEach(
        (way, said) ->
            out.append(
                "| %s | %s | %s | %s | %s |\n"
                    .formatted(way, found(said), overlap(said), colour(said), time(way))));
    out.append("\nIn its place, by how many things there are:\n\n");
    table(
        out,
        List.of("1", "2", "3", "4"),
        number -> said -> said.trial().things().size() == Integer.parseInt(number));
    out.append("\nAnd by how much neighbours overlap, of two things and more:\n\n");
    table(
        out,
        List.of("none", "little", "much"),
        name ->
            said ->
                said.trial().things().size() > 1
                    && said.trial().overlap() == Overlap.valueOf(name.toUpperCase(Locale.ROOT)));
    return out.toString();
  }

  private void table(
      StringBuilder out, List<String> columns, Function<String, Predicate<Verdict>> in) {
    out.append("| way | ").append(String.join(" | ", columns)).append(" |\n");
    out.append("|---|").append("---|".repeat(columns.size())).append("\n");
    verdicts.forEach(
        (way, said) -> {
          out.append("| ").append(way).append(" |");
          for (String column : columns) {
            out.append(" ")
                .append(found(said.stream().filter(in.apply(column)).toList()))
                .append(" |");
          }
          out.append("\n");
        });
  }

  private String time(String way) {
    return seconds.containsKey(way) ? String.format(Locale.ROOT, "%.1f", seconds.get(way)) : "";
  }

  static Interval found(List<Verdict> said) {
    return Interval.share(said.stream().map(Verdict::found).toList());
  }

  static Interval overlap(List<Verdict> said) {
    return Interval.mean(said.stream().map(Verdict::overlap).toList());
  }

  static Interval colour(List<Verdict> said) {
    return Interval.share(said.stream().flatMap(one -> one.colourRight().stream()).toList());
  }
}
