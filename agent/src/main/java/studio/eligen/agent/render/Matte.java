package studio.eligen.agent.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.BitSet;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.engine.region.LatentCells;

/**
 * A thing cut out of a picture, so that it does not drag what is around it along.
 *
 * <p>What belongs to the scene is told by the picture as it would be without the thing: pixels that
 * are as good as there, and can be reached from the edge of the thing's place across such pixels
 * alone. A white belly in the snow stays, because it is shut in.
 */
final class Matte {

  /** Colours that differ by less in every channel, of 255, may be the scene. */
  private static final int NEAR = 32;

  private static final int OPAQUE = 0xff000000;

  private final BufferedImage layer;

  private Matte(BufferedImage layer) {
    this.layer = layer;
  }

  /**
   * Cuts a thing out.
   *
   * @param background the same picture without the thing
   * @param cells in which it shows, row by row
   * @param box around them, within the picture
   */
  static Matte of(BufferedImage picture, BufferedImage background, BitSet cells, PixelBox box) {
    BufferedImage layer = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_ARGB);
    BitSet scene = scene(picture, background, cells, box);
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int rgb = picture.getRGB(box.x() + x, box.y() + y);
        if (!scene.get(y * box.width() + x)) {
          layer.setRGB(x, y, rgb | OPAQUE);
        } else {
          int off = distance(rgb, background.getRGB(box.x() + x, box.y() + y));
          int alpha = Math.max(0, 2 * off - NEAR) * 255 / NEAR;
          layer.setRGB(x, y, rgb & ~OPAQUE | Math.min(255, alpha) << 24);
        }
      }
    }
    return new Matte(layer);
  }

  /** The thing with transparency, as large as its place was. */
  BufferedImage layer() {
    return layer;
  }

  /** The thing at another size. */
  BufferedImage scaled(int width, int height) {
    if (width == layer.getWidth() && height == layer.getHeight()) {
      return layer;
    }
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(layer, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  /** The pixels of the box that show the scene, found from the edge inwards. */
  private static BitSet scene(
      BufferedImage picture, BufferedImage background, BitSet cells, PixelBox box) {
    BitSet near = new BitSet(box.width() * box.height());
    ArrayDeque<Integer> reached = new ArrayDeque<>();
    BitSet scene = new BitSet(near.size());
    for (int i = 0; i < box.width() * box.height(); i++) {
      int x = i % box.width();
      int y = i / box.width();
      boolean shown = isIn(cells, box.x() + x, box.y() + y, picture.getWidth());
      int rgb = picture.getRGB(box.x() + x, box.y() + y);
      near.set(i, !shown || distance(rgb, background.getRGB(box.x() + x, box.y() + y)) < NEAR);
      boolean edge = x == 0 || y == 0 || x == box.width() - 1 || y == box.height() - 1;
      if (near.get(i) && (edge || !shown)) {
        scene.set(i);
        reached.add(i);
      }
    }
    while (!reached.isEmpty()) {
      int i = reached.remove();
      for (int next : neighbours(i, box.width(), box.height())) {
        if (near.get(next) && !scene.get(next)) {
          scene.set(next);
          reached.add(next);
        }
      }
    }
    return scene;
  }

  private static boolean isIn(BitSet cells, int x, int y, int width) {
    return cells.get(y / LatentCells.SIDE * (width / LatentCells.SIDE) + x / LatentCells.SIDE);
  }

  /** The four pixels beside one; at the border itself stands for what is not there. */
  private static int[] neighbours(int i, int width, int height) {
    int x = i % width;
    int y = i / width;
    return new int[] {
      x == 0 ? i : i - 1,
      x == width - 1 ? i : i + 1,
      y == 0 ? i : i - width,
      y == height - 1 ? i : i + width
    };
  }

  private static int distance(int a, int b) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
    }
    return most;
  }
}
