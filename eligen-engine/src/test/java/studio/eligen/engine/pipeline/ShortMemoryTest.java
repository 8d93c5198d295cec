package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFiles;

/** Where the parts of a model do not fit in memory together. */
class ShortMemoryTest {

  @TempDir Path folder;

  @Test
  void the_text_encoders_are_freed_before_the_transformer_loads_and_the_other_way_round() {
    try (ModelComponents components = shortOfMemory()) {
      states(components);
      assertThat(components.holdsT5()).isTrue();
      components.transformer();
      assertThat(components.holdsT5()).isFalse();
      assertThat(components.holdsTransformer()).isTrue();
      states(components);
      assertThat(components.holdsTransformer()).isFalse();
    }
  }

  @Test
  void where_they_fit_both_stay() {
    try (ModelComponents components = plentyOfMemory()) {
      states(components);
      components.transformer();
      assertThat(components.holdsT5()).isTrue();
      assertThat(components.holdsTransformer()).isTrue();
    }
  }

  /** There is no room to widen the weights either: they stay as they are in the file. */
  @Test
  void prompts_mean_the_same_in_every_render_and_as_where_memory_is_plenty() {
    try (ModelComponents tight = shortOfMemory();
        ModelComponents roomy = plentyOfMemory()) {
      float[] expected = states(roomy);
      for (int render = 0; render < 3; render++) {
        assertThat(Golden.relativeError(states(tight), expected)).isLessThan(1e-5);
        tight.transformer();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void numbers_of_eight_bits_that_stay_so_mean_what_they_do_in_32(boolean scaled) {
    Path narrow = folder.resolve("narrow.safetensors");
    Path wide = folder.resolve("wide.safetensors");
    NanoVariants.t5InEightBits(narrow, wide, scaled);
    try (ModelComponents tight = components(narrow, available -> 1);
        ModelComponents roomy = components(wide, available -> Long.MAX_VALUE / 4)) {
      assertThat(Golden.relativeError(states(tight), states(roomy))).isLessThan(1e-6);
    }
  }

  private static ModelComponents shortOfMemory() {
    return components(Golden.NANO.resolve("text_encoder_2"), available -> 1);
  }

  private static ModelComponents plentyOfMemory() {
    return components(Golden.NANO.resolve("text_encoder_2"), available -> Long.MAX_VALUE / 4);
  }

  private static ModelComponents components(Path t5, LongUnaryOperator budget) {
    return ModelComponents.open(
        ModelFiles.find(Golden.NANO, ModelParts.FOUND.withT5(t5)), EngineOptions.DEFAULT, budget);
  }

  private static float[] states(ModelComponents components) {
    try (Scope scope = Scope.open()) {
      return components.text().encode(List.of("a cat"), "a cat", List.of()).text().toFloatArray();
    }
  }
}
