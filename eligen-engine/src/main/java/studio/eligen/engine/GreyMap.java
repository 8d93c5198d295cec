package studio.eligen.engine;

import java.util.Arrays;

/**
 * An 8-bit grey picture as plain numbers, row by row.
 *
 * @param values one byte a pixel, read as 0 to 255
 */
public record GreyMap(int width, int height, byte[] values) {

  public GreyMap {
    if (width <= 0 || height <= 0 || values.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d values do not make a picture of %d × %d".formatted(values.length, width, height));
    }
    values = values.clone();
  }

  @Override
  public byte[] values() {
    return values.clone();
  }

  /** The value at a pixel, 0 to 255. */
  public int at(int x, int y) {
    return values[y * width + x] & 0xff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GreyMap map
        && width == map.width
        && height == map.height
        && Arrays.equals(values, map.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "GreyMap[" + width + " × " + height + "]";
  }
}
