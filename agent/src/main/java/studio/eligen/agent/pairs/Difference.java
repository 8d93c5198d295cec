package studio.eligen.agent.pairs;

import java.awt.image.BufferedImage;
import java.util.BitSet;

/** Where two pictures of one size differ, by whatever little. */
public final class Difference {

  private Difference() {}

  /** The pixels that differ, row by row. */
  public static BitSet of(BufferedImage one, BufferedImage other) {
    int width = one.getWidth();
    BitSet differs = new BitSet(width * one.getHeight());
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        differs.set(y * width + x, ((one.getRGB(x, y) ^ other.getRGB(x, y)) & 0xffffff) != 0);
      }
    }
    return differs;
  }
}
