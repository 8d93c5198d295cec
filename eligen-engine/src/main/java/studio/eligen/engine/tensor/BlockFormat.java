package studio.eligen.engine.tensor;

import java.util.Locale;

/**
 * How GGML's files write numbers in blocks: a few bits each, and scales for all of a block. The
 * layouts are those of ggml-quants.c; the kernels compute what the Python package {@code gguf}
 * does.
 */
public enum BlockFormat {
  /** A scale in float16, then 32 numbers of eight bits. */
  Q8_0(32, 34),
  /**
   * A scale in float16, then 32 numbers of four bits, the upper 16 in the upper halves of bytes.
   */
  Q4_0(32, 18),
  /**
   * Two scales in float16, then eight scales and eight minima of six bits in twelve bytes, for 32
   * numbers each, then the numbers in four bits.
   */
  Q4_K(256, 144),
  /** As Q4_K, with the fifth bits of the numbers before the other four. */
  Q5_K(256, 176),
  /**
   * Numbers in four bits, their other two bits, a scale of eight bits for each 16, and one of all.
   */
  Q6_K(256, 210);

  /** Numbers in a block. */
  public final int numbers;

  /** Bytes of a block. */
  public final int bytes;

  BlockFormat(int numbers, int bytes) {
    this.numbers = numbers;
    this.bytes = bytes;
  }

  /** The name of the kernel that widens blocks of this format. */
  String kernel() {
    return name().toLowerCase(Locale.ROOT);
  }
}
