package studio.eligen.agent.designer;

import java.util.List;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;

/** Finds room beside a thing that has grown. */
final class Room {

  private Room() {}

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
}
