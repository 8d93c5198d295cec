package studio.eligen.agent.designer.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.engine.Region;

class RecolouringTest {

  private static final Region.Box BOX = new Region.Box(0, 0, 0.5, 0.5);

  private final Recolouring any = new Recolouring(VocabularyFile.anything());
  private final Recolouring tiny = new Recolouring(VocabularyFile.of(TinyModel.FOLDER));

  private static Entity thing(String prompt) {
    return new Entity("thing", prompt, BOX);
  }

  @Test
  void the_new_colour_takes_the_place_of_the_old_one() {
    assertThat(any.edit(thing("red wooden car"), "Dark blue").prompt())
        .isEqualTo("dark blue wooden car");
    assertThat(any.edit(thing("car"), "green").prompt()).isEqualTo("green car");
  }

  @Test
  void a_model_that_cannot_draw_the_colour_refuses_with_what_it_can() {
    String painted = TinyModel.colourable().get(0);
    String plain = TinyModel.plain().get(0);
    assertThat(tiny.edit(thing("red " + painted), "blue").prompt()).isEqualTo("blue " + painted);
    assertThatThrownBy(() -> tiny.edit(thing(painted), "beige"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("it knows");
    assertThatThrownBy(() -> tiny.edit(thing(plain), "blue"))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining(plain);
  }

  @Test
  void what_is_no_colour_word_is_refused() {
    for (String wrong : List.of("", "  ", "#ff0000", "x".repeat(50), "a\nb")) {
      assertThatThrownBy(() -> any.edit(thing("car"), wrong)).isInstanceOf(InvalidEdit.class);
    }
  }
}
