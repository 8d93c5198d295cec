package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.OfflineDesigner;
import studio.eligen.agent.render.RenderPlan;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderRequest;
import studio.eligen.prompts.Prompts;

class StudioTest {

  private final Crayon crayon = new Crayon();
  private final List<StudioEvent> heard = new ArrayList<>();
  private final Studio studio =
      new Studio(
          new OfflineDesigner(Worlds.small(), Prompts.builtIn()),
          new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
          Optional.of(crayon),
          Design.blank(new Canvas(160, 160), 0));

  @Test
  void the_first_picture_is_drawn_whole_and_the_next_one_is_an_edit_of_it() {
    studio.listen(heard::add);
    studio.say("a cat on a beach");
    studio.say("move it left");
    assertThat(crayon.requests).hasSize(2);
    assertThat(crayon.requests.get(0).edit()).isEmpty();
    assertThat(crayon.requests.get(1).edit()).isPresent();
    assertThat(heard)
        .filteredOn(StudioEvent.Planned.class::isInstance)
        .extracting(event -> ((StudioEvent.Planned) event).plan().getClass().getSimpleName())
        .containsExactly("Generate", "Inpaint");
  }

  @Test
  void undo_shows_the_same_bytes_again_without_drawing() {
    studio.say("a cat on a beach");
    byte[] first = studio.picture().orElseThrow().png();
    studio.say("move it left");
    studio.say("undo");
    assertThat(studio.picture().orElseThrow().png()).isEqualTo(first);
    studio.say("redo");
    assertThat(studio.picture().orElseThrow().png()).isNotEqualTo(first);
    assertThat(crayon.requests).hasSize(2);
  }

  @Test
  void back_at_the_blank_canvas_there_is_no_picture() {
    studio.say("a cat on a beach");
    studio.say("undo");
    assertThat(studio.picture()).isEmpty();
    assertThat(crayon.requests).hasSize(1);
  }

  @Test
  void a_question_draws_nothing() {
    studio.say("what is there?");
    studio.say("fhqwhgads");
    assertThat(crayon.requests).isEmpty();
  }

  @Test
  void a_failed_picture_keeps_the_design_and_the_next_one_starts_from_the_last_that_succeeded() {
    studio.listen(heard::add);
    studio.say("a cat on a beach");
    crayon.broken = true;
    studio.say("add a ball");
    assertThat(studio.design().entities()).hasSize(2);
    assertThat(studio.picture()).isEmpty();
    assertThat(heard).hasAtLeastOneElementOfType(StudioEvent.RenderFailed.class);
    crayon.broken = false;
    studio.say("add a bird");
    assertThat(studio.picture()).isPresent();
    RenderRequest last = crayon.requests.get(2);
    assertThat(last.edit()).isPresent();
    assertThat(last.entities())
        .extracting(RenderRequest.Entity::prompt)
        .containsExactlyInAnyOrder("ball", "bird");
  }

  @Test
  void a_fork_continues_from_an_earlier_version() {
    studio.say("a cat on a beach");
    studio.say("add a ball");
    studio.fork(1);
    studio.say("add a bird");
    assertThat(studio.design().entities()).extracting(e -> e.id()).containsExactly("cat", "bird");
    assertThat(studio.history().versions()).hasSize(4);
  }

  @Test
  void a_listener_may_stop_the_picture_that_is_being_drawn() {
    studio.listen(
        event -> {
          if (event instanceof StudioEvent.Planned planned
              && planned.plan() instanceof RenderPlan.Generate) {
            studio.cancel();
          }
        });
    studio.say("a cat on a beach");
    assertThat(studio.picture()).isEmpty();
    assertThat(studio.design().entities()).hasSize(1);
  }
}
