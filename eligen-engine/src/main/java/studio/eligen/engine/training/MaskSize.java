package studio.eligen.engine.training;

import java.util.BitSet;
import studio.eligen.engine.Region;

/** Masks of one size for pictures of another. */
final class MaskSize {

  private MaskSize() {}

  /** The mask where each pixel is what lies at the same place of the given one. */
  static Region.Mask of(Region.Mask mask, int width, int height) {
    if (mask.width() == width && mask.height() == height) {
      return mask;
    }
    BitSet given = mask.pixels();
    BitSet pixels = new BitSet(width * height);
    for (int y = 0; y < height; y++) {
      int row = (int) ((y + 0.5) / height * mask.height()) * mask.width();
      for (int x = 0; x < width; x++) {
        pixels.set(y * width + x, given.get(row + (int) ((x + 0.5) / width * mask.width())));
      }
    }
    return new Region.Mask(width, height, pixels);
  }
}
