package studio.eligen.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.Golden;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.T5Files;

/** T5 in llama.cpp's GGUF, against the same numbers in safetensors. */
class T5GgufTest {

  private static final T5Encoder.T5Config CONFIG =
      new T5Encoder.T5Config(96, 64, 16, 4, 128, 2, 32, 128, 1e-6);

  private static final List<long[]> PROMPTS =
      List.of(new long[] {3, 95, 3, 0}, new long[] {1, 2, 3, 4});

  @TempDir Path folder;

  @Test
  void it_says_of_texts_what_the_same_numbers_do() {
    Path narrow = folder.resolve("t5-Q8_0.gguf");
    Path wide = folder.resolve("t5.safetensors");
    T5Files.write(CONFIG, narrow, wide);
    float[] expected = states(wide, Keeping.WIDENED);
    for (Keeping keeping : List.of(Keeping.AS_STORED, Keeping.WIDENED)) {
      assertThat(Golden.relativeError(states(narrow, keeping), expected))
          .as("%s", keeping)
          .isLessThan(1e-6);
    }
  }

  private static float[] states(Path file, Keeping keeping) {
    float[][] states = new float[1][];
    T5Files.with(
        file,
        keeping,
        weights -> {
          try (Scope scope = Scope.open()) {
            T5Encoder t5 = new T5Encoder(weights, Golden.TORCH, CONFIG);
            states[0] = t5.encode(PROMPTS).toFloatArray();
          }
        },
        check -> new T5Encoder(check, Golden.TORCH, CONFIG));
    return states[0];
  }
}
