package studio.eligen.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;

/**
 * Seeds in JSON: numbers of up to 64 bits, and texts where JavaScript and others would round a
 * number. Read is either.
 */
public final class JsonSeed {

  /** Up to here a double knows every whole number. */
  private static final long LARGEST_NUMBER = 1L << 53;

  private static final int MOST_DIGITS = 20;
  private static final int BITS = 64;

  private JsonSeed() {}

  /** The value to write for a seed, whose 64 bits are taken as a whole number from 0 on. */
  public static JsonNode of(long seed) {
    return seed >= 0 && seed <= LARGEST_NUMBER
        ? LongNode.valueOf(seed)
        : TextNode.valueOf(Long.toUnsignedString(seed));
  }

  /** The seed in a field: the refusal of the document if there is none. */
  public static long read(JsonField field) {
    JsonNode value = field.value();
    boolean text =
        value.isTextual() && value.textValue().matches("-?[0-9]{1,%d}".formatted(MOST_DIGITS));
    if (!text && !value.isBigInteger()) {
      return value.isTextual() ? refused(field) : field.longInteger();
    }
    BigInteger number = text ? new BigInteger(value.textValue()) : value.bigIntegerValue();
    boolean fits = number.bitLength() < BITS || number.signum() > 0 && number.bitLength() == BITS;
    return fits ? number.longValue() : refused(field);
  }

  private static long refused(JsonField field) {
    throw field.mustBe("a whole number from 0 to 18446744073709551615");
  }
}
