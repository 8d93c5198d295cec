package studio.eligen.engine.region;

import java.util.BitSet;
import java.util.List;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;

/**
 * The latent cells, 8×8 pixels each, that a mask covers.
 *
 * <p>The cell of row i and column j is covered if the pixel of row 8i + 4 and column 8j + 4 is:
 * what PIL's NEAREST picks when it shrinks a mask to an eighth.
 *
 * @param cells row by row
 */
public record LatentCells(PictureGrid grid, BitSet cells) {

  /** Pixels along a cell's side. */
  public static final int SIDE = 8;

  public static LatentCells of(PixelMask mask) {
    PictureGrid grid = mask.grid();
    BitSet cells = new BitSet(grid.latentCells());
    for (int cell = 0; cell < grid.latentCells(); cell++) {
      cells.set(cell, mask.pixels().get(centre(grid, cell)));
    }
    return new LatentCells(grid, cells);
  }

  /** The pixel that decides for a cell. */
  static int centre(PictureGrid grid, int cell) {
    int y = cell / grid.latentWidth() * SIDE + SIDE / 2;
    int x = cell % grid.latentWidth() * SIDE + SIDE / 2;
    return y * grid.width() + x;
  }

  /**
   * Those of each entity of a request.
   *
   * @throws BadRequest if a mask has no pixel
   */
  public static List<LatentCells> ofEntities(RenderRequest request) {
    PictureGrid grid = PictureGrid.of(request);
    return request.entities().stream().map(entity -> ofEntity(entity.region(), grid)).toList();
  }

  /**
   * The cells of an entity, at least one: a region so thin that it catches no cell gets the one
   * nearest to its middle, so that nothing asked for is lost in silence.
   */
  private static LatentCells ofEntity(Region region, PictureGrid grid) {
    LatentCells caught = of(PixelMask.of(region, grid));
    if (!caught.cells.isEmpty()) {
      return caught;
    }
    Region.Point middle = middle(region);
    int row = nearest(middle.y(), grid.latentHeight());
    int column = nearest(middle.x(), grid.latentWidth());
    BitSet one = new BitSet();
    one.set(row * grid.latentWidth() + column);
    return new LatentCells(grid, one);
  }

  private static int nearest(double fraction, int cells) {
    return (int) Math.max(0, Math.min(cells - 1, Math.floor(fraction * cells)));
  }

  private static Region.Point middle(Region region) {
    if (region instanceof Region.Box box) {
      return new Region.Point((box.x0() + box.x1()) / 2, (box.y0() + box.y1()) / 2);
    }
    if (region instanceof Region.Ellipse ellipse) {
      return new Region.Point((ellipse.x0() + ellipse.x1()) / 2, (ellipse.y0() + ellipse.y1()) / 2);
    }
    if (region instanceof Region.Polygon polygon) {
      return new Region.Point(
          polygon.points().stream().mapToDouble(Region.Point::x).average().orElseThrow(),
          polygon.points().stream().mapToDouble(Region.Point::y).average().orElseThrow());
    }
    return middleOfMask((Region.Mask) region);
  }

  private static Region.Point middleOfMask(Region.Mask mask) {
    int pixel = mask.pixels().nextSetBit(0);
    if (pixel < 0) {
      throw new BadRequest(
          "A mask of %d × %d pixels covers nothing; paint where the entity may appear."
              .formatted(mask.width(), mask.height()));
    }
    return new Region.Point(
        (pixel % mask.width() + 0.5) / mask.width(),
        (double) (pixel / mask.width()) / mask.height());
  }
}
