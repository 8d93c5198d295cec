package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiTest {

  @ParameterizedTest
  @CsvSource({"🐱, cat", "🛋️, couch", "🛋, couch", "🧑🏽‍🚀, astronaut", "❤️, heart", "🚗, car"})
  void an_emoji_names_a_thing_whatever_its_style_and_skin(String emoji, String name) {
    assertThat(Emoji.name(emoji)).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"😀", "👍", "a", "⚠️"})
  void other_characters_name_none(String character) {
    assertThat(Emoji.name(character)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "🐱 on a 🛋️, a cat on a couch",
    "!🐱, !  a cat",
    "a 🐱 on 🛋️, a cat on a couch",
    "two 🐱s next to the red🚗, two cats next to the red car",
    "🐱🐱🐱 in a garden, three cats in a garden",
    "🐱 🐶, a cat and a dog",
    "add 🌳, add tree",
    "a cat 😀 on a beach, a cat on a beach",
    "replace the 🐈 with a 🐕, replace the cat with a dog",
    "put 👓 on the 🐱, put glasses on the cat"
  })
  void a_sentence_with_emoji_reads_as_words(String said, String read) {
    assertThat(Words.of(said)).isEqualTo(Words.of(read));
  }

  @Test
  void all_names_are_things() {
    for (Map.Entry<String, String> emoji : WordList.facts("emoji").entrySet()) {
      assertThat(EverydayThings.described(emoji.getValue())).as(emoji.toString()).isPresent();
    }
  }
}
