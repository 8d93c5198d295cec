package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.evaluation.Score.Tally;
import studio.eligen.agent.evaluation.Trial.Verdict;
import studio.eligen.prompts.Prompts;

/** Holds what the rules have reached with the sentences that are there for writing rules. */
class WordsTest {

  /** Raise it when rules get better: right of the 150 first sentences of the seen half. */
  private static final int FIRST = 146;

  /** The same of the 150 edits. */
  private static final int EDITS = 144;

  private final Trial trial =
      new Trial(VocabularyFile.anything(), Prompts.builtIn(), Halves.designs());

  @Test
  void first_sentences_are_followed_as_well_as_ever() throws IOException {
    assertThat(seen("first", Halves.first()).right()).isGreaterThanOrEqualTo(FIRST);
  }

  @Test
  void edits_are_followed_as_well_as_ever() throws IOException {
    assertThat(seen("edits", Halves.edits()).right()).isGreaterThanOrEqualTo(EDITS);
  }

  /** What became of the seen half; what is missed is written down. */
  private Tally seen(String name, Halves halves) throws IOException {
    List<Verdict> verdicts = trial.judge(halves.seen());
    List<String> missed =
        verdicts.stream().filter(v -> !v.passed()).map(Verdict::toString).toList();
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/words-%s-seen-misses.txt".formatted(name)), missed);
    return Score.of(verdicts).total();
  }
}
