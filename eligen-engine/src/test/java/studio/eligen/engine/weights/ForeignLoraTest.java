package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;

/** What is no LoRA for this model is named, and what to do is said. */
class ForeignLoraTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q.lora_down.weight, Stable Diffusion 1; 2 or XL",
    "unet.down_blocks.1.attentions.0.proj_in.lora_A.weight, Stable Diffusion 1; 2 or XL",
    "lora_unet_joint_blocks_0_x_block_attn_qkv.lora_down.weight, Stable Diffusion 3",
    "diffusion_model.double_stream_modulation_img.lin.lora_A.weight, FLUX.2",
    "diffusion_model.distilled_guidance_layer.in_proj.lora_A.weight, Chroma",
    "diffusion_model.double_blocks.19.img_attn_qkv.lora_A.weight, HunyuanVideo",
    "diffusion_model.blocks.0.self_attn.q.lora_A.weight, Wan",
    "transformer.transformer_blocks.0.img_mod.1.lora_A.weight, Qwen-Image",
    "lora_unet_double_blocks_18_img_attn_qkv.lora_down.weight, more or other layers",
    "lora_unet_double_blocks_0_img_attn_proj.oft_blocks, OFT",
    "lora_unet_double_blocks_0_img_attn_proj.a1.weight, GLoRA",
    "lora_unet_double_blocks_0_img_attn_proj.on_input, (IA)³",
    "lora_unet_double_blocks_0_img_attn_proj.lokr_t2, Tucker",
    "lora_unet_double_blocks_0_img_attn_norm_query_norm.w_norm, norms",
    "double_blocks.0.img_attn.qkv.weight, --transformer",
    "text_model.encoder.layers.0.mlp.fc1.weight, --clip",
    "decoder.conv_in.weight, --vae",
    "ip_adapter_proj_model.proj.weight, IP-Adapter",
    "lora_unet_guidance_out_layer.diff, no kind that is known",
    "transformer.time_text_embed.guidance_embedder.linear_3.lora_A.weight, takes none",
    "clip_l, textual inversion",
    "abc, no kind that is known"
  })
  void a_file_for_something_else_is_named(String tensor, String kind) {
    Path file = new TensorFile().add(tensor, new float[4], 2, 2).write(at("other"));
    assertRefused(file, kind.replace(';', ','), tensor, "1 of its 1 tensors");
  }

  @Test
  void a_control_lora_is_named_as_such() {
    TensorFile lora = new TensorFile();
    lora.add("img_in.lora_A.weight", new float[2 * 128], 2, 128);
    lora.add("img_in.lora_B.weight", new float[64 * 2], 64, 2);
    lora.add("double_blocks.0.img_attn.norm.key_norm.scale", new float[32], 32);
    assertRefused(lora.write(at("canny")), "control LoRA", "depth or canny", "128 channels");
  }

  @Test
  void a_lora_for_fill_is_named_as_such() {
    TensorFile lora = new TensorFile();
    lora.add("transformer.x_embedder.lora_A.weight", new float[2 * 384], 2, 384);
    assertRefused(lora.write(at("fill")), "FLUX.1-Fill", "384 channels");
  }

  @Test
  void an_autoencoder_is_named_as_such() {
    Path file = new TensorFile().add("decoder.conv_in.bias", new float[4], 4).write(at("ae"));
    assertRefused(file, "autoencoder, no LoRA", "--vae");
  }

  @Test
  void a_lora_of_a_text_encoder_alone_would_do_nothing_and_is_refused() {
    String tensor = "lora_te1_text_model_encoder_layers_0_mlp_fc1.lora_down.weight";
    Path file = new TensorFile().add(tensor, new float[4], 2, 2).write(at("te"));
    assertRefused(file, "text encoder alone", "do nothing");
  }

  @Test
  void half_of_a_pair_is_refused() {
    String name = "lora_unet_double_blocks_0_img_attn_proj";
    Path file =
        new TensorFile().add(name + ".lora_up.weight", new float[128], 64, 2).write(at("half"));
    assertRefused(file, name, "not the one that belongs to it");
  }

  /** It would take any memory to compute. */
  @Test
  void a_rank_beyond_the_layer_s_sides_is_refused() {
    String name = "lora_unet_double_blocks_0_img_attn_proj";
    TensorFile lora = new TensorFile();
    lora.add(name + ".lora_up.weight", new float[64 * 65], 64, 65);
    lora.add(name + ".lora_down.weight", new float[65 * 64], 65, 64);
    assertRefused(lora.write(at("rank")), "rank 65", "may be 64");
  }

  @Test
  void a_kronecker_product_of_another_size_is_refused() {
    String name = "lora_unet_double_blocks_0_img_attn_proj";
    TensorFile lora = new TensorFile();
    lora.add(name + ".lokr_w1", new float[9], 3, 3).add(name + ".lokr_w2", new float[441], 21, 21);
    assertRefused(lora.write(at("lokr")), "(3, 3)", "does not divide", "(64, 64)");
  }

  @Test
  void two_adapters_in_one_file_are_refused() {
    String name = "transformer.transformer_blocks.0.attn.to_out.0.lora_A.";
    TensorFile lora = new TensorFile();
    lora.add(name + "one.weight", new float[128], 2, 64);
    lora.add(name + "two.weight", new float[128], 2, 64);
    assertRefused(lora.write(at("two")), "one.weight", "two.weight", "same layer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"lora_alpha\": \"much\"} | lora_alpha = \"much\"",
        "{\"lora_alpha\": NaN} | lora_alpha = \"NaN\"",
        "{\"lora_alpha\": | cannot be read",
        "{\"alpha_pattern\": {\"proj\": []}} | lora_alpha = []"
      })
  void settings_of_peft_that_make_no_sense_are_refused(String settings, String reason) {
    String name = "diffusion_model.double_blocks.0.img_attn.proj";
    TensorFile lora = new TensorFile();
    lora.add(name + ".lora_A.weight", new float[128], 2, 64);
    lora.add(name + ".lora_B.weight", new float[128], 64, 2);
    lora.metadata("lora_adapter_metadata", settings);
    assertRefused(lora.write(at("peft")), reason);
  }

  @Test
  void an_alpha_that_is_no_number_is_refused() {
    String name = "lora_unet_double_blocks_0_img_attn_proj";
    TensorFile lora = new TensorFile();
    lora.add(name + ".lora_down.weight", new float[128], 2, 64);
    lora.add(name + ".lora_up.weight", new float[128], 64, 2);
    lora.add(name + ".alpha", new float[] {Float.NaN});
    Path file = lora.write(at("alpha"));
    assertThatThrownBy(() -> NanoLayers.read(file, 1))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll(file.toString(), "no readable number", name + ".alpha");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version https://git-lfs.github.com/spec/v1 | Git LFS pointer | git lfs pull",
        "<!doctype html><html>401</html> | web page | token",
        "Access to this model is restricted | text that begins \"Access to this m\" | token",
        "\u00ff\u00d8\u00ff abcdefghijkl | picture | .safetensors",
        "Rar! abcdefghijkl | archive | unpack it",
        "\u0001\u0002 abcdefghijkl | only a part of one | Download it again",
        "GGUF abcdefghijkl | GGUF | .safetensors",
        "PK\u0003\u0004 abcdefghijkl | pickle | weights_only=True",
        "{\"weight_map\": {}} | JSON | lies beside it"
      })
  void what_is_no_model_at_all_is_named_with_what_to_do(String start, String what, String todo)
      throws IOException {
    Path file = Files.write(at("none"), start.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> NanoLayers.read(file, 1))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContainingAll(file.toString(), what, todo);
  }

  @Test
  void a_pickle_without_a_zip_around_it_is_named() throws IOException {
    byte[] framed = {(byte) 0x80, 4, (byte) 0x95, 16, 0, 0, 0, 0, 0, 0, 0, '}', '.', 0, 0, 0};
    Path file = Files.write(at("old"), framed);
    assertThatThrownBy(() -> NanoLayers.read(file, 1))
        .isInstanceOf(ModelCorrupt.class)
        .hasMessageContaining("pickle");
  }

  private Path at(String name) {
    return folder.resolve(name + ".safetensors");
  }

  private static void assertRefused(Path file, String... reasons) {
    assertThatThrownBy(() -> NanoLayers.read(file, 1))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(reasons);
  }
}
