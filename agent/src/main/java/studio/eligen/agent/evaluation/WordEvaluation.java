package studio.eligen.agent.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.evaluation.Trial.Verdict;
import studio.eligen.prompts.Prompts;

/**
 * Measures how sentences are followed without a language model: those written for this, and those
 * of public lists. It draws nothing.
 */
public final class WordEvaluation {

  private final Prompts prompts;
  private final Halves first = Halves.first();
  private final Halves edits = Halves.edits();
  private final Map<String, Design> designs = Halves.designs();

  /** Sentences of public lists, by the list's name, with how many of it cannot be judged. */
  private final Map<String, PublicList> lists = new LinkedHashMap<>();

  private interface Judge {
    List<Verdict> of(List<Utterance> utterances);
  }

  private record PublicList(List<Utterance> utterances, int unjudged) {}

  /** With the sentences that come with the program. */
  public WordEvaluation(Prompts prompts) {
    this.prompts = prompts;
    addPrompts("GenEval's rules", GenEvalRules.prompts());
  }

  /**
   * Adds GenEval's own sentences.
   *
   * @param folder with its {@code evaluation_metadata.jsonl}, or of a checkout
   * @throws InvalidInput if they cannot be read
   */
  public void addGenEval(Path folder) {
    addPrompts("GenEval", GenEvalFile.read(folder));
  }

  /**
   * Adds T2I-CompBench's lists of places, numbers and colours.
   *
   * @param folder with its {@code spatial_val.txt} and so on, or of a checkout
   * @throws InvalidInput if they cannot be read
   */
  public void addCompBench(Path folder) {
    CompBenchLists.read(folder)
        .forEach(
            (name, list) ->
                lists.put(
                    "T2I-CompBench: " + name, new PublicList(list.utterances(), list.unjudged())));
  }

  private void addPrompts(String title, List<GenEvalPrompt> prompts) {
    Map<String, List<Utterance>> byTag = new LinkedHashMap<>();
    for (int i = 0; i < prompts.size(); i++) {
      Utterance utterance = prompts.get(i).utterance("geneval-%03d".formatted(i + 1));
      byTag.computeIfAbsent(utterance.group(), tag -> new ArrayList<>()).add(utterance);
    }
    byTag.forEach((tag, all) -> lists.put(title + ": " + tag, new PublicList(all, 0)));
  }

  /**
   * Says every sentence to a designer of rules, and tells what became of them.
   *
   * @param vocabulary what can be drawn
   * @param most misses that are shown, none of them of sentences that shall stay closed
   * @return Markdown
   */
  public String report(Vocabulary vocabulary, int most) {
    Trial trial = new Trial(vocabulary, prompts, designs);
    List<Verdict> open = new ArrayList<>();
    ListedNames names = new ListedNames(vocabulary);
    Judge judge = utterances -> trial.judge(names.in(utterances));
    StringBuilder report = new StringBuilder();
    report.append(halves("First sentences", first, judge, open));
    report.append(halves("Edits", edits, judge, open));
    Map<String, Score> scores = new LinkedHashMap<>();
    lists.forEach(
        (name, list) -> {
          List<Verdict> verdicts = judge.of(list.utterances());
          scores.put(name, Score.of(verdicts));
          open.addAll(verdicts);
        });
    Map<String, Integer> unjudged = new LinkedHashMap<>();
    lists.forEach((name, list) -> unjudged.put(name, list.unjudged()));
    report.append(ScoreTables.lists("Public lists", scores, unjudged));
    return report.append(misses(open, most)).toString();
  }

  private static String halves(String title, Halves halves, Judge judge, List<Verdict> open) {
    List<Verdict> seen = judge.of(halves.seen());
    open.addAll(seen);
    Score untouched = Score.of(judge.of(halves.untouched()));
    return ScoreTables.halves(title, Score.of(seen), untouched);
  }

  private static String misses(List<Verdict> open, int most) {
    StringBuilder text = new StringBuilder();
    open.stream()
        .filter(verdict -> !verdict.passed())
        .limit(most)
        .forEach(verdict -> text.append(verdict).append("\n"));
    return text.isEmpty() ? "" : "### Misses\n\n```\n" + text + "```\n\n";
  }
}
