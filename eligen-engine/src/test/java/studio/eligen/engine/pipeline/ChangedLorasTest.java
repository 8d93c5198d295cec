package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.TensorFile;

/** LoRAs that come, go and change their scales between renders. */
class ChangedLorasTest {

  private static final Path KOHYA = Golden.NANO.resolve("lora/kohya.safetensors");
  private static final Path DIFFUSERS = Golden.NANO.resolve("lora/diffusers.safetensors");
  private static final RenderRequest REQUEST =
      GenerationDefaults.PAPER.request("a cat").size(64, 64).steps(2).seed(5).build();

  @TempDir Path folder;

  @Test
  void loras_change_beside_the_weights_which_are_not_read_again() {
    try (ModelComponents components = shortOfMemory()) {
      FluxTransformer loaded = components.transformer();
      components.useLoras(List.of(new LoraFile(KOHYA, 1)));
      components.useLoras(List.of(new LoraFile(KOHYA, 0.5), new LoraFile(DIFFUSERS, -1)));
      components.useLoras(List.of());
      assertThat(components.holdsTransformer()).isTrue();
      assertThat(components.transformer()).isSameAs(loaded);
    }
  }

  @Test
  void fused_loras_change_by_reading_the_weights_again() {
    try (ModelComponents components = components(available -> Long.MAX_VALUE / 4)) {
      components.transformer();
      components.useLoras(List.of(new LoraFile(KOHYA, 1)));
      assertThat(components.holdsTransformer()).isFalse();
    }
  }

  @Test
  void a_lora_that_is_more_than_of_low_rank_is_fused_also_where_weights_stay_as_they_are() {
    Path whole =
        new TensorFile()
            .add("double_blocks.0.img_attn.proj.diff", new float[64 * 64], 64, 64)
            .write(folder.resolve("whole.safetensors"));
    try (ModelComponents components = shortOfMemory()) {
      components.transformer();
      components.useLoras(List.of(new LoraFile(whole, 1)));
      assertThat(components.holdsTransformer()).isFalse();
    }
  }

  @Test
  void a_lora_that_does_not_fit_changes_nothing() {
    Path other =
        new TensorFile()
            .add("lora_unet_down_blocks_0.alpha", new float[] {1})
            .write(folder.resolve("other.safetensors"));
    try (ModelComponents components = shortOfMemory()) {
      components.useLoras(List.of(new LoraFile(KOHYA, 1)));
      assertThatThrownBy(() -> components.useLoras(List.of(new LoraFile(other, 1))))
          .isInstanceOf(BadRequest.class);
      assertThat(components.identity().loras())
          .extracting(FusedLora::name)
          .containsExactly("kohya.safetensors");
    }
  }

  @Test
  void a_picture_is_drawn_as_by_a_model_that_was_loaded_with_these_loras_and_says_which() {
    List<LoraFile> loras = List.of(new LoraFile(KOHYA, 0.5), new LoraFile(DIFFUSERS, 0.25));
    try (EliGen changing = EliGen.load(Golden.NANO, options(List.of(new LoraFile(KOHYA, 1))));
        EliGen fresh = EliGen.load(Golden.NANO, options(loras))) {
      RenderedImage before = changing.render(REQUEST);
      changing.useLoras(loras);
      RenderedImage after = changing.render(REQUEST);

      assertThat(pixels(after))
          .isEqualTo(pixels(fresh.render(REQUEST)))
          .isNotEqualTo(pixels(before));
      assertThat(after.model()).isEqualTo(fresh.identity().drawing(REQUEST));
      assertThat(after.model().loras()).extracting(FusedLora::scale).containsExactly(0.5, 0.25);
      assertThat(before.model().loras()).extracting(FusedLora::scale).containsExactly(1.0);
    }
  }

  @Test
  void a_request_says_its_scales_by_name_and_the_next_one_finds_the_usual_ones() {
    List<LoraFile> offered = List.of(new LoraFile(KOHYA, 1), new LoraFile(DIFFUSERS, 0));
    RenderRequest asking =
        REQUEST.toBuilder().loras(Map.of("kohya", 0.5, "diffusers", 0.25)).build();
    RenderRequest without = REQUEST.toBuilder().loras(Map.of("kohya", 0.0, "gone", 0.0)).build();
    List<LoraFile> chosen = List.of(new LoraFile(KOHYA, 0.5), new LoraFile(DIFFUSERS, 0.25));
    try (EliGen eligen = EliGen.load(Golden.NANO, options(offered));
        EliGen fresh = EliGen.load(Golden.NANO, options(chosen))) {
      RenderedImage before = eligen.render(REQUEST);
      RenderedImage asked = eligen.render(asking);

      assertThat(pixels(asked)).isEqualTo(pixels(fresh.render(REQUEST)));
      assertThat(asked.model()).isEqualTo(fresh.identity().drawing(REQUEST));
      assertThat(eligen.render(without).model().loras()).isEmpty();
      RenderedImage after = eligen.render(REQUEST);
      assertThat(pixels(after)).isEqualTo(pixels(before)).isNotEqualTo(pixels(asked));
      assertThat(after.model().loras()).extracting(FusedLora::scale).containsExactly(1.0);
    }
  }

  @Test
  void a_request_that_names_a_lora_that_is_not_there_or_is_there_twice_is_refused() {
    RenderRequest other = REQUEST.toBuilder().loras(Map.of("/etc/passwd", 1.0)).build();
    RenderRequest twice = REQUEST.toBuilder().loras(Map.of("kohya", 0.5)).build();
    List<LoraFile> offered =
        List.of(new LoraFile(KOHYA, 1), new LoraFile(DIFFUSERS, 0), new LoraFile(KOHYA, 0));
    try (EliGen eligen = EliGen.open(Golden.NANO, options(offered))) {
      assertThatThrownBy(() -> eligen.render(other))
          .isInstanceOf(BadRequest.class)
          .hasMessage("There is no LoRA \"/etc/passwd\" here; there are diffusers, kohya.");
      assertThatThrownBy(() -> eligen.render(twice))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("Several LoRAs are called \"kohya\"");
    }
  }

  private static int[] pixels(RenderedImage drawn) {
    return drawn.image().getRGB(0, 0, 64, 64, null, 0, 64);
  }

  private static ModelComponents shortOfMemory() {
    return components(available -> 1);
  }

  private static ModelComponents components(java.util.function.LongUnaryOperator budget) {
    return ModelComponents.open(
        ModelFiles.find(Golden.NANO, ModelParts.FOUND), options(List.of()), budget);
  }

  private static EngineOptions options(List<LoraFile> loras) {
    return new EngineOptions(Device.CPU, Optional.empty(), true, loras, OptionalInt.of(24));
  }
}
