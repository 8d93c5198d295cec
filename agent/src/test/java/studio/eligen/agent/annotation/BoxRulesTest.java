package studio.eligen.agent.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.annotation.Annotation.Dropped;
import studio.eligen.agent.annotation.Annotation.Entity;
import studio.eligen.agent.designer.mllm.parsing.WrittenBox;
import studio.eligen.engine.Region;

/** Which boxes are learnt from, in a picture whose right half has one colour. */
class BoxRulesTest {

  private static final BufferedImage PICTURE = picture();

  @Test
  void boxes_are_sorted_and_cut_at_the_border_that_they_touch() {
    BoxRules.Sorted sorted =
        sort(
            new WrittenBox("A red  car,", 0.4, 0.9, 0.1, 0.5),
            new WrittenBox("cat", -0.01, 0, 0.3, 0.3));

    assertThat(sorted.dropped()).isEmpty();
    assertThat(sorted.entities())
        .containsExactly(
            new Entity("red car", new Region.Box(0.1, 0.5, 0.4, 0.9)),
            new Entity("cat", new Region.Box(0, 0, 0.3, 0.3)));
  }

  @Test
  void each_doubt_drops_a_box() {
    assertDropped(Doubt.NO_NUMBER, new WrittenBox("cat", Double.NaN, 0, 0.5, 0.5));
    assertDropped(Doubt.NO_NUMBER, new WrittenBox("cat", 0, 0, Double.POSITIVE_INFINITY, 0.5));
    assertDropped(Doubt.OUTSIDE, new WrittenBox("cat", 1.2, 0, 1.5, 0.5));
    assertDropped(Doubt.BEYOND, new WrittenBox("cat", 0.2, 0.2, 1.3, 0.5));
    assertDropped(Doubt.SMALL, new WrittenBox("cat", 0.2, 0.2, 0.21, 0.5));
    assertDropped(Doubt.SMALL, new WrittenBox("cat", 0.2, 0.2, 0.2, 0.2));
    assertDropped(Doubt.WHOLE, new WrittenBox("cat", 0, 0, 1, 0.95));
    assertDropped(Doubt.NAMELESS, new WrittenBox("", 0, 0, 0.5, 0.5));
    assertDropped(Doubt.NAMELESS, new WrittenBox("the background", 0, 0, 0.5, 0.5));
    assertDropped(Doubt.NAMELESS, new WrittenBox("1.", 0, 0, 0.5, 0.5));
    assertDropped(Doubt.EMPTY, new WrittenBox("cat", 0.55, 0, 0.9, 0.5));
  }

  @Test
  void a_thing_counts_once_under_one_name_and_a_place_under_whichever() {
    BoxRules.Sorted sorted =
        sort(
            new WrittenBox("cat", 0, 0, 0.4, 0.4),
            new WrittenBox("Cat", 0, 0, 0.4, 0.35),
            new WrittenBox("kitten", 0, 0, 0.4, 0.39),
            new WrittenBox("kitten", 0, 0, 0.4, 0.3));

    assertThat(sorted.entities()).extracting(Entity::prompt).containsExactly("cat", "kitten");
    assertThat(sorted.dropped())
        .containsExactly(new Dropped("Cat", Doubt.TWICE), new Dropped("kitten", Doubt.TWICE));
  }

  private static void assertDropped(Doubt doubt, WrittenBox box) {
    assertThat(sort(box).dropped()).containsExactly(new Dropped(box.label(), doubt));
    assertThat(sort(box).entities()).isEmpty();
  }

  private static BoxRules.Sorted sort(WrittenBox... boxes) {
    return BoxRules.sort(List.of(boxes), PICTURE);
  }

  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 32; x++) {
        picture.setRGB(x, y, 0x040201 * ((x + y) % 50));
      }
    }
    return picture;
  }
}
