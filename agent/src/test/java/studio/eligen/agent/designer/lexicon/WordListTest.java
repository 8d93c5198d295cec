package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordListTest {

  static List<String> all() throws IOException, URISyntaxException {
    Path folder = Path.of(WordList.class.getResource("colours.txt").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.replace(".txt", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_list_is_well_formed_and_has_more_than_a_handful_of_words(String name) {
    assertThat(WordList.words(name)).hasSizeGreaterThan(5);
  }

  @Test
  void there_are_lists() throws IOException, URISyntaxException {
    assertThat(all()).contains("acts", "colours", "weather");
  }

  @Test
  void a_word_may_have_something_that_is_known_of_it() {
    assertThat(read("# Weathers.\nfog = in the fog\nnight time"))
        .containsExactly(Map.entry("fog", "in the fog"), Map.entry("night time", ""));
  }

  @Test
  void of_phrases_that_begin_alike_the_longer_one_comes_first() {
    assertThat(List.of(WordList.phrases("whole-picture"))).containsSubsequence("it all", "it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat                | must begin with a line such as \"# What these words are.\"",
        "# Animals.;dog;cat | line 3: \"cat\" stands in the wrong place; keep the list sorted",
        "# Animals.;cat;cat | line 3: \"cat\" stands in the wrong place",
        "# Animals.;cat =   | line 2: \"cat =\" is no entry; write \"word\" or \"word = what is known\"",
        "# Animals.;;cat    | line 2: \"\" is no entry"
      })
  void a_list_that_is_not_well_formed_is_refused_with_the_line(String text, String words) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("animals.txt")
        .hasMessageContaining(words);
  }

  @Test
  void a_list_that_is_not_there_is_named() {
    assertThatThrownBy(() -> WordList.words("smells"))
        .hasMessage("There is no word list smells.txt.");
  }

  private static Map<String, String> read(String text) {
    return WordList.read("animals.txt", text, " = ");
  }
}
