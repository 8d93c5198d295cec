package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Device;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.weights.GgufFile;
import studio.eligen.engine.weights.T5Files;

/** flux-nano in the layouts that people have draws the very picture of the diffusers folder. */
class ModelLayoutsTest {

  private static final RenderRequest REQUEST =
      GenerationDefaults.PAPER
          .request("a cat and a red car on a grassy field")
          .entity("cat", new Region.Box(0, 0, 0.5, 1))
          .size(64, 64)
          .steps(2)
          .seed(5)
          .build();

  private static final int[] REFERENCE = draw(Golden.NANO, ModelParts.FOUND);

  @TempDir Path folder;

  @Test
  void a_comfyui_folder_draws_the_same_picture() {
    comfy(folder, "diffusion_models", "text_encoders");
    assertDrawsTheSame(folder, ModelParts.FOUND);
  }

  @Test
  void a_comfyui_folder_with_the_older_names_draws_the_same_picture() {
    comfy(folder, "unet", "clip");
    assertDrawsTheSame(folder, ModelParts.FOUND);
  }

  @Test
  void the_folder_of_comfyui_itself_will_do() {
    comfy(folder.resolve("models"), "unet", "clip");
    assertDrawsTheSame(folder, ModelParts.FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "model.diffusion_model."})
  void a_single_file_in_a_comfyui_folder_finds_the_rest(String prefix) {
    comfy(folder, "diffusion_models", "text_encoders");
    Path file = folder.resolve("diffusion_models/flux/mine.safetensors");
    NanoElsewhere.transformer(file, prefix);
    NanoElsewhere.folder(file.resolveSibling("tokenizer"), "tokenizer");
    NanoElsewhere.folder(file.resolveSibling("tokenizer_2"), "tokenizer_2");
    assertDrawsTheSame(file, ModelParts.FOUND);
  }

  @Test
  void a_single_file_as_bfl_offers_it_finds_the_rest_beside_it() {
    Path file = NanoElsewhere.transformer(folder.resolve("flux1-dev.safetensors"), "");
    NanoElsewhere.vae(folder.resolve("ae.safetensors"));
    for (String part : List.of("text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2")) {
      NanoElsewhere.folder(folder.resolve(part), part);
    }
    assertDrawsTheSame(file, ModelParts.FOUND);
  }

  @Test
  void parts_that_are_named_one_by_one_draw_the_same_picture() {
    Path transformer = NanoElsewhere.transformer(folder.resolve("t.safetensors"), "");
    ModelParts parts =
        ModelParts.FOUND
            .withTransformer(transformer)
            .withClip(NanoElsewhere.textEncoder(folder.resolve("c.safetensors"), "text_encoder"))
            .withT5(Golden.NANO.resolve("text_encoder_2"))
            .withVae(NanoElsewhere.vae(folder.resolve("v.safetensors")));
    NanoElsewhere.folder(folder.resolve("tokenizer"), "tokenizer");
    NanoElsewhere.folder(folder.resolve("tokenizer_2"), "tokenizer_2");
    assertDrawsTheSame(transformer, parts);
  }

  @Test
  void one_part_of_a_diffusers_folder_is_taken_from_elsewhere() {
    Path vae = NanoElsewhere.vae(folder.resolve("other.safetensors"));
    ModelParts parts = ModelParts.FOUND.withVae(vae);
    try (EliGen eligen = EliGen.load(Golden.NANO, options(parts))) {
      assertThat(eligen.identity().files())
          .containsExactly("transformer", "text_encoder", "text_encoder_2", "other.safetensors");
      assertThat(eligen.summary()).contains("vae " + vae);
      assertThat(pixels(eligen.render(REQUEST))).isEqualTo(REFERENCE);
    }
  }

  @Test
  void another_layout_of_the_same_weights_is_told_apart_in_the_recipe() {
    comfy(folder, "unet", "clip");
    try (EliGen here = EliGen.load(folder, options(ModelParts.FOUND));
        EliGen there = EliGen.load(Golden.NANO, options(ModelParts.FOUND))) {
      assertThat(here.identity().files())
          .containsExactly(
              "flux1-dev.safetensors",
              "clip_l.safetensors",
              "t5xxl_fp16.safetensors",
              "ae.safetensors");
      assertThat(here.identity().fingerprint()).isNotEqualTo(there.identity().fingerprint());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_text_encoder_in_eight_bits_draws_as_the_same_numbers_in_32(boolean scaled) {
    comfy(folder, "unet", "clip");
    Path narrow = folder.resolve("t5xxl_fp8_e4m3fn.safetensors");
    Path wide = folder.resolve("t5xxl_fp32.safetensors");
    NanoVariants.t5InEightBits(narrow, wide, scaled);
    assertThat(draw(folder, ModelParts.FOUND.withT5(narrow)))
        .isEqualTo(draw(folder, ModelParts.FOUND.withT5(wide)))
        .isNotEqualTo(REFERENCE);
  }

  @Test
  void a_transformer_in_gguf_in_a_comfyui_folder_draws_as_the_same_numbers_in_32()
      throws IOException {
    comfy(folder, "unet", "clip");
    Path bfl = folder.resolve("unet/flux1-dev.safetensors");
    Path wide = folder.resolve("wide/flux1-dev.safetensors");
    GgufFile.ofCheckpoint(bfl, folder.resolve("unet/flux1-dev-Q8_0.gguf"), wide);
    Path config = folder.resolve("unet/flux1-dev.json");
    Files.copy(config, wide.resolveSibling("flux1-dev.json"));
    Files.move(config, config.resolveSibling("flux1-dev-Q8_0.json"));
    Files.delete(bfl);
    assertThat(draw(folder, ModelParts.FOUND))
        .isEqualTo(draw(folder, ModelParts.FOUND.withTransformer(wide)))
        .isNotEqualTo(REFERENCE);
  }

  @Test
  void t5_in_gguf_in_a_comfyui_folder_draws_the_same_picture() throws IOException {
    comfy(folder, "unet", "clip");
    Path t5 = folder.resolve("clip/t5xxl_fp16.safetensors");
    T5Files.renamed(t5, folder.resolve("clip/t5-v1_1-xxl-encoder-F16.gguf"));
    Files.move(
        folder.resolve("clip/t5xxl_fp16.json"),
        folder.resolve("clip/t5-v1_1-xxl-encoder-F16.json"));
    Files.delete(t5);
    assertDrawsTheSame(folder, ModelParts.FOUND);
  }

  @Test
  void clip_in_gguf_is_refused_by_name() {
    comfy(folder, "unet", "clip");
    Path clip =
        new GgufFile()
            .add("t.blk.0.attn_q.weight", 0, new byte[16], 2, 2)
            .write(folder.resolve("clip_l-Q8_0.gguf"));
    assertThatThrownBy(() -> draw(folder, ModelParts.FOUND.withClip(clip)))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("clip_l-Q8_0.gguf", "text_encoder", "t.blk.0.attn_q.weight");
  }

  @Test
  void schnell_takes_256_tokens_of_t5() throws IOException {
    ModelParts schnell = ModelParts.FOUND.withKind(ModelKind.SCHNELL);
    comfy(folder, "unet", "clip");
    NanoVariants.unguide(folder.resolve("unet/flux1-dev.safetensors"));
    Path tokenizer = folder.resolve("tokenizer_2/tokenizer_config.json");
    String config = Files.readString(tokenizer);
    Files.writeString(
        tokenizer, config.replace("\"model_max_length\": 32", "\"model_max_length\": 512"));
    EngineOptions options =
        new EngineOptions(
            Device.CPU, Optional.empty(), true, List.of(), OptionalInt.empty(), schnell);
    try (EliGen eligen = EliGen.load(folder, options)) {
      assertThat(eligen.identity().kind()).isEqualTo(ModelKind.SCHNELL);
      assertThat(eligen.identity().t5Length()).isEqualTo(256);
      assertThat(eligen.render(REQUEST).image().getWidth()).isEqualTo(64);
    }
  }

  @Test
  void text_encoders_of_another_vocabulary_need_their_own_tokenizers() throws IOException {
    comfy(folder, "unet", "clip");
    Files.move(folder.resolve("tokenizer_2"), folder.resolve("elsewhere"));
    assertThatThrownBy(() -> draw(folder, ModelParts.FOUND))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContainingAll("t5xxl_fp16.safetensors", "1937", "tokenizer_2");
  }

  @Test
  void a_single_file_alone_says_how_to_name_the_rest() {
    Path file = NanoElsewhere.transformer(folder.resolve("flux1-dev.safetensors"), "");
    assertThatThrownBy(() -> draw(file, ModelParts.FOUND))
        .isInstanceOf(ModelMissing.class)
        .hasMessageContainingAll("flux1-dev.safetensors", "text_encoder", "--clip");
  }

  @Test
  void two_transformers_in_a_comfyui_folder_are_not_chosen_between_in_silence() {
    comfy(folder, "unet", "clip");
    NanoElsewhere.transformer(folder.resolve("unet/flux1-krea-dev.safetensors"), "");
    assertThatThrownBy(() -> draw(folder, ModelParts.FOUND))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll(
            "flux1-dev.safetensors", "flux1-krea-dev.safetensors", "--transformer");
  }

  @Test
  void a_broken_file_of_another_model_in_a_comfyui_folder_does_no_harm() throws IOException {
    comfy(folder, "unet", "clip");
    Files.writeString(folder.resolve("unet/other.safetensors"), "<html>401</html>");
    assertDrawsTheSame(folder, ModelParts.FOUND);
  }

  @Test
  void a_guided_checkpoint_under_a_config_without_guidance_is_refused() throws IOException {
    comfy(folder, "unet", "clip");
    Path config = folder.resolve("unet/flux1-dev.json");
    String text = Files.readString(config);
    Files.writeString(
        config, text.replace("\"guidance_embeds\": true", "\"guidance_embeds\": false"));
    assertThatThrownBy(() -> draw(folder, ModelParts.FOUND))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("flux1-dev.safetensors", "guidance_in", "guidance_embeds = false");
  }

  @Test
  void a_part_of_another_size_without_a_config_says_where_to_lay_it() throws IOException {
    comfy(folder, "unet", "clip");
    Files.delete(folder.resolve("vae/ae.json"));
    assertThatThrownBy(() -> draw(folder, ModelParts.FOUND))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("ae.safetensors", "16 wide instead of 128", "ae.json");
  }

  @Test
  void a_file_that_is_named_for_another_part_is_refused() {
    comfy(folder, "unet", "clip");
    ModelParts parts = ModelParts.FOUND.withClip(folder.resolve("vae/ae.safetensors"));
    assertThatThrownBy(() -> draw(folder, parts))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("ae.safetensors", "does not hold FLUX.1's text_encoder");
  }

  private static void comfy(Path models, String transformers, String encoders) {
    NanoElsewhere.transformer(models.resolve(transformers + "/flux1-dev.safetensors"), "");
    NanoElsewhere.textEncoder(models.resolve(encoders + "/clip_l.safetensors"), "text_encoder");
    NanoElsewhere.textEncoder(
        models.resolve(encoders + "/t5xxl_fp16.safetensors"), "text_encoder_2");
    NanoElsewhere.vae(models.resolve("vae/ae.safetensors"));
    NanoElsewhere.folder(models.resolve("tokenizer"), "tokenizer");
    NanoElsewhere.folder(models.resolve("tokenizer_2"), "tokenizer_2");
  }

  private static void assertDrawsTheSame(Path model, ModelParts parts) {
    assertThat(draw(model, parts)).isEqualTo(REFERENCE);
  }

  private static int[] draw(Path model, ModelParts parts) {
    try (EliGen eligen = EliGen.load(model, options(parts))) {
      return pixels(eligen.render(REQUEST));
    }
  }

  private static EngineOptions options(ModelParts parts) {
    return new EngineOptions(
        Device.CPU, Optional.empty(), true, List.of(), OptionalInt.of(24), parts);
  }

  private static int[] pixels(RenderedImage drawn) {
    BufferedImage image = drawn.image();
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
