package studio.eligen.cli.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import studio.eligen.agent.pairs.EditKind;
import studio.eligen.cli.judge.Interval;

/** What came of the turns of sequences, as Markdown. */
final class EditTables {

  private static final int SPAN = 5;

  private final List<List<EditVerdict>> sequences = new ArrayList<>();
  private final List<Integer> drifted = new ArrayList<>();

  /**
   * Takes a sequence.
   *
   * @param drift pixels that no turn was free to change and that differ in the end
   */
  void add(List<EditVerdict> turns, int drift) {
    sequences.add(turns);
    drifted.add(drift);
  }

  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("| edit | turns | followed | other things still there |");
    out.append(" pixels that differ outside, % | by more than 8 of 255, % |\n");
    out.append("|---|---|---|---|---|---|\n");
    List<EditVerdict> all = sequences.stream().flatMap(List::stream).toList();
    for (EditKind kind : EditKind.values()) {
      out.append(row(kind.word(), all.stream().filter(one -> one.kind() == kind).toList()));
    }
    out.append(row("**all**", all));
    int turns = sequences.get(0).size();
    if (turns > SPAN) {
      out.append("\n| turns | followed | other things still there |\n|---|---|---|\n");
      for (int from = 0; from < turns; from += SPAN) {
        out.append(span(from, Math.min(turns, from + SPAN)));
      }
    }
    out.append(
        "\nPixels that no turn of its sequence was free to change, and that differ in the end: %,d\n"
            .formatted(drifted.stream().mapToInt(n -> n).sum()));
    return out.toString();
  }

  private String span(int from, int to) {
    List<EditVerdict> some =
        sequences.stream()
            .flatMap(one -> IntStream.range(from, Math.min(to, one.size())).mapToObj(one::get))
            .toList();
    return "| %d to %d | %s | %s |\n".formatted(from + 1, to, followed(some), others(some));
  }

  private static String row(String name, List<EditVerdict> turns) {
    double outside = turns.stream().mapToInt(EditVerdict::outside).sum();
    return "| %s | %d | %s | %s | %s | %s |\n"
        .formatted(
            name,
            turns.size(),
            followed(turns),
            others(turns),
            percent(turns.stream().mapToInt(EditVerdict::differing).sum(), outside),
            percent(turns.stream().mapToInt(EditVerdict::visibly).sum(), outside));
  }

  private static Interval followed(List<EditVerdict> turns) {
    return Interval.share(turns.stream().map(EditVerdict::followed).toList());
  }

  private static Interval others(List<EditVerdict> turns) {
    return Interval.share(turns.stream().flatMap(one -> one.others().stream()).toList());
  }

  private static String percent(int part, double whole) {
    return whole == 0
        ? "–"
        : part == 0 ? "0" : String.format(Locale.ROOT, "%.2f", 100 * part / whole);
  }
}
