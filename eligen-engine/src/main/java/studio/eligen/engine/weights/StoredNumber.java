package studio.eligen.engine.weights;

import java.nio.ByteBuffer;

/** Reads one stored number in Java. */
final class StoredNumber {

  private static final int E4M3_BIAS = 7;
  private static final int E4M3_NAN = 0x7f;

  private StoredNumber() {}

  /** The number that little-endian bytes begin with; NaN where the type is of none. */
  static double read(StoredType type, ByteBuffer bytes) {
    return switch (type) {
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
