package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.Golden;
import studio.eligen.engine.tensor.Scope;

/**
 * Layers whose weights wait on the CPU. There is no other device here, so this shows that they are
 * the same layers, and not that anything is moved.
 */
class WaitingLayersTest {

  private static final String LAYER = "single_blocks.0.linear1";
  private static final int OUT = 448;
  private static final int IN = 64;
  private static final Path NANO = Golden.NANO.resolve("single-file/flux-nano.safetensors");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void they_compute_the_same_however_they_are_kept(Keeping keeping) {
    assertSame(NANO, List.of(), keeping);
  }

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void they_compute_the_same_with_a_lora_beside_them(Keeping keeping) {
    Path lora = Golden.NANO.resolve("lora/kohya.safetensors");
    assertSame(NANO, List.of(new LoraFile(lora, 0.5)), keeping);
  }

  @ParameterizedTest
  @EnumSource(Keeping.class)
  void they_compute_the_same_with_a_change_that_is_fused(Keeping keeping) {
    float[] change = new float[OUT * IN];
    change[5] = 1;
    Path whole =
        new TensorFile()
            .add(LAYER + ".diff", change, OUT, IN)
            .write(folder.resolve("whole.safetensors"));
    assertSame(NANO, List.of(new LoraFile(whole, 1)), keeping);
  }

  @Test
  void blocks_of_gguf_wait_as_they_are() {
    Path gguf = folder.resolve("nano.gguf");
    GgufFile.ofCheckpoint(NANO, gguf, folder.resolve("wide.safetensors"));
    assertSame(gguf, List.of(), Keeping.AS_STORED);
  }

  private static void assertSame(Path weights, List<LoraFile> loras, Keeping keeping) {
    float[] here = output(weights, loras, keeping, layer -> false);
    assertThat(output(weights, loras, keeping, LAYER::equals)).isEqualTo(here);
    assertThat(here).hasSize(3 * OUT).doesNotContain(Float.NaN);
  }

  private static float[] output(
      Path file, List<LoraFile> loras, Keeping keeping, Predicate<String> waiting) {
    List<Lora> read = Lora.readAll(loras, NanoLayers.shapes());
    try (Checkpoint checkpoint = Checkpoint.open(file);
        LoadedWeights weights =
            new LoadedWeights(Golden.TORCH, checkpoint, Layout.AS_ASKED, read, keeping, waiting);
        Scope scope = Scope.open()) {
      float[] values = new float[3 * IN];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) Math.sin(i);
      }
      NDArray x = Golden.TORCH.array(values, 3, IN);
      return weights.linear(LAYER, OUT, IN).apply(x).toFloatArray();
    } finally {
      read.forEach(Lora::close);
    }
  }
}
