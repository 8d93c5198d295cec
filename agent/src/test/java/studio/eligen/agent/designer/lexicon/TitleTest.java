package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.design.Shown;

class TitleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat, red car | on a beach | a cat and a red car on a beach",
        "cat, cat, cat | in a forest | three cats in a forest",
        "cat, dog, cat | '' | two cats and a dog",
        "owl, umbrella, unicorn | at night | an owl, an umbrella and a unicorn at night",
        "mouse, mouse | in a kitchen | two mice in a kitchen",
        "owl reading a newspaper, owl reading a newspaper | '' | two owls reading a newspaper",
        "scissors | on a table | scissors on a table",
        "the moon | in space | the moon in space",
        "cat | a beach at sunset | a cat, a beach at sunset",
        "cat, dog, bird, fish | '' | a cat, a dog, a bird and a fish",
        "cat, dog, bird, fish, fish, sun | in a park | a cat, a dog, a bird, two fish and a sun in a park",
        "cat, dog, bird, owl, bee, fish, fish, sun | '' | a cat, a dog, a bird, an owl, a bee and 3 more",
        "'' | on a beach | a beach",
        "'' | in space | space",
        "'' | '' | ''",
      })
  void a_picture_is_called_by_what_it_shows(String things, String scene, String title) {
    List<String> shown = things.isEmpty() ? List.of() : List.of(things.split(", "));
    assertThat(Title.of(new Shown(scene, shown))).isEqualTo(title);
  }
}
