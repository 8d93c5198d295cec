package studio.eligen.engine.vae;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.tensor.Scope;

/** The autoencoder in bands, beside the same picture taken whole. */
class BandsTest {

  private static final VaeConfig CONFIG = VaeConfig.of(NanoNetworks.config("vae"));

  /** In latent cells; neither side is a multiple of the other, nor of the bands. */
  private static final int HEIGHT = 22;

  private static final int WIDTH = 12;
  private static final int CELL = 8;

  /** So far apart may two pictures be: a step of eight bits, in [-1, 1]. */
  private static final float STEP = 2f / 255;

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 22})
  void a_picture_decoded_in_bands_is_the_one_decoded_whole(int bands) {
    NDArray latents = random(CONFIG.latentChannels(), HEIGHT, WIDTH);
    float[] whole = with(1, latents, AutoEncoder::decode);
    float[] banded = with(bands, latents, AutoEncoder::decode);
    assertThat(mostApart(whole, banded)).isGreaterThan(0).isLessThan(STEP / 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 22})
  void a_picture_encoded_in_bands_has_the_latents_of_the_one_encoded_whole(int bands) {
    NDArray image = random(3, CELL * HEIGHT, CELL * WIDTH);
    float[] whole = with(1, image, AutoEncoder::encode);
    float[] banded = with(bands, image, AutoEncoder::encode);
    assertThat(mostApart(whole, banded)).isGreaterThan(0).isLessThan(STEP / 100);
  }

  /**
   * Without the statistics of the whole picture they would not: the bands are of other brightness.
   */
  @Test
  void bands_that_differ_much_come_to_the_same_too() {
    float[] latents = random(CONFIG.latentChannels(), HEIGHT, WIDTH).toFloatArray();
    for (int i = 0; i < latents.length; i++) {
      boolean top = i / WIDTH % HEIGHT < HEIGHT / 2;
      latents[i] = top ? 0.01f * latents[i] + 3 : 2 * latents[i] - 1;
    }
    NDArray uneven =
        Golden.TORCH.array(latents, 1, CONFIG.latentChannels(), HEIGHT, WIDTH); // (1, 16, 22, 12)
    float[] whole = with(1, uneven, AutoEncoder::decode);
    float[] banded = with(4, uneven, AutoEncoder::decode);
    assertThat(mostApart(whole, banded)).isGreaterThan(0).isLessThan(STEP / 100);
  }

  @Test
  void what_is_given_is_left_to_its_owner() {
    NDArray latents = random(CONFIG.latentChannels(), HEIGHT, WIDTH);
    float[] before = latents.toFloatArray();
    with(3, latents, AutoEncoder::decode);
    with(1, latents, AutoEncoder::decode);
    assertThat(latents.toFloatArray()).isEqualTo(before);
  }

  @Test
  void small_pictures_of_the_model_that_ships_and_of_FLUX_are_taken_whole() {
    assertThat(Banding.USUAL.bands(512L * 512 * 256, 64)).isEqualTo(1);
    assertThat(Banding.USUAL.bands(1024L * 1024 * 256, 128)).isEqualTo(32);
    assertThat(Banding.USUAL.bands(4096L * 4096 * 256, 512)).isEqualTo(512);
  }

  private static NDArray random(int channels, int height, int width) {
    Random random = new Random(7);
    float[] values = new float[channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Golden.TORCH.array(values, 1, channels, height, width); // (1, channels, height, width)
  }

  private static float[] with(
      int bands, NDArray input, BiFunction<AutoEncoder, NDArray, NDArray> use) {
    long floats = (long) HEIGHT * WIDTH * CELL * CELL * CONFIG.widest();
    Banding banding = new Banding(bands == 1 ? floats : 0, (floats + bands - 1) / bands);
    float[][] result = new float[1][];
    NanoNetworks.with(
        "vae",
        weights -> new AutoEncoder(weights, Golden.TORCH.kernels(), CONFIG, banding),
        vae -> {
          try (Scope scope = Scope.open()) {
            result[0] = use.apply(vae, input).toFloatArray();
          }
        });
    return result[0];
  }

  private static float mostApart(float[] one, float[] other) {
    assertThat(one).hasSameSizeAs(other);
    float most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }
}
