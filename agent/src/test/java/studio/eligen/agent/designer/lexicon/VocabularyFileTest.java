package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
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

  @Test
  void what_the_file_does_not_say_of_a_thing_is_that_of_everyday_things() throws IOException {
    Vocabulary.Thing bus = only("{\"name\":\"bus\"}");
    EverydayThing known = EverydayThings.of("bus").orElseThrow();
    assertThat(bus.height()).isCloseTo(known.height(), within(1e-9));
    assertThat(bus.width()).isCloseTo(known.width(), within(1e-9));
    assertThat(bus.stands()).isEqualTo(Vocabulary.Stands.GROUND);
    assertThat(only("{\"name\":\"goose\"}").plural()).contains("geese");
    assertThat(only("{\"name\":\"snark\"}").height()).isEqualTo(1);
  }

  @Test
  void the_proportions_are_those_that_the_model_draws() throws IOException {
    Vocabulary.Thing bus = only("{\"name\":\"bus\",\"aspect\":0.5,\"plural\":\"bussen\"}");
    assertThat(bus.width() / bus.height()).isCloseTo(0.5, within(1e-9));
    assertThat(bus.plural()).contains("bussen");
  }

  @Test
  void a_size_in_the_file_bounds_what_is_usual_of_the_thing() throws IOException {
    Vocabulary.Thing toy = only("{\"name\":\"bus\",\"size\":\"small\"}");
    assertThat(Math.sqrt(toy.height() * toy.width())).isLessThan(0.65);
    assertThat(only("{\"name\":\"bus\",\"size\":\"huge\"}").height())
        .isEqualTo(only("{\"name\":\"bus\"}").height());
  }

  @Test
  void an_open_vocabulary_knows_everyday_things_by_the_names_they_are_called() {
    Vocabulary open = VocabularyFile.anything();
    assertThat(open.thing("bikes").orElseThrow().name()).isEqualTo("bike");
    assertThat(open.kind("shiny red fire truck").width())
        .isEqualTo(EverydayThings.of("fire truck").orElseThrow().width());
  }

  private Vocabulary.Thing only(String thing) throws IOException {
    Files.writeString(
        folder.resolve("vocabulary.json"),
        "{\"things\":[%s],\"colours\":[],\"places\":[]}".formatted(thing));
    return VocabularyFile.of(folder).things().get(0);
  }

  @Test
  void a_vocabulary_that_is_broken_is_told_by_the_place_and_in_no_parser_s_words()
      throws Exception {
    Files.writeString(folder.resolve("vocabulary.json"), "{\"things\":[}");
    assertThatThrownBy(() -> VocabularyFile.of(folder))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("\"}\" closes what it did not open (line 1, column 12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{}",
        "{\"things\":[{}],\"colours\":[],\"places\":[]}",
        "{\"things\":[{\"name\":\"cat\",\"size\":\"vast\"}],\"colours\":[],\"places\":[]}",
        "{\"things\":[{\"name\":\"cat\",\"aspect\":0}],\"colours\":[],\"places\":[]}",
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
