package studio.eligen.engine.weights;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.engine.tensor.BlockFormat;

/**
 * The types of numbers that files of weights have: those that the safetensors format names, and
 * GGML's blocks. The engine computes with the floats and the blocks.
 */
public enum StoredType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  F8_E4M3(1),
  F8_E5M2(1),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1),
  Q8_0(BlockFormat.Q8_0),
  Q4_0(BlockFormat.Q4_0),
  Q4_K(BlockFormat.Q4_K),
  Q5_K(BlockFormat.Q5_K),
  Q6_K(BlockFormat.Q6_K);

  private static final int E4M3_BIAS = 7;
  private static final int E4M3_NAN = 0x7f;

  /** Bytes of a number; of a block, where numbers come in blocks. */
  public final int size;

  /** How numbers are written in blocks; empty if each stands alone. */
  final Optional<BlockFormat> blocks;

  StoredType(int size) {
    this.size = size;
    this.blocks = Optional.empty();
  }

  StoredType(BlockFormat format) {
    this.size = format.bytes;
    this.blocks = Optional.of(format);
  }

  /** Numbers that {@link #size} bytes hold. */
  int numbers() {
    return blocks.map(format -> format.numbers).orElse(1);
  }

  /** Whether the engine computes with such numbers. */
  boolean isComputable() {
    return switch (this) {
      case F32, F16, BF16, F8_E4M3, F8_E5M2 -> true;
      default -> blocks.isPresent();
    };
  }

  /** Whether such numbers have fewer bits than any that is computed in. */
  boolean isNarrow() {
    return this == F8_E4M3 || this == F8_E5M2 || blocks.isPresent();
  }

  /** The type that a safetensors file calls so. */
  static Optional<StoredType> of(String name) {
    for (StoredType type : values()) {
      if (type.blocks.isEmpty() && type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The number that little-endian bytes begin with; NaN where this is no type of single ones. */
  double read(ByteBuffer bytes) {
    return switch (this) {
      case F64 -> bytes.getDouble(0);
      case F32 -> bytes.getFloat(0);
      case BF16 -> Float.intBitsToFloat(bytes.getShort(0) << 16);
      case F16 -> half(bytes.getShort(0));
      case F8_E5M2 -> half((short) (bytes.get(0) << 8)); // its first byte, in binary16
      case F8_E4M3 -> e4m3(bytes.get(0));
      case I64 -> bytes.getLong(0);
      case I32 -> bytes.getInt(0);
      default -> Double.NaN;
    };
  }

  /** IEEE 754 binary16; Java has this from version 20 on. */
  private static float half(short half) {
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 31 ? Float.NaN : (1024 + fraction) * Math.scalb(1f, exponent - 25);
    return half < 0 ? -magnitude : magnitude;
  }

  /** Four bits of exponent, three of fraction, no infinities (Micikevicius et al. 2022). */
  private static float e4m3(byte bits) {
    int exponent = bits >> 3 & 0xf;
    int fraction = bits & 0x7;
    float magnitude =
        (bits & E4M3_NAN) == E4M3_NAN
            ? Float.NaN
            : exponent == 0
                ? fraction * Math.scalb(1f, -E4M3_BIAS - 2)
                : (8 + fraction) * Math.scalb(1f, exponent - E4M3_BIAS - 3);
    return bits < 0 ? -magnitude : magnitude;
  }
}
