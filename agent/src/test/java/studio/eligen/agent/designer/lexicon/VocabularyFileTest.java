package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.engine.RenderException.ModelCorrupt;

class VocabularyFileTest {

  @TempDir Path folder;

  @Test
  void things_are_found_by_name_alias_and_plural() {
    Vocabulary small = Worlds.small();
    assertThat(small.thing("tabby cat").orElseThrow().name()).isEqualTo("cat");
    assertThat(small.thing("mice").orElseThrow().name()).isEqualTo("mouse");
    assertThat(small.thing("puppies").orElseThrow().name()).isEqualTo("dog");
    assertThat(small.thing("zebra")).isEmpty();
  }

  @Test
  void a_model_without_a_vocabulary_draws_anything() {
    assertThat(VocabularyFile.of(folder).isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{}",
        "{\"things\":[{}],\"colours\":[],\"places\":[]}",
        "{\"things\":[{\"name\":\"cat\",\"size\":\"vast\"}],\"colours\":[],\"places\":[]}",
        "{\"things\":[],\"colours\":[],\"places\":[{\"name\":\"sea\"}]}",
        "{\"things\":[],\"colours\":[],\"places\":[{\"name\":\"sea\",\"phrases\":[\"at sea\"],\"ground\":[2,1]}]}",
      })
  void a_vocabulary_that_makes_no_sense_is_refused_with_the_files_name(String text)
      throws Exception {
    Files.writeString(folder.resolve("vocabulary.json"), text);
    assertThatThrownBy(() -> VocabularyFile.of(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("vocabulary.json");
  }
}
