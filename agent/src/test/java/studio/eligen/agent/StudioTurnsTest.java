package studio.eligen.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.Designer;
import studio.eligen.agent.designer.language.RuleBasedDesigner;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.agent.render.RenderPlanner;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.prompts.Prompts;

/** Turns as others see them: who reads, who stops, and how often an edit is applied. */
@Timeout(30)
class StudioTurnsTest {

  private final FakeRenderer renderer = new FakeRenderer();
  private final List<StudioEvent> heard = new ArrayList<>();

  private static Designer rules() {
    return new RuleBasedDesigner(Worlds.small(), Prompts.builtIn());
  }

  private Studio studio(Designer designer, Renderer renderer) {
    Studio studio =
        new Studio(
            designer,
            new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn()),
            Optional.of(renderer),
            Design.blank(new Canvas(160, 160), 0));
    studio.listen(heard::add);
    return studio;
  }

  @Test
  void readers_never_wait_while_a_picture_is_drawn() throws Exception {
    FakeRenderer held = FakeRenderer.held();
    Studio studio = studio(rules(), held);
    Snapshot before = studio.snapshot();
    CompletableFuture<Void> turn = CompletableFuture.runAsync(() -> studio.say("a cat on a beach"));
    held.begun().take();
    assertThat(studio.snapshot().status()).isEqualTo(Status.DRAWING);
    assertThat(studio.design().entity("cat")).isPresent();
    assertThat(studio.history().versions()).hasSize(2);
    assertThat(studio.picture()).isEmpty();
    held.letAll();
    turn.join();
    assertThat(studio.snapshot().status()).isEqualTo(Status.RESTING);
    assertThat(studio.picture()).isPresent();
    assertThat(before.history().versions()).as("one that was taken before").hasSize(1);
  }

  @Test
  void readers_never_wait_while_the_designer_thinks() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Void> allowed = new CompletableFuture<>();
    Designer thinking =
        turn -> {
          begun.countDown();
          allowed.join();
          return rules().answer(turn);
        };
    Studio studio = studio(thinking, renderer);
    CompletableFuture<Void> turn = CompletableFuture.runAsync(() -> studio.say("a cat"));
    begun.await();
    assertThat(studio.snapshot().status()).isEqualTo(Status.WORKING);
    assertThat(studio.design().entities()).isEmpty();
    allowed.complete(null);
    turn.join();
    assertThat(studio.design().entities()).hasSize(1);
  }

  @Test
  void a_turn_that_is_cancelled_before_its_picture_is_begun_does_not_begin_it() {
    Studio studio = studio(rules(), renderer);
    Cancellation token = new Cancellation();
    studio.listen(
        event -> {
          if (event instanceof StudioEvent.Answered) {
            token.cancel();
          }
        });
    studio.turn(token, () -> studio.say("a cat on a beach"));
    assertThat(studio.picture()).isEmpty();
    assertThat(studio.design().entity("cat")).as("the design stays").isPresent();
    assertThat(heard).hasAtLeastOneElementOfType(StudioEvent.RenderFailed.class);
    studio.draw();
    assertThat(studio.picture()).as("the next turn has its own token").isPresent();
  }

  @Test
  void one_token_stops_all_that_is_done_as_one_turn() {
    Studio studio = studio(rules(), renderer);
    Cancellation token = new Cancellation();
    studio.turn(
        token,
        () -> {
          studio.say("a cat on a beach");
          studio.cancel();
          studio.say("add a ball");
        });
    assertThat(token.isCancelled()).isTrue();
    assertThat(studio.design().entities()).hasSize(2);
    assertThat(studio.picture()).isEmpty();
    assertThat(heard)
        .filteredOn(StudioEvent.RenderFailed.class::isInstance)
        .extracting(event -> ((StudioEvent.RenderFailed) event).reason())
        .singleElement()
        .isInstanceOf(RenderException.Cancelled.class);
  }

  @Test
  void cancelling_where_no_turn_runs_stops_none_that_comes() {
    Studio studio = studio(rules(), renderer);
    studio.cancel();
    studio.say("a cat on a beach");
    assertThat(studio.picture()).isPresent();
  }

  @Test
  void an_edit_is_applied_once() {
    Studio studio = studio(rules(), renderer);
    studio.say("a cat on a beach");
    AtomicInteger applied = new AtomicInteger();
    UnaryOperator<Design> restyle =
        design -> {
          applied.incrementAndGet();
          return design.with(new DesignEdit.SetStyle("ink"));
        };
    studio.edit(restyle, "ink");
    assertThat(applied).hasValue(1);
    studio.describe(restyle, "it is ink");
    assertThat(applied).hasValue(2);
    assertThat(studio.design().style()).isEqualTo("ink");
  }

  @Test
  void words_draw_variations_and_pick_one_and_then_another_instead() {
    Studio studio = studio(rules(), renderer);
    studio.say("a cat on a beach");
    assertThat(studio.say("show me three variations")).as("no affair of the designer").isEmpty();
    VariationSheet sheet = studio.snapshot().variations().orElseThrow();
    assertThat(sheet.drawn()).hasSize(3);
    assertThat(studio.history().versions()).hasSize(2);
    studio.say("I like the second one");
    assertThat(studio.design()).isEqualTo(sheet.drawn().get(1).design());
    studio.say("the first one");
    assertThat(studio.design()).isEqualTo(sheet.drawn().get(0).design());
    assertThat(studio.history().current().parent()).hasValue(1);
    assertThat(heard)
        .filteredOn(StudioEvent.Picked.class::isInstance)
        .containsExactly(new StudioEvent.Picked(2, 2), new StudioEvent.Picked(1, 3));
  }

  @Test
  void more_like_one_picks_it_and_draws_as_many_others() {
    Studio studio = studio(rules(), renderer);
    studio.say("a cat on a beach");
    studio.say("two variations of the cat");
    VariationSheet first = studio.snapshot().variations().orElseThrow();
    studio.say("more like the second one");
    VariationSheet second = studio.snapshot().variations().orElseThrow();
    assertThat(studio.history().current().number()).isEqualTo(2);
    assertThat(second.origin()).isEqualTo(studio.history().current());
    assertThat(second.entity()).contains("cat");
    assertThat(second.drawn()).hasSize(2).doesNotContainAnyElementsOf(first.drawn());
  }

  @Test
  void once_the_design_has_gone_on_a_number_means_no_variation_any_more() {
    Studio studio = studio(rules(), renderer);
    studio.say("a cat on a beach");
    studio.say("two variations");
    studio.say("add a ball");
    assertThat(studio.say("the second one")).as("the designer's answer").isPresent();
    assertThatThrownBy(() -> studio.pick(2)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void what_cannot_be_varied_or_picked_is_refused_in_a_sentence() {
    Studio studio = studio(rules(), renderer);
    assertThatThrownBy(() -> studio.say("show me some variations"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nothing to vary yet");
    studio.say("a cat on a beach");
    studio.varyAtMost(8);
    assertThatThrownBy(() -> studio.say("9 variations"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("1 to 8");
    studio.say("two variations");
    assertThatThrownBy(() -> studio.say("the fifth one"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("There is no variation 5; choose 1 to 2.");
    assertThat(studio.history().versions()).hasSize(2);
  }
}
