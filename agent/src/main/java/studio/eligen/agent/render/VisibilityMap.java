package studio.eligen.agent.render;

import java.util.BitSet;
import java.util.List;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;

/**
 * Which entity shows in each latent cell of 8×8 pixels: the foremost of those whose regions reach
 * into it.
 */
final class VisibilityMap {

  private static final int NOBODY = -1;

  final int columns;
  final int rows;
  private final List<Entity> entities;
  private final int[] owners;

  VisibilityMap(Design design) {
    columns = design.canvas().width() / LatentCells.SIDE;
    rows = design.canvas().height() / LatentCells.SIDE;
    entities = design.entities();
    owners = new int[columns * rows];
    java.util.Arrays.fill(owners, NOBODY);
    for (int i = 0; i < entities.size(); i++) {
      BitSet cells = reached(entities.get(i).region(), columns, rows);
      for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
        owners[cell] = i;
      }
    }
  }

  int size() {
    return owners.length;
  }

  /** The entity that shows in a cell, or null where the scene does. */
  Entity owner(int cell) {
    return owners[cell] == NOBODY ? null : entities.get(owners[cell]);
  }

  /** The cells in which an entity shows. */
  BitSet shown(String id) {
    BitSet cells = new BitSet(owners.length);
    for (int cell = 0; cell < owners.length; cell++) {
      Entity owner = owner(cell);
      if (owner != null && owner.id().equals(id)) {
        cells.set(cell);
      }
    }
    return cells;
  }

  /** The entity's own region if all of it shows, else those cells of it that do. */
  Region visible(Entity entity) {
    BitSet shown = shown(entity.id());
    BitSet reached = reached(entity.region(), columns, rows);
    return shown.equals(reached) ? entity.region() : mask(shown);
  }

  /** Cells as a region of whole pixels. */
  Region.Mask mask(BitSet cells) {
    int width = columns * LatentCells.SIDE;
    BitSet pixels = new BitSet(width * rows * LatentCells.SIDE);
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      int left = cell % columns * LatentCells.SIDE;
      int top = cell / columns * LatentCells.SIDE;
      for (int y = top; y < top + LatentCells.SIDE; y++) {
        pixels.set(y * width + left, y * width + left + LatentCells.SIDE);
      }
    }
    return new Region.Mask(width, rows * LatentCells.SIDE, pixels);
  }

  /** Every cell of which the region covers any pixel. */
  static BitSet reached(Region region, int columns, int rows) {
    int width = columns * LatentCells.SIDE;
    PixelMask mask = PixelMask.of(region, new PictureGrid(rows * LatentCells.SIDE, width));
    BitSet pixels = mask.pixels();
    BitSet cells = new BitSet(columns * rows);
    for (int i = pixels.nextSetBit(0); i >= 0; i = pixels.nextSetBit(i + 1)) {
      cells.set(i / width / LatentCells.SIDE * columns + i % width / LatentCells.SIDE);
    }
    return cells;
  }
}
