package studio.eligen.engine.region;

import java.util.BitSet;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * The latent cells of an entity's region. A region so thin that it catches no cell gets the one
 * nearest to its middle, so that nothing asked for is lost in silence.
 */
public final class EntityCells {

  private EntityCells() {}

  /**
   * The cells, at least one.
   *
   * @throws BadRequest if a mask has no pixel
   */
  public static LatentCells of(Region region, int width, int height) {
    LatentCells cells = LatentCells.of(PixelMask.of(region, width, height));
    if (!cells.isEmpty()) {
      return cells;
    }
    Region.Point middle = middle(region);
    int column = nearest(middle.x(), cells.columns());
    int row = nearest(middle.y(), cells.rows());
    BitSet one = new BitSet();
    one.set(row * cells.columns() + column);
    return new LatentCells(cells.columns(), cells.rows(), one);
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
