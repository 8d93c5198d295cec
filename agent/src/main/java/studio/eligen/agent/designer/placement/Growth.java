package studio.eligen.agent.designer.placement;

import java.util.List;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignEdit.Anchor;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.engine.Region;

/** Works out how large a thing becomes, and where it finds room for that. */
public final class Growth {

  private final Arrangement arrangement;
  private final Canvas canvas;

  public Growth(Arrangement arrangement) {
    this.arrangement = arrangement;
    this.canvas = arrangement.canvas();
  }

  /**
   * An entity with its sides multiplied, as far as the picture goes. What stands keeps its foot
   * where it is, and what has grown moves aside for its neighbours.
   */
  public DesignEdit resized(String id, Factors change) {
    Region region = arrangement.design().entity(id).orElseThrow().region();
    Anchor anchor = arrangement.stands(id) == Stands.SKY ? Anchor.CENTRE : Anchor.FOOT;
    if (!(region instanceof Region.Box)) {
      return new DesignEdit.ResizeEntity(
          id, within(change.across()), within(change.down()), anchor);
    }
    PixelBox from = arrangement.box(id);
    int width = side(from.width(), change.across(), canvas.width(), change.exact());
    int height = side(from.height(), change.down(), canvas.height(), change.exact());
    int top =
        anchor == Anchor.FOOT
            ? from.bottom() - height
            : Cells.nearest(from.centreY() - height / 2.0);
    int left = Cells.nearest(from.centreX() - width / 2.0);
    PixelBox to =
        new PixelBox(
            Math.max(0, Math.min(left, canvas.width() - width)),
            Math.max(0, Math.min(top, canvas.height() - height)),
            width,
            height);
    return new DesignEdit.ReshapeEntity(id, slidFree(to, from, id).box(canvas));
  }

  /** A factor that an edit takes. */
  private static double within(double factor) {
    return Math.max(0.01, Math.min(factor, 100));
  }

  /** To the pixel where a number was said; otherwise in whole cells, at least one more or fewer. */
  private static int side(int pixels, double factor, int room, boolean exact) {
    if (factor == 1) {
      return pixels;
    }
    if (exact) {
      return (int) Math.max(Canvas.GRID, Math.min(Math.round(pixels * factor), room));
    }
    int least = pixels + (factor > 1 ? Canvas.GRID : -Canvas.GRID);
    int wanted = Cells.nearest(pixels * factor);
    int changed = factor > 1 ? Math.max(wanted, least) : Math.min(wanted, least);
    return Math.max(Canvas.GRID, Math.min(changed, room));
  }

  /**
   * The box slid sideways just so far that it overlaps nothing that it did not overlap before; as
   * it is, where there is no such place.
   */
  private PixelBox slidFree(PixelBox box, PixelBox before, String id) {
    List<PixelBox> others =
        arrangement.boxesWithout(List.of(id)).stream()
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
