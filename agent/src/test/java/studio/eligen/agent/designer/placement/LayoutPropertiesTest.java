package studio.eligen.agent.designer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.designer.placement.Spot.Plane;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** What holds of any layout, whatever the things are. */
class LayoutPropertiesTest {

  private static final Vocabulary ANYTHING = VocabularyFile.anything();
  private static final int SIDE = 512;
  private static final Canvas CANVAS = new Canvas(SIDE, SIDE);

  /** Every so manieth thing of the tables. */
  private static final int STRIDE = 7;

  static Stream<String> things() {
    List<String> names = List.copyOf(EverydayThings.names());
    return IntStream.range(0, names.size())
        .filter(i -> i % STRIDE == 0)
        .mapToObj(names::get)
        .sorted();
  }

  static Stream<String> thingsOnFurniture() {
    return things()
        .filter(name -> thing(name).stands() == Stands.FURNITURE)
        .filter(name -> thing(name).width() < thing("dining table").width());
  }

  private static Thing thing(String name) {
    return ANYTHING.kind(name);
  }

  private static Wanted want(String id, String name, Spot spot) {
    return Wanted.of(id, thing(name), 1, spot);
  }

  private static Spot near(Relation relation, String id) {
    return new Spot.Near(relation, List.of(id));
  }

  private static Map<String, PixelBox> laidOut(Wanted... wanted) {
    return new LayoutSolver(CANVAS, Optional.empty())
        .place(List.of(wanted), List.of())
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("things")
  void a_lone_thing_is_shown_large_in_its_own_proportions(String name) {
    PixelBox box = laidOut(want("it", name, Spot.ANYWHERE)).get("it");
    double aspect = thing(name).height() / thing(name).width();

    assertThat(Math.max(box.width(), box.height())).isGreaterThanOrEqualTo(SIDE / 4);
    if (aspect > 1.4) {
      assertThat(box.height()).isGreaterThan(box.width());
    }
    if (aspect < 0.7) {
      assertThat(box.width()).isGreaterThan(box.height());
    }
  }

  @ParameterizedTest
  @MethodSource("things")
  void of_two_things_the_larger_one_has_the_larger_box(String name) {
    for (String other : List.of("ant", "apple", "cat", "person", "car", "house", "skyscraper")) {
      double metres = thing(name).height() * thing(name).width();
      double others = thing(other).height() * thing(other).width();
      if (metres > 4 * others && thing(name).stands() == thing(other).stands()) {
        Map<String, PixelBox> boxes =
            laidOut(want("large", name, Spot.ANYWHERE), want("small", other, Spot.ANYWHERE));

        assertThat(area(boxes.get("large")))
            .as("%s and %s", name, other)
            .isGreaterThan(area(boxes.get("small")));
      }
    }
  }

  private static int area(PixelBox box) {
    return box.width() * box.height();
  }

  @ParameterizedTest
  @MethodSource("thingsOnFurniture")
  void what_belongs_on_furniture_touches_the_table_whether_it_was_said_or_not(String name) {
    for (Spot spot : List.of(Spot.ANYWHERE, near(Relation.ON, "table"))) {
      Map<String, PixelBox> boxes =
          laidOut(want("it", name, spot), want("table", "dining table", Spot.ANYWHERE));
      PixelBox table = boxes.get("table");

      assertThat(boxes.get("it").bottom()).isBetween(table.y(), table.y() + table.height() / 3);
      assertThat(boxes.get("it").x()).isGreaterThanOrEqualTo(table.x() - 16);
      assertThat(boxes.get("it").right()).isLessThanOrEqualTo(table.right() + 16);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void several_on_one_table_are_side_by_side_on_it(int count) {
    List<Wanted> wanted = new ArrayList<>(List.of(want("table", "table", Spot.ANYWHERE)));
    for (int i = 0; i < count; i++) {
      wanted.add(want("cup-" + i, "cup", near(Relation.ON, "table")));
    }
    Map<String, PixelBox> boxes = laidOut(wanted.toArray(Wanted[]::new));
    PixelBox table = boxes.get("table");
    for (int i = 0; i < count; i++) {
      PixelBox cup = boxes.get("cup-" + i);
      assertThat(cup.bottom()).isBetween(table.y(), table.y() + table.height() / 3);
      assertThat(cup.centreX()).isBetween((double) table.x(), (double) table.right());
      for (int j = 0; j < i; j++) {
        assertThat(cup.gap(boxes.get("cup-" + j))).isGreaterThanOrEqualTo(0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "dog", "ball", "basket", "shoe", "mouse"})
  void what_is_under_a_table_stands_between_its_legs(String name) {
    Map<String, PixelBox> boxes =
        laidOut(
            want("table", "table", Spot.ANYWHERE), want("it", name, near(Relation.BELOW, "table")));
    PixelBox table = boxes.get("table");
    PixelBox under = boxes.get("it");

    assertThat(under.bottom()).isEqualTo(table.bottom());
    assertThat(under.y()).isGreaterThan(table.y());
    assertThat(under.hiddenBy(table)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "apple", "flower", "teddy bear", "kitten", "bread"})
  void what_is_in_a_basket_looks_out_of_it(String name) {
    Map<String, PixelBox> boxes =
        laidOut(
            want("basket", "basket", Spot.ANYWHERE), want("it", name, near(Relation.IN, "basket")));
    PixelBox in = boxes.get("it");
    PixelBox basket = boxes.get("basket");

    assertThat(in.hiddenBy(basket)).isBetween(0.1, 0.7);
    assertThat(in.y()).isLessThan(basket.y());
    assertThat(in.bottom()).isLessThan(basket.bottom());
  }

  @ParameterizedTest
  @MethodSource("things")
  void what_is_behind_another_stands_higher_and_both_are_seen(String name) {
    if (thing(name).stands() == Stands.SKY) {
      return;
    }
    Map<String, PixelBox> boxes =
        laidOut(
            want("bicycle", "bicycle", Spot.ANYWHERE),
            want("it", name, near(Relation.BEHIND, "bicycle")));
    PixelBox behind = boxes.get("it");

    assertThat(behind.hiddenBy(boxes.get("bicycle"))).isGreaterThan(0).isLessThanOrEqualTo(0.5);
    assertThat(behind.bottom()).isLessThanOrEqualTo(boxes.get("bicycle").bottom());
  }

  @ParameterizedTest
  @ValueSource(strings = {"house", "tree", "cow", "boat", "child", "car"})
  void what_is_further_away_is_higher_and_smaller(String name) {
    PixelBox near = laidOut(want("it", name, Plane.FOREGROUND)).get("it");
    PixelBox usual = laidOut(want("it", name, Spot.ANYWHERE)).get("it");
    PixelBox back = laidOut(want("it", name, Plane.BACKGROUND)).get("it");
    PixelBox far = laidOut(want("it", name, Plane.DISTANCE)).get("it");

    assertThat(List.of(-near.bottom(), -usual.bottom(), -back.bottom(), -far.bottom())).isSorted();
    assertThat(List.of(area(far), area(back), area(usual))).isSorted().doesNotHaveDuplicates();
    assertThat(area(near)).isGreaterThanOrEqualTo(area(usual));
  }

  @Test
  void what_hangs_on_a_wall_is_above_the_furniture() {
    for (String name : List.of("painting", "clock", "mirror", "poster")) {
      Map<String, PixelBox> boxes =
          laidOut(want("it", name, Spot.ANYWHERE), want("sofa", "sofa", Spot.ANYWHERE));

      assertThat(boxes.get("it").bottom()).isLessThanOrEqualTo(boxes.get("sofa").y());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 17, 24, 30})
  void a_crowd_shrinks_together_and_hides_nobody(int count) {
    List<Wanted> wanted = new ArrayList<>();
    String[] names = {"person", "dog", "tree"};
    for (int i = 0; i < count; i++) {
      wanted.add(want(names[i % 3] + i, names[i % 3], Spot.ANYWHERE));
    }
    Map<String, PixelBox> boxes = laidOut(wanted.toArray(Wanted[]::new));
    for (int i = 0; i < count; i++) {
      PixelBox box = boxes.get(names[i % 3] + i);
      for (int j = 0; j < i; j++) {
        assertThat(box.gap(boxes.get(names[j % 3] + j))).isGreaterThanOrEqualTo(0);
      }
    }
    assertThat(boxes.get("tree2").height()).isGreaterThan(boxes.get("person0").height());
    assertThat(boxes.get("person0").height()).isGreaterThan(boxes.get("dog1").height());
  }
}
