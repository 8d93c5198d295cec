package studio.eligen.engine.gguf;

import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.tensor.BlockFormat;

/** The types of tensors in GGUF files that the engine computes with. */
public enum GgufType {
  F32(0, 1, Float.BYTES),
  F16(1, 1, Short.BYTES),
  BF16(30, 1, Short.BYTES),
  Q8_0(8, BlockFormat.Q8_0),
  Q4_0(2, BlockFormat.Q4_0),
  Q4_K(12, BlockFormat.Q4_K),
  Q5_K(13, BlockFormat.Q5_K),
  Q6_K(14, BlockFormat.Q6_K);

  /** GGML's numbers for some types that are not computed with. */
  private static final Map<Long, String> OTHERS =
      Map.ofEntries(
          Map.entry(3L, "Q4_1"),
          Map.entry(6L, "Q5_0"),
          Map.entry(7L, "Q5_1"),
          Map.entry(10L, "Q2_K"),
          Map.entry(11L, "Q3_K"),
          Map.entry(16L, "IQ2_XXS"),
          Map.entry(17L, "IQ2_XS"),
          Map.entry(18L, "IQ3_XXS"),
          Map.entry(19L, "IQ1_S"),
          Map.entry(20L, "IQ4_NL"),
          Map.entry(21L, "IQ3_S"),
          Map.entry(22L, "IQ2_S"),
          Map.entry(23L, "IQ4_XS"));

  private final long number;

  /** Numbers in a block; 1 if each stands alone. */
  final int numbers;

  /** Bytes of a block. */
  final int bytes;

  GgufType(long number, int numbers, int bytes) {
    this.number = number;
    this.numbers = numbers;
    this.bytes = bytes;
  }

  GgufType(long number, BlockFormat format) {
    this(number, format.numbers, format.bytes);
  }

  /** The type that GGML gives this number. */
  static Optional<GgufType> of(long number) {
    for (GgufType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** What GGML calls a type that is not computed with. */
  static String other(long number) {
    return OTHERS.getOrDefault(number, "GGML's type " + number);
  }
}
