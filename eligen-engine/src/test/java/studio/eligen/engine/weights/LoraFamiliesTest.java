package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;
import studio.eligen.engine.weights.NanoLayers.Parameters;

/** Every family of LoRA files, against its formula in plain arithmetic. */
class LoraFamiliesTest {

  private static final double TOLERANCE = 1e-6;
  private static final int WIDTH = 64;
  private static final int RANK = 3;
  private static final String PROJECTION = "double_blocks.0.img_attn.proj";
  private static final String KOHYA = "lora_unet_double_blocks_0_img_attn_proj";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "kohya, lora_unet_double_blocks_1_txt_attn_qkv, lora_down, lora_up, double_blocks.1.txt_attn.qkv, 0, 192",
    "kohya final layer, lora_unet_final_layer_linear, lora_down, lora_up, final_layer.linear, 0, 64",
    "diffusers, transformer.transformer_blocks.0.attn.to_k, lora_A, lora_B, double_blocks.0.img_attn.qkv, 64, 64",
    "diffusers before PEFT, transformer.transformer_blocks.0.attn.to_out.0, lora.down, lora.up, double_blocks.0.img_attn.proj, 0, 64",
    "PEFT without a prefix, single_transformer_blocks.1.proj_mlp, lora_A, lora_B, single_blocks.1.linear1, 192, 256",
    "PEFT, base_model.model.single_transformer_blocks.1.attn.to_v, lora_A, lora_B, single_blocks.1.linear1, 128, 64",
    "PEFT in BFL's names, base_model.model.double_blocks.0.img_mlp.0, lora_A, lora_B, double_blocks.0.img_mlp.0, 0, 256",
    "a named adapter, transformer.transformer_blocks.0.ff.net.2, lora_A.style, lora_B.style, double_blocks.0.img_mlp.2, 0, 64",
    "ComfyUI, diffusion_model.single_blocks.0.linear2, lora_A, lora_B, single_blocks.0.linear2, 0, 64",
    "OneTrainer, lora_transformer_single_transformer_blocks_0_attn_to_q, lora_down, lora_up, single_blocks.0.linear1, 0, 64",
    "OneTrainer in BFL's names, transformer.double_blocks.0.img_attn.qkv.1, lora_down, lora_up, double_blocks.0.img_attn.qkv, 64, 64",
    "OneTrainer in BFL's names, transformer.single_blocks.0.linear1.3, lora_down, lora_up, single_blocks.0.linear1, 192, 256",
    "SimpleTuner, lycoris_transformer_blocks_0_ff_context_net_0_proj, lora_down, lora_up, double_blocks.0.txt_mlp.0, 0, 256",
    "XLabs, double_blocks.0.processor.proj_lora2, down, up, double_blocks.0.txt_attn.proj, 0, 64",
    "XLabs, double_blocks.1.processor.qkv_lora1, down, up, double_blocks.1.img_attn.qkv, 0, 192",
    "XLabs, single_blocks.1.processor.qkv_lora, down, up, single_blocks.1.linear1, 0, 192",
    "XLabs, single_blocks.1.processor.proj_lora, down, up, single_blocks.1.linear2, 0, 64",
    "DiffSynth, pipe.dit.blocks.0.attn.b_to_qkv, lora_A.default, lora_B.default, double_blocks.0.txt_attn.qkv, 0, 192",
    "DiffSynth, pipe.dit.single_blocks.0.to_qkv_mlp, lora_A, lora_B, single_blocks.0.linear1, 0, 448"
  })
  void a_low_rank_change_is_added_to_the_rows_that_its_trainer_meant(
      String trainer, String name, String down, String up, String layer, int firstRow, int rows) {
    Matrix base = NanoLayers.weight(layer);
    Matrix lower = Matrix.random(RANK, base.columns(), 1);
    Matrix upper = Matrix.random(rows, RANK, 2);
    Path file =
        write(
            tensor(name + "." + down + ".weight", lower, RANK, base.columns()),
            tensor(name + "." + up + ".weight", upper, rows, RANK),
            alpha(name, 1.5f));

    Matrix part = base.slice(firstRow, rows).plus(upper.times(lower).times(0.8 * 1.5 / RANK));

    assertClose(NanoLayers.with(file, 0.8, layer).weight(), base.withRows(firstRow, part));
    assertClose(NanoLayers.withKept(file, 0.8, layer).weight(), base.withRows(firstRow, part));
  }

  @Test
  void the_last_modulation_is_put_right_whose_halves_diffusers_has_the_other_way_round() {
    String layer = "final_layer.adaLN_modulation.1";
    Matrix lower = Matrix.random(RANK, WIDTH, 1);
    Matrix upper = Matrix.random(2 * WIDTH, RANK, 2);
    Path file =
        write(
            tensor("transformer.norm_out.linear.lora_A.weight", lower, RANK, WIDTH),
            tensor("transformer.norm_out.linear.lora_B.weight", upper, 2 * WIDTH, RANK));

    Matrix expected = NanoLayers.weight(layer).plus(upper.times(lower).halvesSwapped());

    assertClose(NanoLayers.with(file, 1, layer).weight(), expected);
    assertClose(NanoLayers.withKept(file, 1, layer).weight(), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"F8_E4M3", "F8_E5M2"})
  void floats_of_eight_bits_are_read(String type) {
    // 1, -1.5, 0.25, 0, and the smallest of either kind: 2^-9 and 2^-16.
    byte[] e4m3 = {0x38, (byte) 0xbc, 0x28, 0x00, 0x01};
    byte[] e5m2 = {0x3c, (byte) 0xbe, 0x34, 0x00, 0x01};
    boolean narrow = type.equals("F8_E4M3");
    double[] numbers = {1, -1.5, 0.25, 0, narrow ? 0x1p-9 : 0x1p-16};
    byte[] bytes = new byte[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      bytes[i] = (narrow ? e4m3 : e5m2)[i % numbers.length];
    }
    StoredType stored = StoredType.valueOf(type);
    Matrix lower = Matrix.filled(1, WIDTH, (row, column) -> numbers[column % numbers.length]);
    Path file =
        write(
            lora ->
                lora.add(KOHYA + ".lora_down.weight", stored, bytes, 1, WIDTH)
                    .add(KOHYA + ".lora_up.weight", stored, bytes, WIDTH, 1)
                    .add(KOHYA + ".alpha", stored, new byte[] {bytes[2]}));

    Matrix expected =
        NanoLayers.weight(PROJECTION).plus(lower.transposed().times(lower).times(0.25));

    assertClose(NanoLayers.with(file, 1, PROJECTION).weight(), expected);
    assertClose(NanoLayers.withKept(file, 1, PROJECTION).weight(), expected);
  }

  @Test
  void peft_settings_in_the_metadata_stand_for_the_alpha_that_diffusers_does_not_write() {
    String name = "transformer.transformer_blocks.0.attn.to_out.0";
    String settings =
        """
        {"transformer.r": 3, "transformer.lora_alpha": 6,
         "transformer.alpha_pattern": {"attn.to_q": 9}}""";
    Path file = write(pair(name), lora -> lora.metadata("lora_adapter_metadata", settings));
    assertClose(NanoLayers.with(file, 1, PROJECTION).weight(), changed(6.0 / RANK));
  }

  @Test
  void peft_settings_beside_an_adapter_stand_for_its_alpha() throws IOException {
    Path file = folder.resolve("adapter_model.safetensors");
    Files.writeString(
        folder.resolve("adapter_config.json"),
        "{\"r\": 3, \"lora_alpha\": 6, \"use_rslora\": true}");
    TensorFile lora = new TensorFile();
    pair("base_model.model.transformer_blocks.0.attn.to_out.0").accept(lora);
    lora.write(file);
    assertClose(NanoLayers.with(file, 1, PROJECTION).weight(), changed(6 / Math.sqrt(RANK)));
  }

  @Test
  void a_whole_difference_and_a_change_of_the_bias_are_added() {
    Matrix whole = Matrix.random(WIDTH, WIDTH, 1);
    Matrix bias = Matrix.random(WIDTH, 1, 2);
    Path file =
        write(tensor(KOHYA + ".diff", whole, WIDTH, WIDTH), tensor(KOHYA + ".diff_b", bias, WIDTH));

    Parameters changed = NanoLayers.with(file, 0.5, PROJECTION);

    assertClose(changed.weight(), NanoLayers.weight(PROJECTION).plus(whole.times(0.5)));
    assertClose(changed.bias(), NanoLayers.bias(PROJECTION).plus(bias.times(0.5)));
  }

  @Test
  void pefts_bias_takes_the_factor_of_its_matrices() {
    Matrix bias = Matrix.random(WIDTH, 1, 5);
    Path file = write(pair(KOHYA), alpha(KOHYA, 6), tensor(KOHYA + ".lora_B.bias", bias, WIDTH));
    Parameters changed = NanoLayers.with(file, 1, PROJECTION);
    assertClose(changed.bias(), NanoLayers.bias(PROJECTION).plus(bias.times(6.0 / RANK)));
    assertClose(changed.weight(), changed(6.0 / RANK));
  }

  @Test
  void what_a_lora_does_to_a_text_encoder_is_left_out_and_said() {
    Path file = write(pair(KOHYA), pair("lora_te1_text_model_encoder_layers_0_mlp_fc1"));
    assertClose(NanoLayers.with(file, 1, PROJECTION).weight(), changed(1));
    try (Lora lora = NanoLayers.read(file, 1)) {
      assertThat(lora.note().orElseThrow())
          .contains("lora.safetensors", "2 of its 4 tensors", "lora_te1_text_model", "left out");
    }
  }

  @Test
  void a_lora_of_the_transformer_alone_needs_no_note() {
    try (Lora lora = NanoLayers.read(Golden.NANO.resolve("lora/kohya.safetensors"), 1)) {
      assertThat(lora.note()).isEmpty();
    }
  }

  /** The projection with what {@link #pair} adds. */
  private static Matrix changed(double factor) {
    Matrix change = Matrix.random(WIDTH, RANK, 2).times(Matrix.random(RANK, WIDTH, 1));
    return NanoLayers.weight(PROJECTION).plus(change.times(factor));
  }

  private static Consumer<TensorFile> pair(String name) {
    return tensor(name + ".lora_A.weight", Matrix.random(RANK, WIDTH, 1), RANK, WIDTH)
        .andThen(tensor(name + ".lora_B.weight", Matrix.random(WIDTH, RANK, 2), WIDTH, RANK));
  }

  private static Consumer<TensorFile> tensor(String name, Matrix values, long... shape) {
    return lora -> lora.add(name, values.floats(), shape);
  }

  private static Consumer<TensorFile> alpha(String name, float alpha) {
    return lora -> lora.add(name + ".alpha", new float[] {alpha});
  }

  @SafeVarargs
  private Path write(Consumer<TensorFile>... parts) {
    TensorFile lora = new TensorFile();
    for (Consumer<TensorFile> part : parts) {
      part.accept(lora);
    }
    return lora.write(folder.resolve("lora.safetensors"));
  }

  private static void assertClose(Matrix actual, Matrix expected) {
    assertThat(Golden.relativeError(actual.floats(), expected.floats())).isLessThan(TOLERANCE);
  }
}
