package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.ContactSheet;
import studio.eligen.agent.render.Critic;
import studio.eligen.agent.render.EntityCheck;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.Variation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.prompts.Prompts;

class VariationsTest {

  private final FakeRenderer renderer = new FakeRenderer();
  private final Studio studio = studio(Optional.of(renderer));

  private static Studio studio(Optional<Renderer> renderer) {
    return new Studio(
        new RuleBasedDesigner(Worlds.small(), Prompts.builtIn()),
        new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
        renderer,
        Design.blank(new Canvas(160, 160), 7));
  }

  @Test
  void variations_of_a_design_come_from_the_seeds_after_its_own_and_change_nothing() {
    studio.say("a cat on a beach");
    List<Variation> variations = studio.variations(Optional.empty(), 3);
    assertThat(variations).extracting(Variation::seed).containsExactly(8L, 9L, 10L);
    assertThat(studio.design().seed()).isEqualTo(7);
    assertThat(studio.history().versions()).hasSize(2);
  }

  @Test
  void the_one_that_is_picked_is_the_next_version_with_its_seed_and_can_be_undone() {
    studio.say("a cat on a beach");
    byte[] before = studio.picture().orElseThrow().png();
    Variation second = studio.variations(Optional.empty(), 3).get(1);
    studio.pick(second);
    assertThat(studio.design().seed()).isEqualTo(9);
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(second.picture().png());
    assertThat(studio.history().current().words()).isEqualTo("variation, seed 9");
    studio.undo(1);
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(before);
    assertThat(renderer.requests()).as("nothing is drawn twice").hasSize(4);
  }

  @Test
  void variations_of_one_thing_keep_all_else_and_are_new_ones_after_a_pick() {
    studio.say("a cat and a ball on a beach");
    List<Variation> variations = studio.variations(Optional.of("cat"), 2);
    assertThat(renderer.requests().get(1).entities()).hasSize(1);
    assertThat(variations.get(0).design()).isEqualTo(studio.design());
    studio.pick(variations.get(0));
    assertThat(studio.history().current().words()).startsWith("variation of cat, seed ");
    assertThat(studio.variations(Optional.of("cat"), 2))
        .extracting(Variation::seed)
        .doesNotContainAnyElementsOf(variations.stream().map(Variation::seed).toList());
  }

  @Test
  void asked_again_they_are_others() {
    studio.say("a cat on a beach");
    List<Variation> first = studio.variations(Optional.empty(), 3);
    List<Variation> second = studio.variations(Optional.empty(), 2);
    studio.pick(first.get(0));
    List<Variation> third = studio.variations(Optional.empty(), 2);
    assertThat(Stream.of(first, second, third).flatMap(List::stream).map(Variation::seed))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_edit_after_a_pick_starts_from_what_was_picked() {
    studio.say("a cat and a ball on a beach");
    studio.pick(studio.variations(Optional.of("cat"), 1).get(0));
    studio.say("remove the ball");
    BufferedImage start =
        renderer.requests().get(renderer.requests().size() - 1).edit().orElseThrow().image();
    int width = start.getWidth();
    assertThat(start.getRGB(0, 0, width, width, null, 0, width))
        .contains(0xff000000 | FakeRenderer.colour(renderer.requests().get(1).seed()));
  }

  @Test
  void what_cannot_be_varied_is_told_in_a_sentence() {
    assertThatThrownBy(() -> studio.variations(Optional.of("cat"), 2))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("no picture yet");
    studio.say("a cat on a beach");
    assertThatThrownBy(() -> studio.variations(Optional.of("dog"), 2))
        .isInstanceOf(InvalidEdit.class)
        .hasMessageContaining("dog");
    assertThatThrownBy(() -> studio.variations(Optional.empty(), 17))
        .hasMessageContaining("17")
        .hasMessageContaining("1 to 16");
    assertThatThrownBy(() -> studio(Optional.empty()).variations(Optional.empty(), 2))
        .isInstanceOf(InvalidEdit.class);
  }

  @Test
  void cancelling_keeps_those_that_are_done() {
    studio.say("a cat on a beach");
    List<StudioEvent> planned = new ArrayList<>();
    studio.listen(
        event -> {
          if (event instanceof StudioEvent.Planned) {
            planned.add(event);
          }
          if (planned.size() == 3) {
            studio.cancel();
          }
        });
    assertThat(studio.variations(Optional.empty(), 5)).hasSize(2);
  }

  @Test
  void words_about_variations_break_nothing() {
    studio.say("a cat on a beach");
    for (String words : List.of("variations", "4 variations", "show me variations of the cat")) {
      studio.say(words);
      assertThat(studio.design().entity("cat")).isPresent();
    }
  }

  @Test
  void a_contact_sheet_shows_them_side_by_side_with_numbers() {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pictures.add(new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB));
    }
    BufferedImage sheet = ContactSheet.of(pictures);
    assertThat(sheet.getWidth()).isEqualTo(8 + 4 * 168);
    assertThat(sheet.getHeight()).isEqualTo(8 + 3 * 168);
    assertThat(sheet.getRGB(8 + 80, 8 + 80) & 0xffffff).isZero();
    assertThat(sheet.getRGB(8 + 1, 8 + 1) & 0xffffff).as("behind the 1").isEqualTo(0xffffff);
    assertThatThrownBy(() -> ContactSheet.of(List.of())).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_repair_is_the_next_version_and_a_review_that_finds_nothing_wrong_changes_nothing() {
    studio.say("a cat and a ball on a beach");
    List<Integer> looks = new ArrayList<>();
    Critic critic =
        new Critic(
            Optional.of(
                (image, design, cancellation) -> {
                  looks.add(looks.size());
                  return List.of(seen("cat", true), seen("ball", looks.size() > 2));
                }),
            4);
    assertThat(studio.review(critic).tries()).isEqualTo(2);
    assertThat(studio.history().current().words()).isEqualTo("repair");
    int versions = studio.history().versions().size();
    assertThat(studio.review(critic).scorecard().isFine()).isTrue();
    assertThat(studio.history().versions()).hasSize(versions);
    assertThat(studio.review(Critic.offline()).scorecard().text()).startsWith("Not checked");
  }

  private static EntityCheck seen(String id, boolean found) {
    return new EntityCheck(
        id, Optional.of(found), OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void a_whole_redraw_can_be_refused_and_then_the_design_is_as_it_was() {
    List<RenderPlan> asked = new ArrayList<>();
    studio.askBefore(plan -> !asked.add(plan));
    studio.say("a cat on a beach");
    byte[] before = studio.picture().orElseThrow().png();
    studio.say("move the cat right");
    assertThat(studio.history().current().number()).as("an edit is not dear").isEqualTo(2);
    studio.say("change the background to a forest");
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).explanation()).contains("anew, as the scene changed");
    assertThat(studio.design().scene()).isEqualTo("on a beach");
    assertThat(studio.history().current().number()).isEqualTo(2);
    assertThat(studio.picture().orElseThrow().png()).isNotEqualTo(before);
    assertThat(renderer.requests()).hasSize(2);
  }
}
