package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Golden;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.text.ClipTextEncoder;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;

/** The FLUX.1 models are told apart, on files of their full size that hold no weights. */
class ModelKindTest {

  @TempDir Path folder;

  @Test
  void a_comfyui_folder_with_files_of_many_models_gives_those_of_flux() {
    comfy(FluxDevCheckpoint.singleFile(), "flux1-dev");
    FluxDevCheckpoint.vae()
        .without("decoder.conv_in")
        .conv("decoder.conv_in", 512, 4, 3)
        .write(folder.resolve("vae/sdxl_vae.safetensors"));
    SparseCheckpoint clipG = new SparseCheckpoint();
    clipG.add("text_model.embeddings.token_embedding.weight", 49408, 1280);
    clipG.write(folder.resolve("text_encoders/clip_g.safetensors"));
    String bias = ".layer.0.SelfAttention.relative_attention_bias.weight";
    FluxDevCheckpoint.t5()
        .add("encoder.block.1" + bias, 32, 64)
        .write(folder.resolve("text_encoders/umt5_xxl.safetensors"));
    SparseCheckpoint chroma = FluxDevCheckpoint.singleFile().without("vector_in");
    chroma.write(folder.resolve("diffusion_models/chroma.safetensors"));

    ModelFiles found = ModelFiles.find(folder, ModelParts.FOUND);

    assertThat(found.kind()).isEqualTo(ModelKind.DEV);
    assertThat(found.taken())
        .containsExactly(
            "flux1-dev.safetensors",
            "clip_l.safetensors",
            "t5xxl_fp16.safetensors",
            "ae.safetensors");
    assertThat(found.summary())
        .contains("FLUX.1-dev", "tokenizer from this program", "tokenizer_2 from this program");
    assertAllFits(found);
  }

  @Test
  void a_checkpoint_with_everything_in_it_gives_all_parts() {
    SparseCheckpoint all = new SparseCheckpoint();
    all.with("model.diffusion_model.", FluxDevCheckpoint.singleFile());
    all.with("text_encoders.clip_l.transformer.", FluxDevCheckpoint.clip());
    all.with("text_encoders.t5xxl.transformer.", FluxDevCheckpoint.t5());
    all.with("vae.", FluxDevCheckpoint.vaeSingleFile());
    Path file = all.write(folder.resolve("flux1-dev-fp8.safetensors"));
    assertAllFits(ModelFiles.find(file, ModelParts.FOUND));
  }

  @Test
  void folders_behind_links_are_looked_into() throws IOException {
    comfy(FluxDevCheckpoint.singleFile(), "flux1-dev");
    Path disk = Files.move(folder.resolve("diffusion_models"), folder.resolve("disk"));
    Files.createSymbolicLink(folder.resolve("diffusion_models"), disk);
    assertThat(ModelFiles.find(folder, ModelParts.FOUND).taken().get(0))
        .isEqualTo("flux1-dev.safetensors");
  }

  @Test
  void a_transformer_whose_sides_cannot_be_is_refused() {
    SparseCheckpoint transformer = FluxDevCheckpoint.singleFile().without("txt_in");
    Path file =
        transformer
            .add("txt_in.weight", 1, 20_000_000)
            .write(folder.resolve("bad/mine.safetensors"));
    assertThatThrownBy(() -> ModelPart.of(PartKind.TRANSFORMER, file))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll("mine.safetensors", "txt_in.weight", "20000000");
  }

  @Test
  void t5_under_its_embeddings_second_name_fits_too() {
    comfy(FluxDevCheckpoint.singleFile(), "flux1-dev");
    SparseCheckpoint t5 = FluxDevCheckpoint.t5().without("shared.");
    t5.add("encoder.embed_tokens.weight", 32128, 4096);
    t5.write(folder.resolve("text_encoders/t5xxl_fp16.safetensors"));
    assertAllFits(ModelFiles.find(folder, ModelParts.FOUND));
  }

  @Test
  void schnell_is_told_by_its_lack_of_guidance_and_draws_in_four_steps() {
    comfy(FluxDevCheckpoint.singleFile().without("guidance_in"), "flux");
    ModelFiles found = ModelFiles.find(folder, ModelParts.FOUND);
    assertThat(found.kind()).isEqualTo(ModelKind.SCHNELL);
    assertThat(found.kind().longestT5()).hasValue(256);
    assertAllFits(found);
    GenerationDefaults defaults = ModelFiles.defaults(folder, ModelParts.FOUND);
    assertThat(defaults.steps()).isEqualTo(4);
    assertThat(defaults.cfg()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "flux1-krea-dev, KREA",
    "flux1-kontext-dev, KONTEXT",
    "flux1-dev-kontext_fp8_scaled, KONTEXT",
    "flux1-dev, DEV"
  })
  void krea_and_kontext_are_told_by_their_names(String name, ModelKind kind) {
    comfy(FluxDevCheckpoint.singleFile(), name);
    assertThat(ModelFiles.find(folder, ModelParts.FOUND).kind()).isEqualTo(kind);
  }

  @Test
  void kontext_is_told_by_what_the_file_says_of_itself() {
    SparseCheckpoint transformer = FluxDevCheckpoint.singleFile();
    comfy(transformer.metadata("modelspec.title", "FLUX.1 Kontext [dev]"), "mine");
    assertThat(ModelFiles.find(folder, ModelParts.FOUND).kind()).isEqualTo(ModelKind.KONTEXT);
  }

  @Test
  void kontext_is_told_by_its_pipelines_class_and_a_cached_model_by_its_own_name()
      throws IOException {
    Path snapshot = folder.resolve("models--owner--some-model/snapshots/0123456789abcdef");
    diffusers(snapshot);
    Files.writeString(
        snapshot.resolve("model_index.json"), "{\"_class_name\": \"FluxKontextPipeline\"}");
    ModelFiles found = ModelFiles.find(snapshot, ModelParts.FOUND);
    assertThat(found.kind()).isEqualTo(ModelKind.KONTEXT);
    assertThat(found.name()).isEqualTo("some-model");
  }

  @Test
  void the_owner_may_say_which_model_it_is() {
    comfy(FluxDevCheckpoint.singleFile(), "mine");
    assertThat(ModelFiles.find(folder, ModelParts.FOUND.withKind(ModelKind.KREA)).kind())
        .isEqualTo(ModelKind.KREA);
  }

  @Test
  void the_owner_cannot_say_what_its_tensors_deny() {
    Path file = FluxDevCheckpoint.singleFile().write(folder.resolve("vae/mine.safetensors"));
    comfy(FluxDevCheckpoint.singleFile(), "other");
    assertThatThrownBy(() -> ModelFiles.find(file, ModelParts.FOUND.withKind(ModelKind.SCHNELL)))
        .isInstanceOf(BadRequest.class)
        .hasMessageContainingAll("mine.safetensors", "FLUX.1-schnell", "it is FLUX.1-dev");
  }

  @Test
  void of_two_transformers_the_kind_that_is_asked_for_is_taken() {
    comfy(FluxDevCheckpoint.singleFile(), "a");
    FluxDevCheckpoint.singleFile()
        .without("guidance_in")
        .write(folder.resolve("diffusion_models/b.safetensors"));
    assertThat(ModelFiles.find(folder, ModelParts.FOUND.withKind(ModelKind.SCHNELL)).taken().get(0))
        .isEqualTo("b.safetensors");
  }

  @Test
  void fill_is_told_by_the_channels_that_it_takes() {
    comfy(taking(384), "mine");
    ModelFiles found = ModelFiles.find(folder, ModelParts.FOUND);
    assertThat(found.kind()).isEqualTo(ModelKind.FILL);
    assertAllFits(found);
    assertThat(ModelFiles.defaults(folder, ModelParts.FOUND)).isEqualTo(GenerationDefaults.FILL);
  }

  @Test
  void the_control_models_are_told_likewise() {
    comfy(taking(128), "mine");
    ModelFiles found = ModelFiles.find(folder, ModelParts.FOUND);
    assertThat(found.kind()).isEqualTo(ModelKind.CONTROL);
    assertAllFits(found);
    assertThat(ModelFiles.defaults(folder, ModelParts.FOUND)).isEqualTo(GenerationDefaults.CONTROL);
  }

  private static SparseCheckpoint taking(int channels) {
    SparseCheckpoint transformer = FluxDevCheckpoint.singleFile().without("img_in");
    return transformer.linear("img_in", 3072, channels);
  }

  @ParameterizedTest
  @CsvSource({
    "double_blocks.0.img_attn.qkv.weight_scale, scales for parts",
    "double_blocks.0.img_attn.qkv.weight.quant_state.bitsandbytes__nf4, NF4",
    "single_blocks.0.qkv_proj.qweight, Nunchaku",
    "single_blocks.38.linear1.weight, more layers",
    "something.else, another model"
  })
  void what_a_checkpoint_holds_beyond_its_model_is_named(String tensor, String meaning) {
    Path file =
        FluxDevCheckpoint.singleFile().add(tensor, 1).write(folder.resolve("more.safetensors"));
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
      ModelPart part = ModelPart.of(PartKind.TRANSFORMER, comfyless(file));
      new FluxTransformer(check, Golden.TORCH, FluxConfig.of(part.config()));
      assertThatThrownBy(() -> check.requireNothingLeft(PartKind.TRANSFORMER))
          .isInstanceOf(ModelCorrupt.class)
          .hasMessageContainingAll("more.safetensors", tensor, meaning);
    }
  }

  /** The config of FLUX.1-dev's own file, which knows of 38 single blocks. */
  private Path comfyless(Path file) {
    return FluxDevCheckpoint.singleFile().write(file.resolveSibling("plain.safetensors"));
  }

  private void comfy(SparseCheckpoint transformer, String name) {
    transformer.write(folder.resolve("diffusion_models/" + name + ".safetensors"));
    FluxDevCheckpoint.clip().write(folder.resolve("text_encoders/clip_l.safetensors"));
    FluxDevCheckpoint.t5().write(folder.resolve("text_encoders/t5xxl_fp16.safetensors"));
    FluxDevCheckpoint.vaeSingleFile().write(folder.resolve("vae/ae.safetensors"));
  }

  private static void diffusers(Path model) throws IOException {
    FluxDevCheckpoint.diffusers().writeShards(model.resolve("transformer"), 3);
    FluxDevCheckpoint.clip().write(model.resolve("text_encoder/model.safetensors"));
    FluxDevCheckpoint.t5().write(model.resolve("text_encoder_2/model.safetensors"));
    FluxDevCheckpoint.vae().write(model.resolve("vae/model.safetensors"));
    for (PartKind part : PartKind.NETWORKS) {
      try (Checkpoint checkpoint = Checkpoint.open(model.resolve(part.folder))) {
        Files.writeString(
            model.resolve(part.folder).resolve("config.json"),
            ConfigByShape.of(part, checkpoint).json().toString());
      }
    }
  }

  /** Every part asks for exactly what is there. */
  private static void assertAllFits(ModelFiles files) {
    for (ModelPart part : files.parts().values()) {
      try (Checkpoint checkpoint = part.open()) {
        WeightCheck check = new WeightCheck(checkpoint, Layout.of(part.kind(), checkpoint));
        construct(part, check);
        check.requireFit();
        check.requireNothingLeft(part.kind());
      }
    }
  }

  private static void construct(ModelPart part, WeightCheck check) {
    ConfigJson config = part.config();
    switch (part.kind()) {
      case TRANSFORMER -> new FluxTransformer(check, Golden.TORCH, FluxConfig.of(config));
      case CLIP -> new ClipTextEncoder(check, Golden.TORCH, ClipTextEncoder.ClipConfig.of(config));
      case T5 -> new T5Encoder(check, Golden.TORCH, T5Encoder.T5Config.of(config));
      case VAE -> new AutoEncoder(check, Golden.TORCH.kernels(), VaeConfig.of(config));
      default -> throw new AssertionError(part); // StyleFilesTest has them
    }
  }
}
