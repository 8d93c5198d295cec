package studio.eligen.agent.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.prompts.Prompts;

class WordEvaluationTest {

  @Test
  void a_report_shows_what_was_missed_but_no_sentence_that_is_to_stay_unread() {
    String report =
        new WordEvaluation(Prompts.builtIn()).report(VocabularyFile.of(Corpus.FOLDER), 10_000);
    assertThat(report)
        .contains("### First sentences", "### Edits", "GenEval's rules: position", "### Misses");
    assertThat(shown(Halves.first().seen(), report)).isNotEmpty();
    List<String> untouched =
        Stream.of(Halves.first(), Halves.edits())
            .flatMap(halves -> shown(halves.untouched(), report).stream())
            .toList();
    assertThat(untouched).isEmpty();
  }

  /** The ids of those sentences that a report quotes. */
  private static List<String> shown(List<Utterance> utterances, String report) {
    return utterances.stream()
        .filter(utterance -> report.contains("\"" + utterance.say() + "\" to"))
        .map(Utterance::id)
        .toList();
  }
}
