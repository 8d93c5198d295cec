package studio.eligen.agent.render;

import java.util.ArrayList;
import java.util.Arrays;
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
 * into it and that are not hidden.
 */
final class VisibilityMap {

  private static final int NOBODY = -1;

  final int columns;
  final int rows;
  private final List<Entity> entities;
  private final List<BitSet> cells = new ArrayList<>();
  private final int[] owners;

  VisibilityMap(Design design) {
    columns = design.canvas().width() / LatentCells.SIDE;
    rows = design.canvas().height() / LatentCells.SIDE;
    entities = design.visible().entities();
    owners = new int[columns * rows];
    Arrays.fill(owners, NOBODY);
    for (int i = 0; i < entities.size(); i++) {
      BitSet own = reached(entities.get(i).region(), columns, rows);
      cells.add(own);
      for (int cell = own.nextSetBit(0); cell >= 0; cell = own.nextSetBit(cell + 1)) {
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

  /** Whether a cell shows the same, and has the same behind it, back to the scene. */
  boolean sameIn(int cell, VisibilityMap other) {
    List<Entity> here = reaching(cell);
    List<Entity> there = other.reaching(cell);
    boolean same = here.size() == there.size();
    for (int i = 0; same && i < here.size(); i++) {
      same = here.get(i).looksLike(there.get(i));
    }
    return same;
  }

  /** Whose regions reach into a cell, back to front. */
  private List<Entity> reaching(int cell) {
    List<Entity> reaching = new ArrayList<>();
    for (int i = 0; i < entities.size(); i++) {
      if (cells.get(i).get(cell)) {
        reaching.add(entities.get(i));
      }
    }
    return reaching;
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
    return shown.equals(cells.get(entities.indexOf(entity))) ? entity.region() : mask(shown);
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
