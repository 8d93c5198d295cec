package studio.eligen.engine;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Seeds of noise as people and files write them: whole numbers from 0 to 2^64 − 1. In the program
 * they are the 64 bits of a {@code long}; a negative number names the same bits, as in PyTorch.
 */
public final class Seed {

  /** Longer than any of them. */
  private static final int MOST_DIGITS = 21;

  private static final int BITS = 64;

  private Seed() {}

  /** The seed that is written, if it is one. */
  public static Optional<Long> of(String written) {
    if (written.length() > MOST_DIGITS || !written.matches("-?[0-9]+")) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(written);
    boolean fits = number.signum() < 0 ? number.bitLength() < BITS : number.bitLength() <= BITS;
    return fits ? Optional.of(number.longValue()) : Optional.empty();
  }

  /** The seed as it is written. */
  public static String text(long seed) {
    return Long.toUnsignedString(seed);
  }
}
