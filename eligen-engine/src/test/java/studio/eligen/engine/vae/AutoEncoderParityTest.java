package studio.eligen.engine.vae;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.tensor.Scope;

class AutoEncoderParityTest {

  private static final double TOLERANCE = 1e-4;

  private static final VaeConfig CONFIG = VaeConfig.of(NanoNetworks.config("vae"));

  private final Golden golden = Golden.of("vae");

  @Test
  void encoding_matches_the_reference() {
    use(
        vae -> {
          NDArray latents = vae.encode(golden.array("image"));
          assertThat(Golden.relativeError(latents, scaledMean())).isLessThan(TOLERANCE);
        });
  }

  @Test
  void decoding_matches_the_reference() {
    use(
        vae -> {
          NDArray image = vae.decode(Golden.TORCH.array(scaledMean(), golden.shape("mean")));
          assertThat(Golden.relativeError(image, golden.floats("decoded"))).isLessThan(TOLERANCE);
        });
  }

  /** The reference's mean is as the encoder gives it; latents are shifted and scaled. */
  private float[] scaledMean() {
    float[] mean = golden.floats("mean");
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) ((mean[i] - CONFIG.shiftFactor()) * CONFIG.scalingFactor());
    }
    return mean;
  }

  private static void use(Consumer<AutoEncoder> test) {
    NanoNetworks.with(
        "vae",
        weights -> new AutoEncoder(weights, Golden.TORCH.kernels(), CONFIG),
        vae -> {
          try (Scope scope = Scope.open()) {
            test.accept(vae);
          }
        });
  }
}
