package studio.eligen.agent.designer.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.designer.corpus.Trial.Verdict;

/** How many utterances of each group were followed: all that is told of the unseen half. */
record Score(Map<String, Group> groups) {

  record Group(int passed, int of) {}

  static Score of(List<Verdict> verdicts) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      groups.merge(
          verdict.utterance().group(),
          new Group(verdict.passed() ? 1 : 0, 1),
          (a, b) -> new Group(a.passed + b.passed, a.of + b.of));
    }
    return new Score(groups);
  }

  int passed() {
    return groups.values().stream().mapToInt(Group::passed).sum();
  }

  int of() {
    return groups.values().stream().mapToInt(Group::of).sum();
  }

  /** A table of both halves, group by group. */
  static String table(Score seen, Score unseen) {
    StringBuilder table = new StringBuilder("| group | seen | unseen |\n|---|---|---|\n");
    seen.groups.forEach((name, group) -> row(table, name, group, unseen.groups.get(name)));
    row(
        table,
        "**all**",
        new Group(seen.passed(), seen.of()),
        new Group(unseen.passed(), unseen.of()));
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Group seen, Group unseen) {
    table.append(
        "| %s | %d of %d | %d of %d |%n"
            .formatted(name, seen.passed, seen.of, unseen.passed, unseen.of));
  }
}
