package studio.eligen.agent.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
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
  private final Canvas canvas;
  private final Territory before;
  private final BufferedImage picture;

  Collage(BufferedImage old, Canvas canvas, Territory before) {
    this.old = old;
    this.canvas = canvas;
    this.before = before;
    this.picture = copy(old, 0, 0, canvas.width(), canvas.height());
  }

  BufferedImage picture() {
    return picture;
  }

  /**
   * Lays an entity's pixels into the cells in which it shows now.
   *
   * @return the cells for which the old picture had pixels of it: elsewhere something hid it
   */
  BitSet lay(Entity from, Entity to, BitSet cells) {
    PixelBox source = PixelBox.of(Bounds.of(from.region()), canvas);
    PixelBox target = PixelBox.of(Bounds.of(to.region()), canvas);
    BufferedImage moved = scaled(source, target);
    BitSet laid = new BitSet();
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (isFromEntity(cell, source, target, from.id())) {
        laid.set(cell);
        layCell(cell, moved, target);
      }
    }
    return laid;
  }

  /**
   * Fills cells that were left with what is beside them. The autoencoder looks further than one
   * cell, so what stood there would else shine through at the edges of what is held.
   */
  void clear(BitSet cells) {
    for (int y = 0; y < canvas.height(); y++) {
      int row = y / LatentCells.SIDE * before.columns;
      for (int column = 0; column < before.columns; column++) {
        if (cells.get(row + column)) {
          int from = nearestScene(row, column, -1);
          int to = nearestScene(row, column, 1);
          blend(y, column, from, to);
        }
      }
    }
  }

  /** The column of the next cell in which the scene showed, or -1. */
  private int nearestScene(int row, int column, int step) {
    for (int i = column; i >= 0 && i < before.columns; i += step) {
      if (before.owner(row + i) == null) {
        return i;
      }
    }
    return -1;
  }

  private void blend(int y, int column, int from, int to) {
    if (from < 0 && to < 0) {
      return;
    }
    int left = from < 0 ? -1 : (from + 1) * LatentCells.SIDE - 1;
    int right = to < 0 ? -1 : to * LatentCells.SIDE;
    int leftColour = old.getRGB(left < 0 ? right : left, y);
    int rightColour = old.getRGB(right < 0 ? left : right, y);
    for (int x = column * LatentCells.SIDE; x < (column + 1) * LatentCells.SIDE; x++) {
      double share = left < 0 || right < 0 ? 0 : (x - left) / (double) (right - left);
      picture.setRGB(x, y, mixed(leftColour, rightColour, share));
    }
  }

  private static int mixed(int a, int b, double share) {
    int rgb = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      double value = (a >> shift & 255) * (1 - share) + (b >> shift & 255) * share;
      rgb |= (int) Math.round(value) << shift;
    }
    return rgb;
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
    for (int y = top; y < top + LatentCells.SIDE; y++) {
      for (int x = left; x < left + LatentCells.SIDE; x++) {
        int movedX = Math.max(0, Math.min(x - target.x(), target.width() - 1));
        int movedY = Math.max(0, Math.min(y - target.y(), target.height() - 1));
        picture.setRGB(x, y, moved.getRGB(movedX, movedY));
      }
    }
  }

  private BufferedImage scaled(PixelBox source, PixelBox target) {
    BufferedImage part = copy(old, source.x(), source.y(), source.width(), source.height());
    if (source.width() == target.width() && source.height() == target.height()) {
      return part;
    }
    BufferedImage result =
        new BufferedImage(target.width(), target.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(part, 0, 0, target.width(), target.height(), null);
    graphics.dispose();
    return result;
  }

  private static BufferedImage copy(BufferedImage image, int x, int y, int width, int height) {
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = image.getRGB(x, y, width, height, null, 0, width);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    return copy;
  }
}
