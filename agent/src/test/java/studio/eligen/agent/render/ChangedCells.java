package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;

/**
 * Which latent cells an edit may touch, from the two designs alone: those that the old and new
 * regions of changed things reach, and those that two things share whose order changed.
 */
final class ChangedCells {

  private static final int SIDE = 8;

  private ChangedCells() {}

  static BitSet between(Design before, Design after) {
    BitSet cells = new BitSet();
    for (Design design : List.of(before, after)) {
      Design other = design == before ? after : before;
      design.entities().stream()
          .filter(entity -> !other.entities().contains(entity))
          .forEach(entity -> cells.or(reachedBy(entity.region(), design.canvas())));
    }
    for (Entity one : before.entities()) {
      for (Entity two : before.entities()) {
        if (haveSwapped(one, two, before, after)) {
          BitSet common = reachedBy(one.region(), before.canvas());
          common.and(reachedBy(two.region(), before.canvas()));
          cells.or(common);
        }
      }
    }
    return cells;
  }

  /** Whether the one was behind the other and is in front of it now; neither is gone. */
  private static boolean haveSwapped(Entity one, Entity two, Design before, Design after) {
    return after.entity(one.id()).isPresent()
        && after.entity(two.id()).isPresent()
        && before.indexOf(one.id()) < before.indexOf(two.id())
        && after.indexOf(one.id()) > after.indexOf(two.id());
  }

  /** Every cell of which the region covers a pixel. */
  static BitSet reachedBy(Region region, Canvas canvas) {
    PixelMask mask = PixelMask.of(region, new PictureGrid(canvas.height(), canvas.width()));
    BitSet cells = new BitSet();
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        if (mask.get(x, y)) {
          cells.set(cell(x, y, canvas.width()));
        }
      }
    }
    return cells;
  }

  /** How many pixels differ outside the cells. */
  static int pixelsOutside(BitSet cells, BufferedImage a, BufferedImage b) {
    return differing(a, b, cells, false);
  }

  /** How many pixels differ inside the cells. */
  static int pixelsInside(BitSet cells, BufferedImage a, BufferedImage b) {
    return differing(a, b, cells, true);
  }

  private static int differing(BufferedImage a, BufferedImage b, BitSet cells, boolean inside) {
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (cells.get(cell(x, y, a.getWidth())) == inside && a.getRGB(x, y) != b.getRGB(x, y)) {
          count++;
        }
      }
    }
    return count;
  }

  private static int cell(int x, int y, int width) {
    return y / SIDE * (width / SIDE) + x / SIDE;
  }
}
