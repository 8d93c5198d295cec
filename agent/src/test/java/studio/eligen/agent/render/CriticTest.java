package studio.eligen.agent.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.prompts.Prompts;

class CriticTest {

  private static final Design DESIGN =
      new Design(
          new Canvas(160, 160),
          "",
          "",
          "",
          10,
          List.of(
              new Entity("cat", "cat", new Region.Box(0, 0, 0.4, 0.4)),
              new Entity("car", "red car", new Region.Box(0.5, 0.5, 1, 1))));

  private final RenderPlanner planner =
      new RenderPlanner(GenerationDefaults.PAPER, Prompts.builtIn());
  private final FakeRenderer renderer = new FakeRenderer();
  private final Picture picture =
      Picture.of(
          renderer.render(
              planner.generate(DESIGN, "").request(), RenderListener.SILENT, new Cancellation()),
          DESIGN);
  private final List<RenderPlan> planned = new ArrayList<>();

  private Critic.Result repaired(Verifier verifier, int tries) {
    return new Critic(Optional.of(verifier), tries)
        .repair(
            picture,
            DESIGN,
            planner,
            renderer,
            RenderListener.SILENT,
            new Cancellation(),
            100,
            planned::add);
  }

  private static EntityCheck seen(String id, boolean found) {
    return new EntityCheck(
        id, Optional.of(found), OptionalDouble.of(found ? 0.8 : 0), Optional.of(found), NO_COLOUR);
  }

  private static final Optional<Boolean> NO_COLOUR = Optional.empty();

  /** Sees the cat always, and the car if its place is drawn so. */
  private static Verifier carIf(Predicate<Integer> drawn) {
    return (image, design, cancellation) ->
        List.of(seen("cat", true), seen("car", drawn.test(image.getRGB(120, 120) & 0xffffff)));
  }

  @Test
  void without_a_verifier_nothing_is_checked_and_nothing_is_called_fine() {
    Scorecard scorecard = Critic.offline().score(picture, DESIGN, new Cancellation());
    assertThat(scorecard.text()).startsWith("Not checked").doesNotContain("fine");
    assertThat(scorecard.isFine()).isFalse();
    assertThat(scorecard.failed()).isEmpty();
  }

  @Test
  void a_verifier_that_cannot_look_is_quoted_and_repairs_nothing() {
    Critic.Result result =
        repaired(
            (image, design, cancellation) -> {
              throw new Verifier.Unable("The server did not answer.", null);
            },
            3);
    assertThat(result.scorecard().text()).isEqualTo("Not checked: The server did not answer.");
    assertThat(result.tries()).isZero();
    assertThat(result.picture()).isSameAs(picture);
  }

  @Test
  void an_entity_that_the_verifier_leaves_out_was_not_checked() {
    Critic critic = new Critic(Optional.of((i, d, c) -> List.of(seen("cat", true))), 1);
    Scorecard scorecard = critic.score(picture, DESIGN, new Cancellation());
    assertThat(scorecard.text()).isEqualTo("cat: found, 80 % in place\ncar: not checked");
    assertThat(scorecard.isFine()).isFalse();
  }

  @Test
  void missing_misplaced_mistaken_and_miscoloured_things_fail() {
    Optional<Boolean> yes = Optional.of(true);
    Optional<Boolean> no = Optional.of(false);
    OptionalDouble there = OptionalDouble.of(0.7);
    assertThat(new EntityCheck("a", yes, there, yes, yes).isFailed()).isFalse();
    assertThat(new EntityCheck("a", no, OptionalDouble.of(0), no, NO_COLOUR).isFailed()).isTrue();
    assertThat(new EntityCheck("a", yes, OptionalDouble.of(0.1), yes, yes).isFailed()).isTrue();
    assertThat(new EntityCheck("a", yes, there, no, yes).isFailed()).isTrue();
    assertThat(new EntityCheck("a", yes, there, yes, no).described())
        .isEqualTo("found, 70 % in place, colour wrong");
  }

  @Test
  void what_failed_is_drawn_again_from_other_seeds_in_its_region_only() {
    int wanted = FakeRenderer.colour(102);
    Critic.Result result = repaired(carIf(rgb -> rgb == wanted), 5);
    assertThat(result.tries()).isEqualTo(3);
    assertThat(result.scorecard().isFine()).isTrue();
    assertThat(planned).hasSize(3);
    assertThat(((RenderPlan.Inpaint) planned.get(0)).touched().cardinality()).isEqualTo(100);
    RenderRequest last = renderer.requests().get(3);
    assertThat(last.seed()).isEqualTo(102);
    assertThat(last.entities()).extracting(RenderRequest.Entity::prompt).containsExactly("red car");
  }

  @Test
  void what_is_hidden_is_not_looked_for_and_what_is_locked_is_not_drawn_again() {
    Design states =
        DESIGN.with(
            List.of(new DesignEdit.SetHidden("cat", true), new DesignEdit.SetLocked("car", true)));
    List<Design> looked = new ArrayList<>();
    Verifier nothingFound =
        (image, design, cancellation) -> {
          looked.add(design);
          return List.of(seen("car", false));
        };
    Critic.Result result =
        new Critic(Optional.of(nothingFound), 3)
            .repair(
                picture,
                states,
                planner,
                renderer,
                RenderListener.SILENT,
                new Cancellation(),
                100,
                planned::add);
    assertThat(looked.get(0).entities()).extracting(Entity::id).containsExactly("car");
    assertThat(result.scorecard().failed()).containsExactly("car");
    assertThat(result.tries()).isZero();
    assertThat(planned).isEmpty();
  }

  @Test
  void when_the_tries_are_used_up_the_picture_stays_as_it_was() {
    Critic.Result result = repaired(carIf(rgb -> false), 2);
    assertThat(result.tries()).isEqualTo(2);
    assertThat(result.picture()).isSameAs(picture);
    assertThat(result.scorecard().failed()).containsExactly("car");
  }

  @Test
  void a_repair_that_breaks_another_thing_is_not_kept() {
    List<Integer> looks = new ArrayList<>();
    Verifier fickle =
        (image, design, cancellation) -> {
          looks.add(1);
          boolean first = looks.size() == 1;
          return List.of(seen("cat", first), seen("car", !first));
        };
    assertThat(repaired(fickle, 2).picture()).isSameAs(picture);
  }

  @Test
  void a_budget_out_of_range_is_refused() {
    assertThatThrownBy(() -> new Critic(Optional.empty(), 17))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("17")
        .hasMessageContaining("0 to 16");
  }
}
