package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.engine.region.LatentCells;

/**
 * The old picture with the pixels of moved entities laid where they go: what a pass starts from.
 */
final class Collage {

  private final BufferedImage old;
  private final BufferedImage background;
  private final Canvas canvas;
  private final VisibilityMap before;
  private final BufferedImage picture;

  /**
   * @param changed cells in which something showed that changed: the scene is guessed there
   */
  Collage(BufferedImage old, VisibilityMap before, BitSet changed) {
    this.old = old;
    this.canvas = new Canvas(old.getWidth(), old.getHeight());
    this.before = before;
    this.picture = copy(old);
    this.background = copy(old);
    BackgroundFill.fill(background, before, changed);
  }

  BufferedImage picture() {
    return picture;
  }

  /**
   * Puts the scene, as it is beside them, into cells. The autoencoder looks further than one cell,
   * so what stood there would else shine through at the edges of what is held.
   */
  void clear(BitSet cells) {
    take(background, cells);
  }

  /** Puts the pixels of an earlier picture back into cells. */
  void restore(BufferedImage earlier, BitSet cells) {
    take(earlier, cells);
  }

  private void take(BufferedImage from, BitSet cells) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int left = cell % before.columns * LatentCells.SIDE;
      int top = cell / before.columns * LatentCells.SIDE;
      for (int y = top; y < top + LatentCells.SIDE; y++) {
        for (int x = left; x < left + LatentCells.SIDE; x++) {
          picture.setRGB(x, y, from.getRGB(x, y));
        }
      }
    }
  }

  /** An entity of the old picture without the scene around it. */
  Matte cut(Entity entity) {
    PixelBox box = PixelBox.of(Bounds.of(entity.region()), canvas);
    return Matte.of(old, background, before.shown(entity.id()), box);
  }

  /**
   * Lays an entity's pixels into the cells in which it shows now.
   *
   * @return the cells for which the old picture had pixels of it: elsewhere something hid it
   */
  BitSet lay(Matte matte, Entity from, Entity to, BitSet cells) {
    PixelBox source = PixelBox.of(Bounds.of(from.region()), canvas);
    PixelBox target = PixelBox.of(Bounds.of(to.region()), canvas);
    BufferedImage moved = matte.scaled(target.width(), target.height());
    BitSet laid = new BitSet();
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (isFromEntity(cell, source, target, from.id())) {
        laid.set(cell);
        layCell(cell, moved, target);
      }
    }
    return laid;
  }

  private boolean isFromEntity(int cell, PixelBox source, PixelBox target, String id) {
    int x = cell % before.columns * LatentCells.SIDE + LatentCells.SIDE / 2;
    int y = cell / before.columns * LatentCells.SIDE + LatentCells.SIDE / 2;
    int oldX = source.x() + within(x - target.x(), target.width(), source.width());
    int oldY = source.y() + within(y - target.y(), target.height(), source.height());
    Entity owner = before.owner(oldY / LatentCells.SIDE * before.columns + oldX / LatentCells.SIDE);
    return owner != null && owner.id().equals(id);
  }

  private static int within(int offset, int size, int oldSize) {
    long scaled = Math.floorDiv((long) offset * oldSize, (long) size);
    return (int) Math.max(0, Math.min(scaled, oldSize - 1));
  }

  private void layCell(int cell, BufferedImage moved, PixelBox target) {
    int left = cell % before.columns * LatentCells.SIDE;
    int top = cell / before.columns * LatentCells.SIDE;
    int right = Math.min(left + LatentCells.SIDE, target.right());
    int bottom = Math.min(top + LatentCells.SIDE, target.bottom());
    for (int y = Math.max(top, target.y()); y < bottom; y++) {
      for (int x = Math.max(left, target.x()); x < right; x++) {
        int argb = moved.getRGB(x - target.x(), y - target.y());
        picture.setRGB(x, y, mixed(picture.getRGB(x, y), argb, (argb >>> 24) / 255.0));
      }
    }
  }

  /** So much of the second colour over the first: 0 to 1. */
  static int mixed(int under, int over, double share) {
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double value = (under >> shift & 255) * (1 - share) + (over >> shift & 255) * share;
      rgb |= (int) Math.round(value) << shift;
    }
    return rgb;
  }

  private static BufferedImage copy(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, width, height, image.getRGB(0, 0, width, height, null, 0, width), 0, width);
    return copy;
  }
}
