package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;
import studio.eligen.engine.Region.Point;

/** Shapes as a page shows them over its pictures. */
class PlacesSvgTest {

  private static Design with(List<Point> corners) {
    Entity thing = new Entity("cat", "cat", new Region.Polygon(corners));
    return Talks.BLANK.with(new DesignEdit.AddEntity(thing));
  }

  @Test
  void a_shape_has_its_corners_in_tenths_of_pixels() {
    Design design = with(List.of(new Point(0, 0.5), new Point(1, 0.12345), new Point(0.999999, 1)));
    assertThat(new PlacesSvg().of(design, "paper"))
        .contains("points=\"0.0,48.0 64.0,11.9 64.0,96.0\"");
  }

  @Test
  void a_conversation_of_millions_of_corners_takes_no_core_for_long() {
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i < Region.Polygon.MOST_POINTS; i++) {
      corners.add(new Point(i % 2 * 0.7 + 0.1234, i / 20_000.0));
    }
    Design design = with(corners);
    PlacesSvg places = new PlacesSvg();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    for (int version = 0; version < 400; version++) {
      assertThat(places.of(design, "paper")).hasSizeGreaterThan(80_000);
    }
    double seconds = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    assertThat(seconds).isLessThan(4);
  }
}
