package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.RenderRequest;

class PictureMemoryTest {

  private static final DoubleUnaryOperator BYTES = pixels -> 1024 * pixels;

  private static RenderRequest request(int side) {
    return GenerationDefaults.of(Golden.NANO)
        .request("a cat")
        .size(side, side)
        .entity("cat", new Region.Box(0, 0, 1, 1))
        .build();
  }

  @Test
  void a_picture_that_does_not_fit_is_refused_with_what_it_needs_and_what_would_fit() {
    PictureMemory six = new PictureMemory(BYTES, () -> 6_000_000_000L);
    assertThatCode(() -> six.require(request(2048))).doesNotThrowAnyException();
    assertThatThrownBy(() -> six.require(request(4096)))
        .isInstanceOf(OutOfMemory.class)
        .hasMessageContaining("4096 × 4096")
        .hasMessageContaining("17.2 GB")
        .hasMessageContaining("6.0 GB are free")
        .hasMessageContaining("2416 × 2416");
    assertThatCode(() -> six.require(request(2416))).doesNotThrowAnyException();
  }

  @Test
  void where_nobody_knows_what_is_free_it_is_tried() {
    PictureMemory unknown = new PictureMemory(BYTES, () -> 0);
    assertThatCode(() -> unknown.require(request(4096))).doesNotThrowAnyException();
  }
}
