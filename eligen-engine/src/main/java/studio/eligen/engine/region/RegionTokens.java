package studio.eligen.engine.region;

import java.util.BitSet;

/**
 * The image tokens, 2×2 latent cells each, that a region covers: those with any covered cell. May
 * be empty for a region thinner than a cell.
 *
 * @param tokens row by row, as the transformer's image tokens
 */
public record RegionTokens(int columns, int rows, BitSet tokens) {

  public static RegionTokens of(LatentCells cells) {
    int columns = cells.columns() / 2;
    int rows = cells.rows() / 2;
    BitSet tokens = new BitSet(columns * rows);
    cells.cells().stream()
        .forEach(
            cell -> {
              int column = cell % cells.columns() / 2;
              int row = cell / cells.columns() / 2;
              tokens.set(row * columns + column);
            });
    return new RegionTokens(columns, rows, tokens);
  }
}
