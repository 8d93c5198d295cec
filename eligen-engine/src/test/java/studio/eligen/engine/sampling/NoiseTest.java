package studio.eligen.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.Golden;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Scope;

class NoiseTest {

  /** What {@code torch.manual_seed(42); torch.randn(...)} prints, from PyTorch's tutorials. */
  private static final float[] SEED_42 = {
    1.9269f, 1.4873f, 0.9007f, -2.1055f, 0.6784f, -1.2345f, -0.0431f, -1.6047f
  };

  @Test
  void a_seed_gives_the_noise_of_pytorchs_cpu_generator() {
    assertThat(Arrays.copyOf(noise(42), SEED_42.length))
        .containsExactly(SEED_42, Offset.offset(5e-5f));
  }

  @Test
  void the_same_seed_gives_the_same_noise_and_another_seed_another() {
    assertThat(noise(7)).isEqualTo(noise(7)).isNotEqualTo(noise(8));
  }

  @Test
  void only_the_low_32_bits_of_a_seed_count_as_in_pytorch() {
    assertThat(noise(7 + (1L << 40))).isEqualTo(noise(7));
  }

  private static float[] noise(long seed) {
    try (Scope scope = Scope.open()) {
      return Noise.ofSeed(Golden.TORCH, seed, 16, new PictureGrid(32, 32)).toFloatArray();
    }
  }
}
