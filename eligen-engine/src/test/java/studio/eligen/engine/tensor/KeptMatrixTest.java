package studio.eligen.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Golden;

class KeptMatrixTest {

  private static final Kernels KERNELS = Golden.TORCH.kernels();

  /** Each byte that is a finite number, as its format's definition has it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void numbers_of_eight_bits_are_widened_at_each_use(boolean e4m3) {
    int largest = e4m3 ? 0x7e : 0x7b;
    ByteBuffer bits = ByteBuffer.allocateDirect(2 * largest + 2);
    float[] expected = new float[2 * largest + 2];
    for (int i = 0; i <= largest; i++) {
      bits.put(2 * i, (byte) i).put(2 * i + 1, (byte) (i | 0x80));
      expected[2 * i] = 0.375f * (e4m3 ? number(i, 3, 7) : number(i, 2, 15));
      expected[2 * i + 1] = -expected[2 * i];
    }
    try (Scope scope = Scope.open()) {
      NDArray bytes =
          Golden.TORCH.manager().create(bits, new Shape(2, largest + 1), DataType.UINT8);
      KeptMatrix kept = new KeptMatrix.Float8(KERNELS, bytes, e4m3, 0.375);
      NDArray wide = kept.like(Golden.TORCH.array(new float[1], 1));
      assertThat(wide.getShape()).isEqualTo(new Shape(2, largest + 1));
      assertThat(wide.toFloatArray()).isEqualTo(expected);
      NDArray sixteen = kept.like(KERNELS.toBfloat16(Golden.TORCH.array(new float[1], 1)));
      assertThat(Torch.isBfloat16(sixteen)).isTrue();
      assertThat(KERNELS.toFloat32(sixteen).toFloatArray()).isEqualTo(expected);
    }
  }

  private static float number(int bits, int fractionBits, int bias) {
    int exponent = bits >> fractionBits;
    int fraction = bits & (1 << fractionBits) - 1;
    return exponent == 0
        ? fraction * Math.scalb(1f, 1 - bias - fractionBits)
        : ((1 << fractionBits) + fraction) * Math.scalb(1f, exponent - bias - fractionBits);
  }

  @Test
  void a_narrowed_matrix_has_each_number_to_four_bits() {
    try (Scope scope = Scope.open()) {
      NDArray matrix = Golden.TORCH.manager().randomNormal(new Shape(40, 30)).mul(0.02f);
      float[] numbers = matrix.toFloatArray();
      KeptMatrix.Float8 kept = KeptMatrix.Float8.of(KERNELS, matrix);
      assertThat(kept.bits().getDataType()).isEqualTo(DataType.UINT8);
      float[] again = kept.like(matrix).toFloatArray();
      for (int i = 0; i < numbers.length; i++) {
        double step = Math.max(Math.abs(numbers[i]) / 16, kept.scale() * 0x1p-10);
        assertThat(again[i]).isCloseTo(numbers[i], within((float) (step * 1.0001)));
      }
    }
  }

  @Test
  void a_matrix_of_zeros_stays_one() {
    try (Scope scope = Scope.open()) {
      NDArray zeros = Golden.TORCH.array(new float[6], 2, 3);
      assertThat(KeptMatrix.Float8.of(KERNELS, zeros).like(zeros).toFloatArray())
          .containsOnly(0f)
          .hasSize(6);
    }
  }

  @Test
  void matrices_are_stacked_in_their_order() {
    try (Scope scope = Scope.open()) {
      NDArray upper = Golden.TORCH.array(new float[] {1, 2}, 1, 2);
      NDArray lower = Golden.TORCH.array(new float[] {3, 4, 5, 6}, 2, 2);
      KeptMatrix stacked =
          new KeptMatrix.Stacked(
              List.of(
                  new KeptMatrix.Floats(KERNELS, KERNELS.toBfloat16(upper)),
                  KeptMatrix.Float8.of(KERNELS, lower)));
      NDArray wide = stacked.like(upper);
      assertThat(wide.getShape()).isEqualTo(new Shape(3, 2));
      assertThat(wide.get("0:1").toFloatArray()).containsExactly(1, 2);
      assertThat(Golden.relativeError(wide.get("1:").toFloatArray(), lower.toFloatArray()))
          .isLessThan(0.05);
    }
  }
}
