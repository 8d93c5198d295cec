package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.Golden;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.text.ClipTextEncoder;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;

/** Whether the engine asks FLUX.1-dev's files for exactly what they hold. */
class FluxDevFitTest {

  @TempDir Path folder;

  @Test
  void the_checkpoints_have_the_published_numbers_of_parameters() {
    assertThat(FluxDevCheckpoint.singleFile().count()).isEqualTo(780);
    assertThat(FluxDevCheckpoint.singleFile().parameters()).isEqualTo(11_901_408_320L);
    assertThat(FluxDevCheckpoint.diffusers().parameters()).isEqualTo(11_901_408_320L);
    assertThat(FluxDevCheckpoint.t5().parameters()).isEqualTo(4_762_310_656L);
    assertThat(FluxDevCheckpoint.clip().parameters()).isEqualTo(123_060_480L);
    assertThat(FluxDevCheckpoint.vae().parameters()).isEqualTo(83_819_683L);
    assertThat(FluxDevCheckpoint.vaeSingleFile().parameters()).isEqualTo(83_819_683L);
    assertThat(FluxDevCheckpoint.vaeSingleFile().count()).isEqualTo(244);
  }

  @Test
  void the_transformer_asks_its_single_file_for_all_that_it_holds() {
    Path file = FluxDevCheckpoint.singleFile().write(folder.resolve("flux1-dev.safetensors"));
    assertTransformerFits(file);
  }

  @Test
  void the_transformer_asks_its_three_shards_for_all_that_they_hold() {
    FluxDevCheckpoint.diffusers().writeShards(folder.resolve("transformer"), 3);
    assertTransformerFits(folder.resolve("transformer"));
  }

  private void assertTransformerFits(Path weights) {
    try (Checkpoint checkpoint = Checkpoint.open(weights)) {
      assertFits(
          checkpoint, Layout.of(PartKind.TRANSFORMER, checkpoint), FluxDevFitTest::transformer);
    }
  }

  @Test
  void the_t5_encoder_asks_its_file_for_all_that_it_holds() {
    T5Encoder.T5Config config =
        T5Encoder.T5Config.of(
            config(
                """
                {"vocab_size": 32128, "d_model": 4096, "d_kv": 64, "num_heads": 64, "d_ff": 10240,
                 "num_layers": 24, "relative_attention_num_buckets": 32}"""));
    assertFits(FluxDevCheckpoint.t5(), check -> new T5Encoder(check, Golden.TORCH, config));
  }

  @Test
  void the_clip_encoder_asks_its_file_for_all_that_it_holds() {
    ClipTextEncoder.ClipConfig config =
        ClipTextEncoder.ClipConfig.of(
            config(
                """
                {"vocab_size": 49408, "hidden_size": 768, "intermediate_size": 3072,
                 "num_attention_heads": 12, "num_hidden_layers": 12,
                 "max_position_embeddings": 77}"""));
    assertFits(FluxDevCheckpoint.clip(), check -> new ClipTextEncoder(check, Golden.TORCH, config));
  }

  @Test
  void the_autoencoder_asks_its_file_for_all_that_it_holds() {
    VaeConfig config =
        VaeConfig.of(
            config(
                """
                {"in_channels": 3, "latent_channels": 16, "layers_per_block": 2,
                 "block_out_channels": [128, 256, 512, 512], "norm_num_groups": 32,
                 "scaling_factor": 0.3611, "shift_factor": 0.1159}"""));
    assertFits(
        FluxDevCheckpoint.vae(), check -> new AutoEncoder(check, Golden.TORCH.kernels(), config));
  }

  @Test
  void a_rank_64_eligen_lora_changes_every_dense_layer_of_the_blocks() {
    Path flux = FluxDevCheckpoint.singleFile().write(folder.resolve("flux1-dev.safetensors"));
    Path file = FluxDevCheckpoint.lora().write(folder.resolve("eligen.safetensors"));
    try (Checkpoint checkpoint = Checkpoint.open(flux)) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
      transformer(check);
      Lora lora = Lora.read(new LoraFile(file, 1), check.layers());
      assertThat(lora.layers()).hasSize(19 * 10 + 38 * 3);
    }
  }

  @Test
  void a_lora_over_every_layer_of_the_single_file_fits() {
    SparseCheckpoint flux = FluxDevCheckpoint.singleFile();
    assertChangesAllLayers(
        flux.lora(
            layer -> "lora_unet_" + layer.replace('.', '_'),
            ".lora_down.weight",
            ".lora_up.weight"));
    assertChangesAllLayers(
        flux.lora(layer -> "diffusion_model." + layer, ".lora_A.weight", ".lora_B.weight"));
  }

  @Test
  void a_lora_over_every_layer_of_the_diffusers_folder_fits() {
    SparseCheckpoint flux = FluxDevCheckpoint.diffusers();
    assertChangesAllLayers(
        flux.lora(layer -> "transformer." + layer, ".lora_A.weight", ".lora_B.weight"));
    assertChangesAllLayers(
        flux.lora(
            layer -> "lora_transformer_" + layer.replace('.', '_'),
            ".lora_down.weight",
            ".lora_up.weight"));
  }

  private void assertChangesAllLayers(SparseCheckpoint tensors) {
    Path flux = FluxDevCheckpoint.singleFile().write(folder.resolve("flux1-dev.safetensors"));
    Path file = tensors.write(folder.resolve("lora.safetensors"));
    try (Checkpoint checkpoint = Checkpoint.open(flux)) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
      transformer(check);
      try (Lora lora = Lora.read(new LoraFile(file, 1), check.layers())) {
        assertThat(lora.layers()).hasSize(check.layers().size()).hasSize(19 * 10 + 38 * 3 + 10);
      }
    }
  }

  @Test
  void a_lora_of_another_model_is_refused() {
    Path flux = FluxDevCheckpoint.singleFile().write(folder.resolve("flux1-dev.safetensors"));
    Path file = Golden.NANO.resolve("lora/kohya.safetensors");
    try (Checkpoint checkpoint = Checkpoint.open(flux)) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
      transformer(check);
      assertThatThrownBy(() -> Lora.read(new LoraFile(file, 1), check.layers()))
          .isInstanceOf(BadRequest.class)
          .hasMessageContaining("does not fit this model");
    }
  }

  @Test
  void a_checkpoint_with_a_tensor_missing_is_refused_before_anything_is_read() {
    SparseCheckpoint t5 = FluxDevCheckpoint.t5();
    Path file = t5.write(folder.resolve("t5.safetensors"));
    T5Encoder.T5Config deeper =
        new T5Encoder.T5Config(32128, 4096, 64, 64, 10240, 25, 32, 128, 1e-6);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
      new T5Encoder(check, Golden.TORCH, deeper);
      assertThatThrownBy(check::requireFit)
          .isInstanceOf(ModelCorrupt.class)
          .hasMessageContaining("there is no tensor encoder.block.24");
    }
  }

  private static void transformer(WeightCheck check) {
    FluxConfig config =
        FluxConfig.of(
            config(
                """
                {"in_channels": 64, "joint_attention_dim": 4096, "pooled_projection_dim": 768,
                 "num_attention_heads": 24, "attention_head_dim": 128, "num_layers": 19,
                 "num_single_layers": 38, "axes_dims_rope": [16, 56, 56],
                 "guidance_embeds": true}"""));
    new FluxTransformer(check, Golden.TORCH, config);
  }

  private void assertFits(SparseCheckpoint tensors, Consumer<WeightCheck> network) {
    try (Checkpoint checkpoint =
        Checkpoint.open(tensors.write(folder.resolve("model.safetensors")))) {
      assertFits(checkpoint, Layout.AS_ASKED, network);
    }
  }

  private static void assertFits(
      Checkpoint checkpoint, Layout layout, Consumer<WeightCheck> network) {
    WeightCheck check = new WeightCheck(checkpoint, layout);
    network.accept(check);
    check.requireFit();
    assertThat(check.leftOver()).isEmpty();
  }

  private static ConfigJson config(String json) {
    try {
      return new ConfigJson(Path.of("config.json"), new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
