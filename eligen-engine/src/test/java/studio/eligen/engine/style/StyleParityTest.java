package studio.eligen.engine.style;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.tensor.Scope;

class StyleParityTest {

  private static final double TOLERANCE = 1e-4;

  private final Golden golden = Golden.of("ip_adapter");

  @Test
  void a_picture_looks_to_siglip_as_it_does_in_the_reference() {
    NanoNetworks.withImageEncoder(
        siglip -> {
          try (Scope scope = Scope.open()) {
            assertThat(
                    Golden.relativeError(
                        siglip.pooled(golden.array("pixels")), golden.floats("pooled_image")))
                .isLessThan(TOLERANCE);
          }
        });
  }

  /** The reference gives pixels as float32, which no picture has. */
  @Test
  void a_picture_of_the_encoders_size_is_looked_at_as_it_is() {
    NanoNetworks.withImageEncoder(
        siglip -> {
          try (Scope scope = Scope.open()) {
            var picture = Planes.image(golden.floats("pixels"), 56, 56);
            float[] pixels = Planes.of(picture);
            float[] given = siglip.pooled(Golden.TORCH.array(pixels, 1, 3, 56, 56)).toFloatArray();
            assertThat(siglip.pooled(picture).toFloatArray()).isEqualTo(given);
          }
        });
  }

  @Test
  void it_becomes_the_tokens_of_the_reference() {
    NanoNetworks.withIpAdapter(
        adapter -> {
          try (Scope scope = Scope.open()) {
            assertThat(
                    Golden.relativeError(
                        adapter.tokens(golden.array("pooled_image")),
                        golden.floats("image_tokens")))
                .isLessThan(TOLERANCE);
          }
        });
  }
}
