package studio.eligen.agent.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.engine.Region;

class DesignDifferenceTest {

  private static final Canvas CANVAS = new Canvas(256, 256);
  private static final Region.Box BOX = new Region.Box(0.25, 0.25, 0.5, 0.5);
  private static final Design SCENE =
      Design.blank(CANVAS, 0)
          .with(new DesignEdit.AddEntity(new Entity("cat", "cat", BOX)))
          .with(new DesignEdit.AddEntity(new Entity("ball", "red ball", BOX)));

  private static List<String> words(DesignEdit... edits) {
    return DesignDifference.words(SCENE, SCENE.with(List.of(edits)));
  }

  @Test
  void a_move_says_how_far_and_where() {
    assertThat(words(new DesignEdit.MoveEntity("cat", -0.12, 0)))
        .containsExactly("moved cat 12 % left");
    assertThat(words(new DesignEdit.MoveEntity("cat", 0.2, -0.1)))
        .containsExactly("moved cat 20 % right and 10 % up");
  }

  @Test
  void a_resize_says_by_how_much_and_nothing_of_the_place_that_stayed() {
    assertThat(words(new DesignEdit.ResizeEntity("cat", 1.5, 1.5, Anchor.CENTRE)))
        .containsExactly("made cat larger (1.5×)");
    assertThat(words(new DesignEdit.ResizeEntity("cat", 0.5, 0.5, Anchor.FOOT)))
        .containsExactly("made cat smaller (0.5×)");
    assertThat(words(new DesignEdit.ResizeEntity("cat", 1.25, 1, Anchor.CENTRE)))
        .containsExactly("made cat wider (1.25×)");
  }

  @Test
  void what_was_hidden_shown_locked_or_unlocked_is_told_by_name() {
    assertThat(words(new DesignEdit.SetHidden("ball", true))).containsExactly("hid red ball");
    assertThat(words(new DesignEdit.SetLocked("cat", true))).containsExactly("locked cat");
    Design both =
        SCENE.with(
            List.of(new DesignEdit.SetHidden("cat", true), new DesignEdit.SetLocked("cat", true)));
    assertThat(DesignDifference.words(both, SCENE)).containsExactly("showed cat", "unlocked cat");
  }

  @Test
  void another_negative_prompt_is_quoted() {
    assertThat(words(new DesignEdit.SetNegative("people")))
        .containsExactly("negative prompt: people");
  }

  @Test
  void a_handle_that_was_dragged_is_a_change_of_size_and_no_move() {
    assertThat(words(new DesignEdit.ReshapeEntity("ball", new Region.Box(0.25, 0.25, 0.55, 0.55))))
        .containsExactly("made red ball larger (1.2×)");
    assertThat(words(new DesignEdit.ReshapeEntity("ball", new Region.Box(0.2, 0.3, 0.5, 0.5))))
        .containsExactly("made red ball wider (1.2×) and lower (0.8×)");
    assertThat(words(new DesignEdit.ReshapeEntity("cat", new Region.Box(0.6, 0.25, 0.9, 0.5))))
        .containsExactly("made cat wider (1.2×)", "moved cat 38 % right");
    assertThat(words(new DesignEdit.ResizeEntity("cat", 3.2, 3.2, Anchor.CENTRE)))
        .containsExactly("made cat larger (3.2×)");
  }

  @Test
  void what_became_another_thing_is_told_from_what_changed_its_colour() {
    assertThat(words(new DesignEdit.RepromptEntity("cat", "dog")))
        .containsExactly("turned cat into dog");
    assertThat(words(new DesignEdit.RepromptEntity("ball", "green ball")))
        .containsExactly("made ball green");
    assertThat(words(new DesignEdit.RepromptEntity("ball", "ball")))
        .containsExactly("turned red ball into ball");
    Design hat = SCENE.with(new DesignEdit.RepromptEntity("cat", "cat with a hat"));
    assertThat(
            DesignDifference.words(
                hat, hat.with(new DesignEdit.RepromptEntity("cat", "dog with a hat"))))
        .containsExactly("turned cat with a hat into dog with a hat");
  }

  @Test
  void a_thing_is_called_by_what_it_is_now() {
    Design dog = SCENE.with(new DesignEdit.RepromptEntity("cat", "dog"));
    assertThat(DesignDifference.words(dog, dog.with(new DesignEdit.MoveEntity("cat", 0.1, 0))))
        .containsExactly("moved dog 10 % right");
    Design two = SCENE.with(new DesignEdit.AddEntity(new Entity("cat-2", "cat", BOX)));
    assertThat(DesignDifference.words(two, two.with(new DesignEdit.MoveEntity("cat-2", 0.1, 0))))
        .containsExactly("moved cat-2 10 % right");
  }

  @Test
  void what_came_and_went_is_called_by_its_prompt() {
    assertThat(
            words(
                new DesignEdit.RemoveEntity("ball"),
                new DesignEdit.AddEntity(new Entity("tree", "tall tree", BOX)),
                new DesignEdit.RepromptEntity("cat", "black cat")))
        .containsExactly("removed red ball", "made cat black", "added tall tree");
  }

  @Test
  void the_picture_as_a_whole_is_told_of_too() {
    assertThat(
            words(
                new DesignEdit.SetScene("on a beach"),
                new DesignEdit.SetStyle("watercolour"),
                new DesignEdit.SetCanvas(new Canvas(128, 256)),
                new DesignEdit.Reseed(7)))
        .containsExactly(
            "size: 128×256 pixels", "scene: on a beach", "style: watercolour", "drawn anew");
    Design styled = SCENE.with(new DesignEdit.SetStyle("watercolour"));
    assertThat(DesignDifference.words(styled, SCENE)).containsExactly("no style");
  }

  @Test
  void another_shape_in_the_same_place_is_a_reshape() {
    assertThat(words(new DesignEdit.ReshapeEntity("cat", new Region.Ellipse(0.25, 0.25, 0.5, 0.5))))
        .containsExactly("reshaped cat (ellipse)");
  }

  @Test
  void of_several_things_the_one_that_changed_places_is_named() {
    Design three = SCENE.with(new DesignEdit.AddEntity(new Entity("bird", "bird", BOX)));
    assertThat(DesignDifference.words(three, three.with(new DesignEdit.Reorder("cat", 2))))
        .containsExactly("brought cat forward");
    assertThat(DesignDifference.words(three, three.with(new DesignEdit.Reorder("bird", 0))))
        .containsExactly("brought bird backward");
    Design turned =
        three.with(List.of(new DesignEdit.Reorder("bird", 0), new DesignEdit.Reorder("cat", 2)));
    assertThat(DesignDifference.words(three, turned))
        .containsExactly("changed what is in front of what");
  }

  @Property(tries = 300, seed = "42")
  void every_pair_of_designs_that_differ_is_told_apart_in_short_phrases(
      @ForAll("designs") Design before, @ForAll("designs") Design after) {
    List<String> words = DesignDifference.words(before, after);
    assertThat(words.isEmpty()).isEqualTo(before.equals(after));
    assertThat(words).allSatisfy(phrase -> assertThat(phrase).isNotBlank().hasSizeLessThan(200));
    assertThat(String.join(" ", words)).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Provide
  Arbitrary<Design> designs() {
    Arbitrary<Canvas> canvases = Arbitraries.of(CANVAS, new Canvas(256, 128));
    Arbitrary<String> texts = Arbitraries.of("", "on a beach", "x".repeat(2_000));
    Arbitrary<List<String>> ids =
        Arbitraries.of("cat", "ball", "tree").list().uniqueElements().ofMaxSize(3);
    return Combinators.combine(canvases, texts, texts, ids, Arbitraries.longs().between(0, 999))
        .as(DesignDifferenceTest::design);
  }

  /** Everything else of a design is drawn from its seed, so that a few values make many designs. */
  private static Design design(
      Canvas canvas, String scene, String prompt, List<String> ids, long seed) {
    Design design = Design.blank(canvas, seed % 3).with(new DesignEdit.SetScene(scene));
    for (String id : ids) {
      String what = prompt.isEmpty() ? id : prompt;
      Region region = region(canvas, (int) (seed + id.length()) % 5);
      design = design.with(new DesignEdit.AddEntity(new Entity(id, what, region)));
    }
    return design;
  }

  private static Region region(Canvas canvas, int kind) {
    BitSet pixels = new BitSet();
    pixels.set(canvas.width() * 20 + 10, canvas.width() * 20 + 60);
    pixels.set(canvas.width() * 60 + 20, canvas.width() * 60 + 40);
    return switch (kind) {
      case 0 -> BOX;
      case 1 -> new Region.Box(0.2501, 0.25, 0.5001, 0.5);
      case 2 -> new Region.Ellipse(0.1, 0.1, 0.9, 0.9);
      case 3 ->
          new Region.Polygon(
              List.of(
                  new Region.Point(0.25, 0.25),
                  new Region.Point(0.5, 0.25),
                  new Region.Point(0.5, 0.5)));
      default -> new Region.Mask(canvas.width(), canvas.height(), pixels);
    };
  }
}
