package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.evaluation.Score.Tally;
import studio.eligen.agent.evaluation.Trial.Verdict;
import studio.eligen.prompts.Prompts;

/** Prints how well the offline designer follows the corpus, and holds what it has reached. */
class CorpusTest {

  /** Raise it when rules get better: utterances of the seen half that are followed, in percent. */
  private static final double SEEN_PERCENT = 99;

  /** The same of what was heard later. */
  private static final double HEARD_PERCENT = 99;

  private final Corpus corpus = Corpus.read();
  private final Trial strict = trial(VocabularyFile.of(Corpus.FOLDER));
  private final Trial open = trial(VocabularyFile.anything());

  /** Failures name lines by their ids alone, as some are to stay unread. */
  @Test
  void every_line_is_well_formed() {
    assertThat(stream().filter(u -> !WellFormed.isSo(u, corpus.designs())).map(Utterance::id))
        .isEmpty();
    assertThat(stream().filter(u -> !u.id().matches(u.group() + "-h?\\d\\d")).map(Utterance::id))
        .isEmpty();
  }

  @Test
  void no_id_is_given_twice() {
    assertThat(stream().map(Utterance::id)).doesNotHaveDuplicates();
  }

  @Test
  void the_halves_are_large_and_have_as_many_of_every_group() {
    assertThat(sizes(corpus.seen())).isEqualTo(sizes(corpus.unseen()));
    assertThat(corpus.seen()).hasSizeGreaterThanOrEqualTo(170);
  }

  @Test
  void nothing_stands_in_both_halves() {
    Set<List<Object>> seen =
        new HashSet<>(corpus.seen().stream().map(CorpusTest::situation).toList());
    assertThat(corpus.unseen().stream().filter(u -> seen.contains(situation(u))))
        .extracting(Utterance::id)
        .isEmpty();
  }

  @Test
  void what_rules_were_written_against_is_followed_as_well_as_ever() throws IOException {
    List<Verdict> seen = judge(corpus.seen());
    List<Verdict> heard = judge(corpus.heard());
    Map<String, Score> scores = new LinkedHashMap<>();
    scores.put("seen", Score.of(seen));
    scores.put("unseen", Score.of(judge(corpus.unseen())));
    scores.put("heard", Score.of(heard));
    System.out.println(table(scores));
    double ofSeen = percent("seen", seen);
    double ofHeard = percent("heard", heard);
    assertThat(ofSeen).as(missedIn("seen")).isGreaterThanOrEqualTo(SEEN_PERCENT);
    assertThat(ofHeard).as(missedIn("heard")).isGreaterThanOrEqualTo(HEARD_PERCENT);
  }

  private List<Verdict> judge(List<Utterance> utterances) {
    return utterances.stream().map(u -> (u.anything() ? open : strict).judge(u)).toList();
  }

  private Trial trial(Vocabulary vocabulary) {
    return new Trial(vocabulary, Prompts.builtIn(), corpus.designs());
  }

  /** A table of several scores, group by group, in the order in which they are given. */
  private static String table(Map<String, Score> scores) {
    StringBuilder table = new StringBuilder("| group |");
    scores.keySet().forEach(name -> table.append(" %s |".formatted(name)));
    table.append("\n|---|").append("---|".repeat(scores.size())).append("\n");
    scores.values().stream()
        .flatMap(score -> score.groups().keySet().stream())
        .distinct()
        .forEach(name -> row(table, name, scores, score -> score.group(name)));
    row(table, "**all**", scores, Score::total);
    return table.toString();
  }

  private static void row(
      StringBuilder table, String name, Map<String, Score> scores, Function<Score, Tally> of) {
    table.append("| %s |".formatted(name));
    for (Score score : scores.values()) {
      Tally shown = of.apply(score);
      table.append(" %d of %d |".formatted(shown.right(), shown.all()));
    }
    table.append("\n");
  }

  /** Writes down what is missed. */
  private static double percent(String name, List<Verdict> verdicts) throws IOException {
    List<String> missed =
        verdicts.stream().filter(v -> !v.passed()).map(Verdict::toString).toList();
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/corpus-%s-failures.txt".formatted(name)), missed);
    return 100.0 * (verdicts.size() - missed.size()) / verdicts.size();
  }

  private static String missedIn(String name) {
    return "what is missed stands in target/corpus-%s-failures.txt".formatted(name);
  }

  private Stream<Utterance> stream() {
    return Stream.of(corpus.seen(), corpus.unseen(), corpus.heard()).flatMap(List::stream);
  }

  private static List<Object> situation(Utterance utterance) {
    return List.of(utterance.say(), utterance.start(), utterance.history(), utterance.anything());
  }

  private static Map<String, Long> sizes(List<Utterance> half) {
    return half.stream()
        .map(Utterance::group)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
