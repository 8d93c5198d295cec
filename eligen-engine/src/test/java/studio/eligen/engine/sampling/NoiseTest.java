package studio.eligen.engine.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.Region.Box;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

class NoiseTest {

  /** Loaded before a scope is opened. */
  private static final Torch TORCH = Golden.TORCH;

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

  @Test
  void in_an_entitys_cells_its_own_seed_counts_whatever_else_is_in_the_picture() {
    RenderRequest.Entity cat =
        new RenderRequest.Entity("cat", new Box(0, 0, 0.5, 1), Optional.of(42L));
    RenderRequest.Entity hat = new RenderRequest.Entity("hat", new Box(0.25, 0, 0.75, 0.5));
    float[] alone = noise(request(7, cat));
    float[] covered = noise(request(8, cat, hat));

    float[] own = noise(42);
    float[] ofSeven = noise(7);
    float[] ofEight = noise(8);
    for (int i = 0; i < own.length; i++) {
      int column = i % 32;
      int row = i / 32 % 32;
      boolean behindTheHat = column >= 8 && column < 24 && row < 16;
      assertThat(alone[i]).isEqualTo((column < 16 ? own : ofSeven)[i]);
      assertThat(covered[i]).isEqualTo((column < 16 && !behindTheHat ? own : ofEight)[i]);
    }
  }

  private static RenderRequest request(long seed, RenderRequest.Entity... entities) {
    return GenerationDefaults.PAPER
        .request("a cat")
        .size(256, 256)
        .seed(seed)
        .entities(List.of(entities))
        .build();
  }

  private static float[] noise(RenderRequest request) {
    try (Scope scope = Scope.open()) {
      return Noise.ofSeeds(TORCH, request, LatentCells.ofEntities(request), 16).toFloatArray();
    }
  }

  private static float[] noise(long seed) {
    try (Scope scope = Scope.open()) {
      return Noise.ofSeed(TORCH, seed, 16, new PictureGrid(32, 32)).toFloatArray();
    }
  }
}
