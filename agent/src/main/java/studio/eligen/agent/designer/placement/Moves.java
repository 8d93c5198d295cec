package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/** Works out by how much a thing moves. All steps are whole cells of 16 pixels. */
public final class Moves {

  private final Arrangement arrangement;
  private final Canvas canvas;

  public Moves(Arrangement arrangement) {
    this.arrangement = arrangement;
    this.canvas = arrangement.canvas();
  }

  /**
   * A step in a direction, or nothing where the picture ends. A step of which no amount was said
   * ends before what is in the way, unless that is right before it.
   *
   * @param together all that take this step, which are not in each other's way
   */
  public Optional<DesignEdit> towards(String id, Step step, List<String> together) {
    PixelBox from = arrangement.box(id);
    int dx = step.across() * step.amount().step(canvas.width());
    int dy = step.down() * step.amount().step(canvas.height());
    dx = Math.max(-from.x(), Math.min(dx, canvas.width() - from.right()));
    dy = Math.max(-from.y(), Math.min(dy, canvas.height() - from.bottom()));
    if (step.amount().isUsual() && together.size() == 1) {
      double clear = clearShare(from, dx, dy, arrangement.boxesWithout(together));
      dx = shortened(dx, clear);
      dy = shortened(dy, clear);
    }
    return dx == 0 && dy == 0 ? Optional.empty() : Optional.of(moved(id, dx, dy, canvas));
  }

  /** The way from one thing to another: along one axis where they lie in one row or column. */
  public Step way(String id, String other) {
    PixelBox from = arrangement.box(id);
    PixelBox to = arrangement.box(other);
    boolean row = from.y() < to.bottom() && to.y() < from.bottom();
    boolean column = from.x() < to.right() && to.x() < from.right();
    int across = column && !row ? 0 : (int) Math.signum(to.centreX() - from.centreX());
    int down = row ? 0 : (int) Math.signum(to.centreY() - from.centreY());
    return new Step(across, down, Amount.USUAL);
  }

  /**
   * Things in one row, from left to right as they are, with gaps of one width between them and at
   * both ends, or close to each other where they are; on the ground of the lowest, or on the table
   * that they all stand on. Nothing where they have no room.
   */
  public Optional<List<DesignEdit>> inRow(List<String> ids, boolean close) {
    List<String> row =
        ids.stream()
            .sorted(Comparator.comparingDouble(id -> arrangement.box(id).centreX()))
            .toList();
    int widths = row.stream().mapToInt(id -> arrangement.box(id).width()).sum();
    int bottom = row.stream().mapToInt(id -> arrangement.box(id).bottom()).max().orElseThrow();
    Optional<PixelBox> table = table(ids);
    int room = table.map(PixelBox::width).orElse(canvas.width());
    double even = (room - widths) / (row.size() + 1.0);
    if (even < 0) {
      return Optional.empty();
    }
    double gap = close ? Math.min(even, Canvas.GRID) : even;
    double whole = widths + gap * (row.size() - 1);
    double middle =
        row.stream().mapToDouble(id -> arrangement.box(id).centreX()).average().orElseThrow();
    double left = table.map(PixelBox::x).orElse(0);
    double x =
        close ? Math.max(left, Math.min(middle - whole / 2, left + room - whole)) : left + gap;
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : row) {
      PixelBox box = arrangement.box(id);
      int dx = (int) Math.round(x) - box.x();
      if (dx != 0 || box.bottom() != bottom) {
        edits.add(moved(id, dx, bottom - box.bottom(), canvas));
      }
      x += box.width() + gap;
    }
    return Optional.of(edits);
  }

  private Optional<PixelBox> table(List<String> ids) {
    return arrangement.without(ids).stream()
        .filter(under -> arrangement.on(under.id()).containsAll(ids))
        .map(Placed::box)
        .findFirst();
  }

  /** To where others are: foot to foot where all stand, else middle to middle. */
  public List<DesignEdit> onto(List<String> ids, List<String> place) {
    PixelBox from = around(ids);
    PixelBox there = around(place);
    double across = there.centreX() - from.centreX();
    double dx = Math.max(-from.x(), Math.min(across, canvas.width() - from.right()));
    boolean stand = Stream.concat(ids.stream(), place.stream()).allMatch(this::stands);
    double dy = stand ? there.bottom() - from.bottom() : there.centreY() - from.centreY();
    return ids.stream()
        .<DesignEdit>map(
            id -> new DesignEdit.MoveEntity(id, dx / canvas.width(), dy / canvas.height()))
        .toList();
  }

  private PixelBox around(List<String> ids) {
    return ids.stream().map(arrangement::box).reduce(PixelBox::around).orElseThrow();
  }

  /** Each to where the others are. */
  public List<DesignEdit> swapped(List<String> some, List<String> others) {
    return Stream.concat(onto(some, others).stream(), onto(others, some).stream()).toList();
  }

  /** The side of the picture, or the corner, across from where a thing is. */
  public Spot.Side opposite(String id, boolean corner) {
    PixelBox from = arrangement.box(id);
    int across = from.centreX() * 2 < canvas.width() ? 1 : -1;
    Integer down = corner ? Integer.valueOf(from.centreY() * 2 < canvas.height() ? 1 : -1) : null;
    return new Spot.Side(across, down, corner);
  }

  static DesignEdit moved(String id, int dx, int dy, Canvas canvas) {
    return new DesignEdit.MoveEntity(
        id, dx / (double) canvas.width(), dy / (double) canvas.height());
  }

  private boolean stands(String id) {
    return arrangement.stands(id) != Stands.SKY;
  }

  /** A way as far as it is clear, or all of it where less than a cell is. */
  private static int shortened(int way, double clear) {
    return (int) (way * clear) / Canvas.GRID == 0 ? way : Cells.nearest(way * clear);
  }

  /** The part of the way that can be gone before something else is in the way. */
  private static double clearShare(PixelBox from, int dx, int dy, List<PixelBox> others) {
    int cells = Math.max(Math.abs(dx), Math.abs(dy)) / Canvas.GRID;
    for (int i = 1; i <= cells; i++) {
      double share = (double) i / cells;
      PixelBox there =
          new PixelBox(
              from.x() + (int) (dx * share),
              from.y() + (int) (dy * share),
              from.width(),
              from.height());
      if (others.stream().anyMatch(other -> from.gap(other) >= 0 && there.gap(other) < 0)) {
        return (i - 1.0) / cells;
      }
    }
    return 1;
  }
}
