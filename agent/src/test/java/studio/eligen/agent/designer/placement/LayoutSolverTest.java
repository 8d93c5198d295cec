package studio.eligen.agent.designer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.fixtures.Worlds;
import studio.eligen.engine.Region;

class LayoutSolverTest {

  private static final Vocabulary SMALL = Worlds.small();
  private static final int[] SIDES = {160, 176, 256, 320, 512, 1024, 1344};

  private static List<Wanted> scene(Random random, int count) {
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thing thing = SMALL.things().get(random.nextInt(SMALL.things().size()));
      Spot spot =
          random.nextInt(4) == 0
              ? new Spot.Side(random.nextInt(3) - 1, null, false)
              : Spot.ANYWHERE;
      wanted.add(Wanted.of("thing-" + i, thing, 1, spot));
    }
    return wanted;
  }

  private static Optional<Place> anyPlace(Random random) {
    int index = random.nextInt(SMALL.places().size() + 1);
    return index == 0 ? Optional.empty() : Optional.of(SMALL.places().get(index - 1));
  }

  @Test
  void things_are_inside_on_the_grid_and_apart_in_any_scene_on_any_canvas() {
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      Canvas canvas =
          new Canvas(SIDES[random.nextInt(SIDES.length)], SIDES[random.nextInt(SIDES.length)]);
      List<Wanted> wanted = scene(random, 1 + random.nextInt(5));
      Map<String, PixelBox> boxes =
          new LayoutSolver(canvas, anyPlace(random)).place(wanted, List.of()).orElseThrow();
      List<PixelBox> rects = List.copyOf(boxes.values());
      assertThat(rects).hasSize(wanted.size());
      for (PixelBox rect : rects) {
        assertThat(rect.x() % 16 + rect.y() % 16 + rect.width() % 16 + rect.height() % 16).isZero();
        assertThat(rect.right()).isLessThanOrEqualTo(canvas.width());
        assertThat(rect.bottom()).isLessThanOrEqualTo(canvas.height());
        assertThat(rects).filteredOn(other -> other != rect).noneMatch(o -> o.gap(rect) < 0);
      }
    }
  }

  @Test
  void what_is_alone_in_the_sky_is_not_on_the_head_of_what_stands_in_the_middle() {
    Map<String, PixelBox> boxes =
        new LayoutSolver(new Canvas(256, 256), Optional.empty())
            .place(
                List.of(
                    Wanted.of("snowman", SMALL.kind("snowman"), 1, Spot.ANYWHERE),
                    Wanted.of("sun", SMALL.kind("sun"), 1, Spot.ANYWHERE)),
                List.of())
            .orElseThrow();

    assertThat(boxes.get("sun").x()).isGreaterThan(boxes.get("snowman").right() - 32);
  }

  @Test
  void things_stand_where_they_belong() {
    for (Place place : SMALL.places()) {
      for (Thing thing : SMALL.things()) {
        Canvas canvas = new Canvas(256, 256);
        Region.Box box =
            new LayoutSolver(canvas, Optional.of(place))
                .place(List.of(Wanted.of("it", thing, 1, Spot.ANYWHERE)), List.of())
                .orElseThrow()
                .get("it")
                .box(canvas);
        if (thing.stands() == Stands.SKY && place.horizon().isPresent()) {
          assertThat(box.y1()).isLessThanOrEqualTo(place.horizon().get().bottom());
        } else if (thing.stands() == Stands.WATER && place.water().isPresent()) {
          assertThat(box.y1()).isBetween(place.water().get().top(), place.water().get().bottom());
        } else if (thing.stands() != Stands.SKY && place.ground().isPresent()) {
          assertThat(box.y1()).isBetween(place.ground().get().top(), place.ground().get().bottom());
        }
      }
    }
  }

  @Test
  void things_come_from_left_to_right_as_they_were_mentioned() {
    Thing cat = SMALL.thing("cat").orElseThrow();
    Thing car = SMALL.thing("car").orElseThrow();
    List<Wanted> wanted =
        List.of(
            Wanted.of("a", cat, 1, Spot.ANYWHERE),
            Wanted.of("b", car, 1, Spot.ANYWHERE),
            Wanted.of("c", cat, 1, Spot.ANYWHERE));
    Map<String, PixelBox> boxes =
        new LayoutSolver(new Canvas(256, 256), Optional.empty())
            .place(wanted, List.of())
            .orElseThrow();
    assertThat(boxes.get("a").right()).isLessThanOrEqualTo(boxes.get("b").x());
    assertThat(boxes.get("b").right()).isLessThanOrEqualTo(boxes.get("c").x());
  }

  @Test
  void a_large_thing_is_large_enough_to_be_told() {
    Wanted car = Wanted.of("car", SMALL.thing("car").orElseThrow(), 1, Spot.ANYWHERE);
    PixelBox box =
        new LayoutSolver(new Canvas(256, 256), Optional.empty())
            .place(List.of(car), List.of())
            .orElseThrow()
            .get("car");
    assertThat(box.width()).isGreaterThanOrEqualTo(80);
  }

  @Test
  void what_is_there_already_is_left_alone_and_avoided() {
    Placed house =
        new Placed("house", SMALL.thing("house").orElseThrow(), new PixelBox(26, 102, 204, 141));
    Wanted cat = Wanted.of("cat", SMALL.thing("cat").orElseThrow(), 1, Spot.ANYWHERE);
    Canvas canvas = new Canvas(256, 256);
    Map<String, PixelBox> boxes =
        new LayoutSolver(canvas, Optional.empty())
            .place(List.of(cat), List.of(house))
            .orElseThrow();
    assertThat(boxes.keySet()).containsExactly("cat");
    assertThat(boxes.get("cat").gap(house.box())).isGreaterThanOrEqualTo(0);
  }

  @Test
  void a_full_picture_has_no_room() {
    Wanted cat = Wanted.of("cat", SMALL.thing("cat").orElseThrow(), 1, Spot.ANYWHERE);
    assertThat(
            new LayoutSolver(new Canvas(160, 160), Optional.empty())
                .place(
                    List.of(cat),
                    List.of(new Placed("all", cat.thing(), new PixelBox(0, 0, 160, 160)))))
        .isEmpty();
  }
}
