package studio.eligen.agent.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.eligen.engine.Region;

class MirrorTest {

  static Stream<Region> regions() {
    BitSet corner = new BitSet();
    corner.set(0, 3);
    return Stream.of(
        new Region.Box(0, 0.25, 0.25, 0.75),
        new Region.Ellipse(0, 0.25, 0.25, 0.75),
        new Region.Polygon(
            List.of(
                new Region.Point(0, 0.25), new Region.Point(0.25, 0.5), new Region.Point(0, 0.75))),
        new Region.Mask(32, 32, corner));
  }

  @ParameterizedTest
  @MethodSource("regions")
  void a_region_of_any_kind_is_on_the_other_side_and_comes_back(Region region) {
    for (boolean across : new boolean[] {true, false}) {
      Region mirrored = Mirror.mirrored(region, across);
      Bounds was = Bounds.of(region);
      Bounds is = Bounds.of(mirrored);
      assertThat(is.centreX()).isEqualTo(across ? 1 - was.centreX() : was.centreX());
      assertThat(is.centreY()).isEqualTo(across ? was.centreY() : 1 - was.centreY());
      assertThat(Mirror.mirrored(mirrored, across)).isEqualTo(region);
    }
  }
}
