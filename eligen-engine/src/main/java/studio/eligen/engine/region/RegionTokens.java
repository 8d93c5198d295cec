package studio.eligen.engine.region;

import java.util.BitSet;

/**
 * The image tokens, 2×2 latent cells each, that a region covers: those with any covered cell. May
 * be empty for a region thinner than a cell.
 *
 * @param tokens row by row, as the transformer's image tokens
 */
public record RegionTokens(BitSet tokens) {

  public static RegionTokens of(LatentCells region) {
    PictureGrid grid = region.grid();
    BitSet tokens = new BitSet(grid.imageTokens());
    for (int cell : region.cells().stream().toArray()) {
      int row = cell / grid.latentWidth() / 2;
      int column = cell % grid.latentWidth() / 2;
      tokens.set(row * grid.tokenColumns() + column);
    }
    return new RegionTokens(tokens);
  }
}
