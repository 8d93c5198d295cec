package studio.eligen.agent.designer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.phrases.Spelling;

class SpellingTest {

  @ParameterizedTest
  @ValueSource(strings = {"close", "large", "wide", "back", "hose", "can", "part", "und", "cars"})
  void a_word_that_exists_is_no_slip(String word) {
    Design blank = Design.blank(new Canvas(256, 256), 0);

    assertThat(new Spelling(VocabularyFile.anything(), blank).corrected(List.of(word)))
        .containsExactly(word);
  }
}
