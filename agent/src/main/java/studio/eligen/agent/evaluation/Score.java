package studio.eligen.agent.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.evaluation.Trial.Verdict;

/** How many utterances of each group were followed: all that is told of an unseen half. */
record Score(Map<String, Tally> groups) {

  /** Utterances by what became of them. */
  record Tally(int right, int asked, int silentlyWrong) {

    static final Tally NONE = new Tally(0, 0, 0);

    static Tally of(Judgement judgement) {
      return switch (judgement) {
        case RIGHT -> new Tally(1, 0, 0);
        case ASKED -> new Tally(0, 1, 0);
        case SILENTLY_WRONG -> new Tally(0, 0, 1);
      };
    }

    Tally and(Tally other) {
      return new Tally(
          right + other.right, asked + other.asked, silentlyWrong + other.silentlyWrong);
    }

    int all() {
      return right + asked + silentlyWrong;
    }

    /** Of all, 0 to 100; 0 where there are none. */
    double percent(int part) {
      return all() == 0 ? 0 : 100.0 * part / all();
    }
  }

  static Score of(List<Verdict> verdicts) {
    Map<String, Tally> groups = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      groups.merge(verdict.utterance().group(), Tally.of(verdict.judgement()), Tally::and);
    }
    return new Score(groups);
  }

  Tally group(String name) {
    return groups.getOrDefault(name, Tally.NONE);
  }

  Tally total() {
    return groups.values().stream().reduce(Tally.NONE, Tally::and);
  }
}
