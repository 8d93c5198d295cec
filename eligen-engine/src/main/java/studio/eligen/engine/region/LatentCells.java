package studio.eligen.engine.region;

import java.util.BitSet;

/**
 * The latent cells, 8×8 pixels each, that a mask covers.
 *
 * <p>Cell (row i, column j) is covered if pixel (8j + 4, 8i + 4) is: what PIL's NEAREST picks when
 * it shrinks a mask to an eighth.
 */
public record LatentCells(int columns, int rows, BitSet cells) {

  /** Pixels along a cell's side. */
  public static final int SIDE = 8;

  public static LatentCells of(PixelMask mask) {
    int columns = mask.width() / SIDE;
    int rows = mask.height() / SIDE;
    BitSet cells = new BitSet(columns * rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells.set(
            row * columns + column, mask.get(column * SIDE + SIDE / 2, row * SIDE + SIDE / 2));
      }
    }
    return new LatentCells(columns, rows, cells);
  }

  public boolean get(int column, int row) {
    return cells.get(row * columns + column);
  }

  public boolean isEmpty() {
    return cells.isEmpty();
  }
}
