package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;

/** LoHa, LoKr and DoRA, against their formulas in plain arithmetic. */
class LycorisTest {

  private static final double TOLERANCE = 1e-6;
  private static final int WIDTH = 64;
  private static final int RANK = 3;
  private static final String PROJECTION = "double_blocks.0.img_attn.proj";
  private static final String NAME = "lycoris_transformer_blocks_0_attn_to_out_0";
  private static final String QKV = "double_blocks.0.img_attn.qkv";
  private static final String KEYS = "transformer.transformer_blocks.0.attn.to_k";

  @TempDir Path folder;

  private final TensorFile lora = new TensorFile();

  @Test
  void loha_adds_the_product_of_two_low_rank_matrices() {
    Matrix a1 = add(NAME + ".hada_w1_a", Matrix.random(WIDTH, RANK, 1));
    Matrix b1 = add(NAME + ".hada_w1_b", Matrix.random(RANK, WIDTH, 2));
    Matrix a2 = add(NAME + ".hada_w2_a", Matrix.random(WIDTH, RANK, 3));
    Matrix b2 = add(NAME + ".hada_w2_b", Matrix.random(RANK, WIDTH, 4));
    lora.add(NAME + ".alpha", new float[] {1.5f});
    Matrix change = a1.times(b1).each(a2.times(b2)).times(1.5 / RANK);
    assertChanged(PROJECTION, 1, NanoLayers.weight(PROJECTION).plus(change));
  }

  @Test
  void lokr_adds_a_kronecker_product_of_two_full_matrices_and_ignores_alpha_there() {
    Matrix w1 = add(NAME + ".lokr_w1", Matrix.random(4, 8, 1));
    Matrix w2 = add(NAME + ".lokr_w2", Matrix.random(16, 8, 2));
    lora.add(NAME + ".alpha", new float[] {1e9f});
    assertChanged(PROJECTION, 0.5, NanoLayers.weight(PROJECTION).plus(w1.kronecker(w2).times(0.5)));
  }

  @Test
  void lokr_adds_a_kronecker_product_whose_second_matrix_is_of_low_rank() {
    Matrix w1 = add(NAME + ".lokr_w1", Matrix.random(4, 4, 1));
    Matrix a = add(NAME + ".lokr_w2_a", Matrix.random(16, RANK, 2));
    Matrix b = add(NAME + ".lokr_w2_b", Matrix.random(RANK, 16, 3));
    lora.add(NAME + ".alpha", new float[] {1.5f});
    Matrix change = w1.kronecker(a.times(b)).times(1.5 / RANK);
    assertChanged(PROJECTION, 1, NanoLayers.weight(PROJECTION).plus(change));
  }

  @Test
  void lokr_adds_a_kronecker_product_of_two_matrices_of_low_rank() {
    Matrix a1 = add(NAME + ".lokr_w1_a", Matrix.random(4, RANK, 1));
    Matrix b1 = add(NAME + ".lokr_w1_b", Matrix.random(RANK, 4, 2));
    Matrix a2 = add(NAME + ".lokr_w2_a", Matrix.random(16, RANK, 3));
    Matrix b2 = add(NAME + ".lokr_w2_b", Matrix.random(RANK, 16, 4));
    lora.add(NAME + ".alpha", new float[] {1.5f});
    Matrix change = a1.times(b1).kronecker(a2.times(b2)).times(1.5 / RANK);
    assertChanged(PROJECTION, 1, NanoLayers.weight(PROJECTION).plus(change));
  }

  @Test
  void a_lokr_of_the_keys_alone_leaves_queries_and_values_as_they_were() {
    String name = "lycoris_transformer_blocks_0_attn_to_k";
    Matrix w1 = add(name + ".lokr_w1", Matrix.random(4, 4, 1));
    Matrix w2 = add(name + ".lokr_w2", Matrix.random(16, 16, 2));
    Matrix base = NanoLayers.weight(QKV);
    Matrix keys = base.slice(WIDTH, WIDTH).plus(w1.kronecker(w2));
    assertChanged(QKV, 1, base.withRows(WIDTH, keys));
  }

  @ParameterizedTest
  @ValueSource(strings = {".lora_magnitude_vector", ".lora_magnitude_vector.default.weight"})
  void pefts_dora_gives_every_changed_row_a_learnt_length(String ending) {
    Matrix change = lowRank(KEYS, "lora_A", "lora_B");
    Matrix lengths = Matrix.random(WIDTH, 1, 3);
    lora.add(KEYS + ending, lengths.floats(), WIDTH);
    Matrix base = NanoLayers.weight(QKV);
    Matrix keys = base.slice(WIDTH, WIDTH).plus(change).withRowLengths(lengths);
    assertChanged(QKV, 1, base.withRows(WIDTH, keys));
  }

  @Test
  void a_dora_of_columns_gives_every_changed_column_a_learnt_length() {
    Matrix change = lowRank(NAME, "lora_down", "lora_up");
    Matrix lengths = Matrix.random(WIDTH, 1, 3);
    lora.add(NAME + ".dora_scale", lengths.floats(), 1, WIDTH);
    Matrix moved = NanoLayers.weight(PROJECTION).plus(change);
    Matrix expected = moved.transposed().withRowLengths(lengths).transposed();
    assertChanged(PROJECTION, 1, expected);
  }

  @Test
  void half_a_dora_is_half_way_from_the_model_to_what_was_trained() {
    Matrix change = lowRank(NAME, "lora_down", "lora_up");
    Matrix lengths = add(NAME + ".dora_scale", Matrix.random(WIDTH, 1, 3));
    Matrix base = NanoLayers.weight(PROJECTION);
    Matrix trained = base.plus(change).withRowLengths(lengths);
    assertChanged(PROJECTION, 0.5, base.times(0.5).plus(trained.times(0.5)));
  }

  /** Adds a pair of matrices and gives their product. */
  private Matrix lowRank(String name, String down, String up) {
    Matrix lower = add(name + "." + down + ".weight", Matrix.random(RANK, WIDTH, 1));
    Matrix upper = add(name + "." + up + ".weight", Matrix.random(WIDTH, RANK, 2));
    return upper.times(lower);
  }

  private Matrix add(String name, Matrix matrix) {
    lora.add(name, matrix.floats(), matrix.rows(), matrix.columns());
    return matrix;
  }

  private void assertChanged(String layer, double scale, Matrix expected) {
    Path file = lora.write(folder.resolve("lora.safetensors"));
    Matrix actual = NanoLayers.with(file, scale, layer).weight();
    assertThat(Golden.relativeError(actual.floats(), expected.floats())).isLessThan(TOLERANCE);
  }
}
