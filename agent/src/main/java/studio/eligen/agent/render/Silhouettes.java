package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.engine.Region;
import studio.eligen.engine.region.LatentCells;

/**
 * The things of a picture as it shows them, cut out of their boxes, so that all around them may be
 * drawn anew. A pass holds whole cells; what the cells at a thing's edge show of the old scene is
 * painted over afterwards with the new scene beside it.
 */
public final class Silhouettes {

  /** A cell is held if so much of it is a thing's. */
  private static final double SHARE = 0.4;

  /** A thing of which less is found in its box is not told from the scene, and keeps the box. */
  private static final double FOUND = 0.2;

  private static final int OPAQUE = 255;

  /** How far the new scene is looked for, in pixels. */
  private static final int REACH = 2 * LatentCells.SIDE;

  private final VisibilityMap visibility;
  private final BitSet held;
  private final int[] alpha;
  private Design locked;

  private Silhouettes(Design design) {
    this.locked = design;
    this.visibility = new VisibilityMap(design);
    this.held = new BitSet(visibility.size());
    this.alpha = new int[design.canvas().width() * design.canvas().height()];
  }

  /**
   * Cuts out all things of a picture.
   *
   * @param picture of the design; it is not changed
   */
  public static Silhouettes of(Design design, BufferedImage picture) {
    Silhouettes silhouettes = new Silhouettes(design);
    BitSet all = new BitSet(silhouettes.visibility.size());
    all.set(0, silhouettes.visibility.size());
    Collage collage = new Collage(picture, silhouettes.visibility, all);
    List<DesignEdit> edits = new ArrayList<>();
    for (Entity entity : design.visible().entities()) {
      edits.addAll(silhouettes.cut(entity, collage.cut(entity)));
    }
    silhouettes.locked = design.with(edits);
    return silhouettes;
  }

  /** The design with each thing reduced to the cells that it fills, and locked. */
  public Design locked() {
    return locked;
  }

  private List<DesignEdit> cut(Entity entity, Matte matte) {
    PixelBox box = PixelBox.of(Bounds.of(entity.region()), locked.canvas());
    BitSet shown = visibility.shown(entity.id());
    int[] own = alphas(matte, box, shown);
    BitSet filled = filled(own);
    boolean found = filled.cardinality() > FOUND * shown.cardinality();
    BitSet kept = found ? filled : shown;
    for (int pixel = 0; pixel < alpha.length; pixel++) {
      if (kept.get(cell(pixel))) {
        alpha[pixel] = found ? own[pixel] : OPAQUE;
      }
    }
    held.or(kept);
    List<DesignEdit> edits = new ArrayList<>();
    if (found) {
      edits.add(new DesignEdit.ReshapeEntity(entity.id(), visibility.mask(filled)));
    }
    edits.add(new DesignEdit.SetLocked(entity.id(), true));
    return edits;
  }

  private int[] alphas(Matte matte, PixelBox box, BitSet shown) {
    int[] own = new int[alpha.length];
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        int pixel = (box.y() + y) * locked.canvas().width() + box.x() + x;
        own[pixel] = shown.get(cell(pixel)) ? matte.layer().getRGB(x, y) >>> 24 : 0;
      }
    }
    return own;
  }

  private BitSet filled(int[] own) {
    int[] pixels = new int[visibility.size()];
    for (int pixel = 0; pixel < own.length; pixel++) {
      pixels[cell(pixel)] += own[pixel] > OPAQUE / 2 ? 1 : 0;
    }
    BitSet filled = new BitSet(pixels.length);
    for (int cell = 0; cell < pixels.length; cell++) {
      filled.set(cell, pixels[cell] >= SHARE * LatentCells.SIDE * LatentCells.SIDE);
    }
    return filled;
  }

  private int cell(int pixel) {
    int width = locked.canvas().width();
    return pixel / width / LatentCells.SIDE * visibility.columns + pixel % width / LatentCells.SIDE;
  }

  /** The pixels that may change: all but those that are a thing's alone, in cells that are held. */
  public Region.Mask around() {
    BitSet free = new BitSet(alpha.length);
    for (int pixel = 0; pixel < alpha.length; pixel++) {
      free.set(pixel, !held.get(cell(pixel)) || alpha[pixel] < OPAQUE);
    }
    return new Region.Mask(locked.canvas().width(), locked.canvas().height(), free);
  }

  /**
   * A picture with another scene, without what its held cells show of the old one.
   *
   * @param drawn with the held cells as they were; it is not changed
   */
  public BufferedImage joined(BufferedImage drawn) {
    int width = drawn.getWidth();
    BufferedImage joined = new BufferedImage(width, drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < alpha.length; pixel++) {
      int x = pixel % width;
      int y = pixel / width;
      boolean both = held.get(cell(pixel)) && alpha[pixel] < OPAQUE;
      int own = drawn.getRGB(x, y);
      joined.setRGB(
          x, y, both ? Collage.mixed(nearest(drawn, x, y), own, alpha[pixel] / 255.0) : own);
    }
    return joined;
  }

  /** The new scene at the pixel that is nearest; the same pixel where it is far. */
  private int nearest(BufferedImage drawn, int x, int y) {
    int best = drawn.getRGB(x, y);
    int least = REACH * REACH;
    for (int row = Math.max(0, y - REACH); row < Math.min(drawn.getHeight(), y + REACH); row++) {
      int last = Math.min(drawn.getWidth(), x + REACH);
      for (int column = Math.max(0, x - REACH); column < last; column++) {
        int distance = (row - y) * (row - y) + (column - x) * (column - x);
        if (distance < least && !held.get(cell(row * drawn.getWidth() + column))) {
          least = distance;
          best = drawn.getRGB(column, row);
        }
      }
    }
    return best;
  }
}
