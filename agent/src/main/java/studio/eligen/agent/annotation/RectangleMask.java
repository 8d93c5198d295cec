package studio.eligen.agent.annotation;

import java.util.BitSet;
import studio.eligen.engine.Region;

/** A box as the pixels of a mask, for trainers that know no boxes. */
final class RectangleMask {

  private RectangleMask() {}

  /** Of a picture of this size; at least one pixel is in it. */
  static Region.Mask of(Region.Box box, int width, int height) {
    int left = Math.min(width - 1, (int) Math.rint(box.x0() * width));
    int top = Math.min(height - 1, (int) Math.rint(box.y0() * height));
    int right = Math.max(left + 1, (int) Math.rint(box.x1() * width));
    int bottom = Math.max(top + 1, (int) Math.rint(box.y1() * height));
    BitSet pixels = new BitSet(width * height);
    for (int y = top; y < bottom; y++) {
      pixels.set(y * width + left, y * width + right);
    }
    return new Region.Mask(width, height, pixels);
  }
}
