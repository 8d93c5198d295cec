package studio.eligen.agent.designer.language.corpus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import studio.eligen.agent.designer.language.corpus.Trial.Verdict;

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

  /** A table of several scores, group by group, in the order in which they are given. */
  static String table(Map<String, Score> scores) {
    StringBuilder table = new StringBuilder("| group |");
    scores.keySet().forEach(name -> table.append(" %s |".formatted(name)));
    table.append("\n|---|").append("---|".repeat(scores.size())).append("\n");
    Set<String> names = new LinkedHashSet<>();
    scores.values().forEach(score -> names.addAll(score.groups.keySet()));
    for (String name : names) {
      row(table, name, scores, score -> score.groups.getOrDefault(name, new Group(0, 0)));
    }
    row(table, "**all**", scores, score -> new Group(score.passed(), score.of()));
    return table.toString();
  }

  private static void row(
      StringBuilder table, String name, Map<String, Score> scores, Function<Score, Group> group) {
    table.append("| %s |".formatted(name));
    for (Score score : scores.values()) {
      Group shown = group.apply(score);
      table.append(" %d of %d |".formatted(shown.passed, shown.of));
    }
    table.append("\n");
  }
}
