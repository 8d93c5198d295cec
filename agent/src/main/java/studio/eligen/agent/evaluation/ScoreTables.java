package studio.eligen.agent.evaluation;

import java.util.Locale;
import java.util.Map;
import studio.eligen.agent.evaluation.Score.Tally;

/** Scores as tables of Markdown. */
final class ScoreTables {

  private ScoreTables() {}

  /** Both halves side by side, kind by kind. */
  static String halves(String title, Score seen, Score untouched) {
    StringBuilder table = new StringBuilder("### %s%n%n".formatted(title));
    table.append("| kind | seen: right | asked | silently wrong ");
    table.append("| untouched: right | asked | silently wrong |\n|---|---|---|---|---|---|---|\n");
    for (String kind : seen.groups().keySet()) {
      table.append("| %s |".formatted(kind.replace('_', ' ')));
      table.append(counts(seen.group(kind)) + counts(untouched.group(kind)) + "\n");
    }
    table.append("| **all** |" + counts(seen.total()) + counts(untouched.total()) + "\n");
    table.append("| **%** |" + percents(seen.total()) + percents(untouched.total()) + "\n");
    return table.append("\n").toString();
  }

  /**
   * One list a row.
   *
   * @param unjudged sentences of each list that have no truth
   */
  static String lists(String title, Map<String, Score> scores, Map<String, Integer> unjudged) {
    StringBuilder table = new StringBuilder("### %s%n%n".formatted(title));
    table.append("| list | sentences | right | asked | silently wrong | right, % | not judged |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    scores.forEach(
        (name, score) -> {
          Tally total = score.total();
          table.append("| %s | %d |".formatted(name, total.all()));
          table.append(counts(total));
          table.append(" %s | %d |%n".formatted(percent(total, total.right()), unjudged.get(name)));
        });
    return table.append("\n").toString();
  }

  private static String counts(Tally tally) {
    return " %d | %d | %d |".formatted(tally.right(), tally.asked(), tally.silentlyWrong());
  }

  private static String percents(Tally tally) {
    return " %s | %s | %s |"
        .formatted(
            percent(tally, tally.right()),
            percent(tally, tally.asked()),
            percent(tally, tally.silentlyWrong()));
  }

  private static String percent(Tally tally, int part) {
    return String.format(Locale.ROOT, "%.1f", tally.percent(part));
  }
}
