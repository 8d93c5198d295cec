package studio.eligen.agent.designer.placement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * Makes room beside or between things that stand on the ground for another that is put there: with
 * its feet on their line, smaller or before them where it must be, and where that does not do, with
 * others shoved along the line.
 */
final class LevelRoom {

  /** What is put somewhere rather becomes so small than that others are shoved aside for it. */
  private static final double[] SMALLER = {1, 0.85, 0.75};

  private static final double[] SMALLEST = {1, 0.85, 0.75, 0.65, 0.55};

  /** Feet that are no further apart, as a part of the picture's height, are on one line. */
  private static final double LEVEL = 0.08;

  /** Of each that it stands before. */
  private static final double MOST_HIDDEN = 0.3;

  private static final int MOST_SHOVES = 100;

  private final String id;
  private final PixelBox from;
  private final Relation relation;
  private final List<Placed> landmarks;
  private final Map<String, Placed> standing;
  private final Design design;
  private final Canvas canvas;

  private LevelRoom(
      Placed moved,
      Relation relation,
      List<Placed> landmarks,
      Map<String, Placed> standing,
      Design design) {
    this.id = moved.id();
    this.from = moved.box();
    this.relation = relation;
    this.landmarks = landmarks;
    this.standing = standing;
    this.design = design;
    this.canvas = design.canvas();
  }

  /**
   * Empty where a thing is not asked to stand beside or between others that stand on the ground.
   *
   * @param standing all others
   */
  static Optional<LevelRoom> of(
      Placed moved, Spot spot, Map<String, Placed> standing, Design design) {
    boolean between = spot instanceof Spot.Near near && near.relation() == Relation.BETWEEN;
    if (!(spot instanceof Spot.Near near)
        || !between && !near.isBeside()
        || !standing.keySet().containsAll(near.ids())) {
      return Optional.empty();
    }
    List<Placed> landmarks = near.ids().stream().limit(between ? 2 : 1).map(standing::get).toList();
    boolean grounded =
        Stream.concat(Stream.of(moved), landmarks.stream()).allMatch(each -> stands(each.thing()));
    boolean raised =
        landmarks.stream().anyMatch(each -> standing.values().stream().anyMatch(each::isOn));
    LevelRoom room = new LevelRoom(moved, near.relation(), landmarks, standing, design);
    boolean row = !between || landmarks.size() > 1 && room.isRow();
    return grounded && !raised && row ? Optional.of(room) : Optional.empty();
  }

  private static boolean stands(Thing thing) {
    return switch (thing.stands()) {
      case SKY, WATER, WALL -> false;
      case GROUND, FURNITURE, ANY -> true;
    };
  }

  private boolean isRow() {
    return Math.abs(landmarks.get(0).box().bottom() - landmarks.get(1).box().bottom())
        <= 2 * LEVEL * canvas.height();
  }

  /** Where the feet of the landmarks are, from the top. */
  private int line() {
    return Cells.nearest(
        landmarks.stream().mapToInt(each -> each.box().bottom()).average().orElseThrow());
  }

  /** Whether a thing there stands clear on the line of the landmarks, with nothing in between. */
  boolean holds(PixelBox box) {
    boolean level = Math.abs(box.bottom() - line()) <= LEVEL * canvas.height();
    return level && clear(box).isPresent() && isNext(box, Map.of());
  }

  private boolean isNext(PixelBox box, Map<String, PixelBox> shoved) {
    return landmarks.stream()
        .map(each -> gap(box, shoved.getOrDefault(each.id(), each.box())))
        .noneMatch(gap -> standing.values().stream().anyMatch(o -> isIn(o, gap, shoved)));
  }

  private boolean isIn(Placed other, PixelBox gap, Map<String, PixelBox> shoved) {
    return stands(other.thing())
        && !landmarks.contains(other)
        && shoved.getOrDefault(other.id(), other.box()).overlap(gap) > 0.3;
  }

  /** What is between two boxes, as high as the lower one; nothing wide where they touch. */
  private static PixelBox gap(PixelBox one, PixelBox other) {
    int left = Math.min(one.right(), other.right());
    int right = Math.max(one.x(), other.x());
    int top = Math.max(one.y(), other.y());
    int bottom = Math.min(one.bottom(), other.bottom());
    return new PixelBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** The new boxes of the thing and of all that were shoved for it. */
  Optional<Map<String, PixelBox>> found() {
    return fitted(SMALLER, this::clear)
        .or(() -> fitted(SMALLER, to -> isClearOfLandmarks(to) ? before(to) : Optional.empty()))
        .or(() -> fitted(SMALLER, this::before))
        .or(() -> fitted(SMALLEST, this::shoved));
  }

  private Optional<Map<String, PixelBox>> fitted(
      double[] scales, Function<PixelBox, Optional<Map<String, PixelBox>>> way) {
    for (double scale : scales) {
      int width = Math.max(Canvas.GRID, Cells.nearest(from.width() * scale));
      int height = Math.max(Canvas.GRID, Cells.nearest(from.height() * scale));
      PixelBox size =
          scale == 1 ? from : new PixelBox(0, 0, width, Math.min(height, from.height()));
      Optional<Map<String, PixelBox>> best = best(size, way);
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  /** Of all places on the line the one where others are moved and hidden the least. */
  private Optional<Map<String, PixelBox>> best(
      PixelBox size, Function<PixelBox, Optional<Map<String, PixelBox>>> way) {
    int top = line() - size.height();
    Map<String, PixelBox> best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int x = 0; top >= 0 && x + size.width() <= canvas.width(); x += Canvas.GRID) {
      PixelBox to = new PixelBox(x, top, size.width(), size.height());
      Map<String, PixelBox> boxes = allows(to) ? way.apply(to).orElse(null) : null;
      double cost = boxes == null ? Double.POSITIVE_INFINITY : cost(boxes, to);
      if (cost < least && isNext(to, boxes)) {
        least = cost;
        best = boxes;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether a thing there is, once others have given way, on the side that was asked for. */
  private boolean allows(PixelBox to) {
    PixelBox first = landmarks.get(0).box();
    boolean right = to.centreX() > first.centreX();
    return switch (relation) {
      case LEFT_OF -> !right && to.gap(first) <= Canvas.GRID;
      case RIGHT_OF -> right && to.gap(first) <= Canvas.GRID;
      case BETWEEN -> right != to.centreX() > landmarks.get(1).box().centreX();
      default -> to.gap(first) <= Canvas.GRID;
    };
  }

  /** How far others go, above all, and then how far the thing is from where it looks best. */
  private double cost(Map<String, PixelBox> boxes, PixelBox to) {
    double changed =
        standing.values().stream()
            .mapToDouble(
                other -> {
                  PixelBox there = boxes.getOrDefault(other.id(), other.box());
                  return Math.abs(there.x() - other.box().x()) + there.hiddenBy(to);
                })
            .sum();
    double middle =
        relation == Relation.BETWEEN
            ? gap(landmarks.get(0).box(), landmarks.get(1).box()).centreX()
            : from.centreX();
    return canvas.width() * changed + Math.abs(to.centreX() - middle);
  }

  private Optional<Map<String, PixelBox>> clear(PixelBox to) {
    boolean clear = standing.values().stream().allMatch(other -> other.box().gap(to) >= 0);
    return clear ? Optional.of(Map.of(id, to)) : Optional.empty();
  }

  private boolean isClearOfLandmarks(PixelBox to) {
    return landmarks.stream().allMatch(each -> each.box().gap(to) >= 0);
  }

  /** Before others of which nearly all can still be seen, and with its middle beside them. */
  private Optional<Map<String, PixelBox>> before(PixelBox to) {
    boolean beside =
        landmarks.stream()
            .map(Placed::box)
            .noneMatch(box -> to.centreX() > box.x() && to.centreX() < box.right());
    boolean seen =
        standing.values().stream().allMatch(other -> other.box().hiddenBy(to) <= MOST_HIDDEN);
    return beside && seen ? Optional.of(Map.of(id, to)) : Optional.empty();
  }

  /** All that gives way to a thing there, to its left and its right, with the thing itself. */
  private Optional<Map<String, PixelBox>> shoved(PixelBox to) {
    Map<String, PixelBox> boxes = new LinkedHashMap<>();
    boxes.put(id, to);
    Deque<String> pushing = new ArrayDeque<>(List.of(id));
    for (int i = 0; !pushing.isEmpty(); i++) {
      String by = pushing.poll();
      PixelBox before = by.equals(id) ? null : standing.get(by).box();
      for (Placed other : standing.values()) {
        PixelBox there = boxes.getOrDefault(other.id(), other.box());
        boolean apart = before == null || before.gap(other.box()) >= 0;
        boolean rides = before != null && other.isOn(standing.get(by));
        int dx =
            rides
                ? boxes.get(by).x() - before.x() - (there.x() - other.box().x())
                : apart ? push(boxes.get(by), there, to.centreX()) : 0;
        if (dx == 0) {
          continue;
        }
        PixelBox next = new PixelBox(there.x() + dx, there.y(), there.width(), there.height());
        boolean locked = design.entity(other.id()).orElseThrow().locked();
        if (i > MOST_SHOVES || locked || next.x() < 0 || next.right() > canvas.width()) {
          return Optional.empty();
        }
        boxes.put(other.id(), next);
        pushing.add(other.id());
      }
    }
    return Optional.of(boxes);
  }

  /** How far one has to go, away from the middle of what is put there, to be clear of another. */
  private static int push(PixelBox by, PixelBox there, double middle) {
    if (by.gap(there) >= 0) {
      return 0;
    }
    return there.centreX() < middle ? by.x() - there.right() : by.right() - there.x();
  }
}
