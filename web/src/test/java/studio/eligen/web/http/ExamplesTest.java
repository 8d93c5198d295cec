package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

class ExamplesTest {

  private static Thing thing(String name, boolean colours) {
    return new Thing(name, List.of(), colours, Stands.GROUND, 0.4, 0.5, 0, Optional.empty());
  }

  private static Place place(String phrase) {
    return new Place(phrase, List.of(phrase), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void a_model_of_other_things_gets_examples_of_those() {
    Vocabulary cups =
        Vocabulary.of(
            List.of(
                thing("cup", true), thing("vase", true), thing("egg", false), thing("pear", false)),
            List.of("grey", "pink"),
            List.of(place("on a table"), place("on a shelf")));
    assertThat(Examples.of(cups))
        .containsExactly(
            "an egg on a table",
            "a grey cup on the left and a pink vase on the right",
            "a pear next to a pink cup on a shelf");
  }

  @Test
  void a_model_without_a_list_or_with_hardly_any_gets_some_of_everyday_things() {
    List<String> any = Examples.of(Vocabulary.open(List.of(), List.of(), List.of()));
    assertThat(any)
        .hasSize(3)
        .isEqualTo(Examples.of(Vocabulary.of(List.of(), List.of(), List.of())));
  }
}
