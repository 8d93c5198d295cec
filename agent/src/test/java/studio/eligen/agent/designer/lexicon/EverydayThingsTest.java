package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

class EverydayThingsTest {

  @ParameterizedTest
  @CsvSource({
    "cat, cat",
    "cats, cat",
    "mice, mouse",
    "bikes, bicycle",
    "tv, television",
    "people, person",
    "firemen, firefighter",
    "potatoes, potato"
  })
  void a_thing_is_found_by_its_name_or_another_word_for_it_in_singular_or_plural(
      String words, String name) {
    assertThat(EverydayThings.of(words)).map(EverydayThing::name).contains(name);
  }

  @ParameterizedTest
  @CsvSource({
    "golden retriever, dog",
    "owl, animal",
    "two owls, animals",
    "fluffy white cat with a hat, animal",
    "astronaut, person",
    "girls, people",
    "school bus, vehicle",
    "rose, flower",
    "apple, fruit",
    "dog, dog",
    "roof, part",
    "snark, snark"
  })
  void a_thing_is_of_its_kind_and_of_the_kinds_above_it(String words, String kind) {
    assertThat(EverydayThings.isA(words, kind)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"dog, golden retriever", "cat, dog", "toy car, vehicle", "snark, animal"})
  void a_thing_is_of_no_other_kind(String words, String kind) {
    assertThat(EverydayThings.isA(words, kind)).isFalse();
  }

  @Test
  void kinds_lead_upwards() {
    assertThat(EverydayThings.kinds("poodles")).containsExactly("dog", "mammal", "animal");
    assertThat(EverydayThings.kinds("snark")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tiger, leopard",
    "poodle, dog",
    "van, bus",
    "pear, apple",
    "sofa, chair",
    "skyscraper, house"
  })
  void what_is_most_like_it_is_of_the_nearest_common_kind_and_of_its_size(
      String words, String near) {
    List<String> offered =
        List.of("ant", "mouse", "leopard", "dog", "bus", "apple", "chair", "house", "sun");
    assertThat(EverydayThings.nearest(words, offered)).contains(near);
  }

  @Test
  void nothing_is_offered_for_what_nothing_is_like() {
    assertThat(EverydayThings.nearest("elephant", List.of("sun", "chair"))).isEmpty();
    assertThat(EverydayThings.nearest("snark", List.of("sun", "chair"))).isEmpty();
  }

  @Test
  void sizes_and_stands_are_those_of_the_thing_or_else_of_its_kind() {
    EverydayThing giraffe = EverydayThings.of("giraffe").orElseThrow();
    assertThat(giraffe.height()).isGreaterThan(giraffe.width());
    EverydayThing bus = EverydayThings.of("bus").orElseThrow();
    assertThat(bus.width()).isGreaterThan(2 * bus.height());
    assertThat(EverydayThings.of("sparrow").orElseThrow().stands()).isEqualTo(Stands.SKY);
    assertThat(EverydayThings.of("black cat").orElseThrow().height()).isEqualTo(0.35);
  }

  @Test
  void every_line_of_the_tables_can_be_read() {
    assertThat(EverydayThings.names())
        .hasSizeGreaterThan(5000)
        .allSatisfy(name -> assertThat(EverydayThings.of(name)).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'cat | pet | 1 | 1 | ground'; \"cat | pet | 1 | 1 | ground\" is a kind of \"pet\", which no table has",
        "'a | b | 1 | 1 | any\nb | a | 1 | 1 | any'; is at last a kind of itself",
        "'cat | | big | 1 | ground'; says \"big\" for a length",
        "'cat | | 1 | -1 | ground'; says \"-1\" for a length",
        "'cat | | 1 | 1 | floor'; says \"floor\" for where it stands",
        "'cat | | 1 | 1'; says \"\" for where it stands",
        "'cat | | 1 | 1 | ground | kitty | cats | x'; has too many columns"
      })
  void a_line_that_is_not_as_it_must_be_is_refused_by_its_words(String lines, String why) {
    ThingTable table = new ThingTable();
    table.add(WordList.read("things.txt", "# Things.\n" + lines, ThingTable.BAR));
    assertThatThrownBy(() -> table.names().forEach(table::thing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_thing_is_in_one_table_only() {
    ThingTable table = new ThingTable();
    table.add(Map.of("cat", "| 1 | 1 | ground"));
    assertThatThrownBy(() -> table.add(Map.of("cat", "| 2 | 1 | ground")))
        .hasMessageContaining("is in another table too");
  }
}
