package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;

/** Makes copies of things, and finds their places. */
public final class Copies {

  private static final String COPY = "copy";

  private final Arrangement arrangement;
  private final Canvas canvas;
  private final List<PixelBox> taken;

  public Copies(Arrangement arrangement) {
    this.arrangement = arrangement;
    this.canvas = arrangement.canvas();
    this.taken = new ArrayList<>(arrangement.boxesWithout(List.of()));
  }

  /**
   * So many copies of each, with names of their own. A copy shows and is not locked, whatever its
   * original is.
   *
   * @param spot where they shall be; anywhere is near the original
   * @throws NoRoom if there is no place for one beside what it shall be beside
   */
  public List<DesignEdit> of(List<String> ids, int count, Spot spot) {
    List<DesignEdit> edits = new ArrayList<>();
    Design design = arrangement.design();
    for (String id : ids) {
      Entity original = design.entity(id).orElseThrow();
      String word =
          arrangement.vocabulary().idWord(arrangement.vocabulary().kind(original.prompt()));
      PixelBox from = arrangement.box(id);
      for (int i = 0; i < count; i++) {
        PixelBox to = place(id, from, spot);
        taken.add(to);
        String copy = design.with(edits).freeId(word);
        edits.add(new DesignEdit.AddEntity(new Entity(copy, original.prompt(), original.region())));
        edits.add(Moves.moved(copy, to.x() - from.x(), to.y() - from.y(), canvas));
      }
    }
    return edits;
  }

  private PixelBox place(String id, PixelBox from, Spot spot) {
    return spot instanceof Spot.Near ? near(id, from, spot) : free(from, spot);
  }

  private PixelBox near(String id, PixelBox from, Spot spot) {
    return arrangement
        .layout()
        .place(
            List.of(Wanted.ofSize(COPY, arrangement.thing(id), from, spot)),
            arrangement.without(List.of()))
        .orElseThrow(() -> new NoRoom(List.of(id)))
        .get(COPY);
  }

  /**
   * Where a copy of a box fits best: clear of all others if there is such a place, in the same row
   * rather than elsewhere, and near.
   */
  private PixelBox free(PixelBox from, Spot spot) {
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
