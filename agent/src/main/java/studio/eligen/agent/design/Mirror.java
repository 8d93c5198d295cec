package studio.eligen.agent.design;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import studio.eligen.engine.Region;

/** Reflects where things are. What they look like is not reflected: a prompt has no sides. */
public final class Mirror {

  private Mirror() {}

  /**
   * The edits that put everything where a mirror would show it. One that is locked refuses its own,
   * unless it lies in the middle and stays where it is.
   *
   * @param across whether left and right change places; otherwise top and bottom do
   */
  public static List<DesignEdit> edits(Design design, boolean across) {
    List<DesignEdit> edits = new ArrayList<>();
    for (Entity entity : design.entities()) {
      Region mirrored = mirrored(entity.region(), across);
      if (!mirrored.equals(entity.region())) {
        edits.add(new DesignEdit.ReshapeEntity(entity.id(), mirrored));
      }
    }
    return edits;
  }

  static Region mirrored(Region region, boolean across) {
    if (region instanceof Region.Box box) {
      return across
          ? new Region.Box(1 - box.x1(), box.y0(), 1 - box.x0(), box.y1())
          : new Region.Box(box.x0(), 1 - box.y1(), box.x1(), 1 - box.y0());
    }
    if (region instanceof Region.Ellipse ellipse) {
      return across
          ? new Region.Ellipse(1 - ellipse.x1(), ellipse.y0(), 1 - ellipse.x0(), ellipse.y1())
          : new Region.Ellipse(ellipse.x0(), 1 - ellipse.y1(), ellipse.x1(), 1 - ellipse.y0());
    }
    if (region instanceof Region.Polygon polygon) {
      return new Region.Polygon(
          polygon.points().stream()
              .map(
                  point ->
                      across
                          ? new Region.Point(1 - point.x(), point.y())
                          : new Region.Point(point.x(), 1 - point.y()))
              .toList());
    }
    return mirrored((Region.Mask) region, across);
  }

  private static Region.Mask mirrored(Region.Mask mask, boolean across) {
    BitSet old = mask.pixels();
    BitSet pixels = new BitSet(mask.width() * mask.height());
    for (int i = old.nextSetBit(0); i >= 0; i = old.nextSetBit(i + 1)) {
      int x = i % mask.width();
      int y = i / mask.width();
      pixels.set(
          across
              ? y * mask.width() + mask.width() - 1 - x
              : (mask.height() - 1 - y) * mask.width() + x);
    }
    return new Region.Mask(mask.width(), mask.height(), pixels);
  }
}
