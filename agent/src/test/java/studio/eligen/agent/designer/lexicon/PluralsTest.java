package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluralsTest {

  @ParameterizedTest
  @CsvSource({
    "houses, house",
    "cookies, cookie",
    "potatoes, potato",
    "tomatoes, tomato",
    "shelves, shelf",
    "bookshelves, bookshelf",
    "zombies, zombie",
    "buses, bus",
    "knives, knife",
    "wolves, wolf",
    "werewolves, werewolf",
    "geese, goose",
    "mice, mouse",
    "people, person",
    "men, man",
    "women, woman",
    "firemen, fireman",
    "snowmen, snowman",
    "children, child",
    "grandchildren, grandchild",
    "cacti, cactus",
    "heroes, hero",
    "photos, photo",
    "pianos, piano",
    "axes, axe",
    "boxes, box",
    "foxes, fox",
    "horses, horse",
    "cheeses, cheese",
    "roses, rose",
    "noses, nose",
    "vases, vase",
    "oases, oasis",
    "ties, tie",
    "pies, pie",
    "movies, movie",
    "cherries, cherry",
    "ladies, lady",
    "leaves, leaf",
    "loaves, loaf",
    "gloves, glove",
    "olives, olive",
    "doves, dove",
    "oxen, ox",
    "octopuses, octopus",
    "canoes, canoe",
    "shoes, shoe",
    "benches, bench",
    "brushes, brush",
    "dresses, dress",
    "glasses, glass",
    "mazes, maze",
    "quizzes, quiz",
    "puppies, puppy",
    "monkeys, monkey",
    "butterflies, butterfly",
    "roofs, roof",
    "giraffes, giraffe",
    "skis, ski",
    "snarks, snark",
    "blue cars, blue car"
  })
  void a_plural_and_its_singular_lead_to_each_other(String plural, String singular) {
    assertThat(Plurals.singular(plural)).isEqualTo(singular);
    assertThat(Plurals.plural(singular)).isEqualTo(plural);
    assertThat(Plurals.isPlural(plural)).isTrue();
    assertThat(Plurals.isPlural(singular)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fish", "sheep", "deer", "goldfish", "jellyfish", "dice", "aircraft"})
  void some_are_the_same_for_one_and_many(String word) {
    assertThat(Plurals.singular(word)).isEqualTo(word);
    assertThat(Plurals.plural(word)).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scissors", "sunglasses", "trousers", "jeans", "headphones"})
  void some_are_always_many(String word) {
    assertThat(Plurals.singular(word)).isEqualTo(word);
    assertThat(Plurals.plural(word)).isEqualTo(word);
    assertThat(Plurals.isPlural(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bus", "dress", "cactus", "octopus", "walrus", "compass", "lens"})
  void not_every_s_is_that_of_a_plural(String word) {
    assertThat(Plurals.isPlural(word)).isFalse();
    assertThat(Plurals.singular(word)).isEqualTo(word);
  }

  @Test
  void of_a_whole_description_the_word_changes_that_names_it() {
    assertThat(Plurals.pluralOfPhrase("owl reading a newspaper"))
        .isEqualTo("owls reading a newspaper");
    assertThat(Plurals.pluralOfPhrase("woman with a knife")).isEqualTo("women with a knife");
  }

  /** Looked up by each of its ends, this one would take minutes. */
  @Test
  @Timeout(20)
  void a_word_as_long_as_a_book_is_known_by_its_end() {
    String word = "bcdf".repeat(25_000);
    assertThat(Plurals.singular(word + "shelves")).isEqualTo(word + "shelf");
    assertThat(Plurals.singular(word)).isEqualTo(word);
  }
}
