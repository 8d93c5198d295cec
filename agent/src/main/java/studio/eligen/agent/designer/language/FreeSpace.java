package studio.eligen.agent.designer.language;

import java.util.List;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Wanted;

/** Finds room for a thing that has grown, and for a copy of one. */
final class FreeSpace {

  private FreeSpace() {}

  /**
   * The box slid sideways just so far that it overlaps nothing that it did not overlap before; as
   * it is, where there is no such place.
   */
  static PixelBox slidFree(PixelBox box, PixelBox before, String id, Context context) {
    Canvas canvas = context.design.canvas();
    List<PixelBox> others =
        context.boundsWithout(List.of(id)).values().stream()
            .map(bounds -> PixelBox.of(bounds, canvas))
            .filter(other -> other.gap(before) >= 0)
            .toList();
    for (int shift = 0; shift <= box.width(); shift += Canvas.GRID) {
      for (int x : new int[] {box.x() - shift, box.x() + shift}) {
        PixelBox slid = new PixelBox(x, box.y(), box.width(), box.height());
        boolean inside = x >= 0 && slid.right() <= canvas.width();
        if (inside && others.stream().noneMatch(other -> other.gap(slid) < 0)) {
          return slid;
        }
      }
    }
    return box;
  }

  /**
   * Where a copy of a box fits best: clear of all others if there is such a place, in the same row
   * rather than elsewhere, and near.
   *
   * @param taken what is in the picture
   */
  static PixelBox beside(PixelBox from, Spot spot, List<PixelBox> taken, Context context) {
    Canvas canvas = context.design.canvas();
    if (spot instanceof Spot.Near) {
      Wanted wanted = Moves.sized("copy", from, spot, Stands.ANY, canvas);
      return context
          .layout()
          .place(List.of(wanted), context.boundsWithout(List.of()))
          .map(boxes -> PixelBox.of(Bounds.of(boxes.get("copy")), canvas))
          .orElseThrow(() -> new Misunderstanding("there is no room there for a copy."));
    }
    PixelBox best = from;
    double least = Double.POSITIVE_INFINITY;
    for (int y = from.y() % Canvas.GRID; y + from.height() <= canvas.height(); y += Canvas.GRID) {
      for (int x = from.x() % Canvas.GRID; x + from.width() <= canvas.width(); x += Canvas.GRID) {
        PixelBox rect = new PixelBox(x, y, from.width(), from.height());
        boolean there = !(spot instanceof Spot.Side side) || side.holds(rect, canvas);
        double hidden = taken.stream().mapToDouble(rect::overlap).sum();
        double cost =
            Math.abs(x - from.x()) + 3.0 * Math.abs(y - from.y()) + 8.0 * canvas.width() * hidden;
        if (there && cost < least) {
          best = rect;
          least = cost;
        }
      }
    }
    return best;
  }
}
