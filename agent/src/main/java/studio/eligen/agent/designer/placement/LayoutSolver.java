package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Surface;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.placement.HorizontalSlots.Slot;
import studio.eligen.agent.designer.placement.Proportions.Extent;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * Finds boxes for things that have none: within the canvas, on a grid of 16 pixels, in proportion
 * to each other, where they stand by their nature, from left to right as they were mentioned, and
 * without overlaps unless one was asked for.
 *
 * <p>Things are placed one after another, each at the place of least cost among those allowed. When
 * one finds none, all start again smaller, and at last without regard for ground and sky.
 */
final class LayoutSolver {

  private static final double[] SCALES = {
    1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.26
  };

  /** Beside what is there already things overlap rather than become smaller than this. */
  private static final double LEAST_BESIDE = 0.5;

  /** Of which nothing is said how high, it becomes as small as this before it leaves the ground. */
  private static final double LEAST_ANYWHERE = 0.35;

  /** So many things stand in one row, however small they become; more also in several rows. */
  private static final int FEW = 4;

  /** Many things become so much smaller before there are several rows. */
  private static final double RANKED = 0.7;

  private static final double[] CROWDED_SCALES = {
    0.85, 0.72, 0.6, 0.5, 0.44, 0.38, 0.33, 0.28, 0.24, 0.2
  };

  /** The least that can be told, as a part of the picture's shorter side, but for a crowd. */
  private static final double LEAST = 0.094;

  /** Cells along the shorter side: a finer grid would only take longer. */
  private static final int MOST_CELLS = 32;

  /** How things lie to another that have a row of their own along it. */
  private static final Set<Relation> SHARED =
      Set.of(Relation.ON, Relation.IN, Relation.ABOVE, Relation.BELOW);

  private final Canvas canvas;
  private final Heights heights;
  private final int unit;

  /**
   * @param place where the picture plays, which says how high the ground and the sky are
   */
  LayoutSolver(Canvas canvas, Optional<Place> place) {
    this.canvas = canvas;
    this.heights = Heights.of(place, canvas);
    int cells = Math.min(canvas.width(), canvas.height()) / Canvas.GRID;
    this.unit = Canvas.GRID * Math.max(1, (cells + MOST_CELLS - 1) / MOST_CELLS);
  }

  /**
   * Boxes for all of these by their ids, or nothing if there is no room.
   *
   * @param standing what is in the picture already and stays where it is
   */
  Optional<Map<String, PixelBox>> place(List<Wanted> wanted, Collection<Placed> standing) {
    List<Wanted> rows = Rows.of(wanted);
    List<Wanted> settled = rows.stream().map(want -> settled(want, rows, standing)).toList();
    Map<String, Extent> drawn = Proportions.of(settled, standing, canvas, true);
    Map<String, Extent> usual = Proportions.of(settled, standing, canvas, false);
    return fitted(settled, drawn, standing, Clearance.CLEAR)
        .or(
            () ->
                usual.equals(drawn)
                    ? Optional.empty()
                    : fitted(settled, usual, standing, Clearance.CLEAR))
        .or(
            () ->
                fitted(settled, usual, standing, Clearance.ANY)
                    .map(free -> inFront(settled, standing).orElse(free)));
  }

  /** What shall stand on a ground that is full comes before those that do, and not above it. */
  private Optional<Map<String, PixelBox>> inFront(
      List<Wanted> wanted, Collection<Placed> standing) {
    List<Wanted> front =
        wanted.stream()
            .map(
                want ->
                    isOnGround(want) && want.spot() instanceof Spot.Anywhere
                        ? want.at(Spot.Plane.FOREGROUND)
                        : want)
            .toList();
    return standing.isEmpty() || wanted.stream().noneMatch(LayoutSolver::isOnGround)
        ? Optional.empty()
        : fitted(
            front, Proportions.of(front, standing, canvas, false), standing, Clearance.IN_FRONT);
  }

  static boolean isOnGround(Wanted want) {
    boolean hangs = want.stands() == Stands.SKY || want.stands() == Stands.WALL;
    return saysNoHeight(want.spot()) && !hangs;
  }

  /** The same for things of these sizes, or as much smaller as they have to be. */
  private Optional<Map<String, PixelBox>> fitted(
      List<Wanted> wanted,
      Map<String, Extent> extents,
      Collection<Placed> standing,
      Clearance room) {
    boolean strict = room != Clearance.ANY;
    boolean anywhere = wanted.stream().allMatch(w -> saysNoHeight(w.spot()));
    double least = anywhere ? LEAST_ANYWHERE : LEAST_BESIDE;
    for (double scale : strict ? SCALES : CROWDED_SCALES) {
      if (scale < least && strict && !standing.isEmpty()) {
        break;
      }
      List<Sized> sized =
          wanted.stream().map(want -> sized(want, extents.get(want.id()), scale)).toList();
      if ((scale > RANKED || sized.size() <= FEW && standing.isEmpty())
          && !HorizontalSlots.fit(sized, canvas.width())) {
        continue;
      }
      Optional<Map<String, PixelBox>> found = attempt(sized, standing, room);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean saysNoHeight(Spot spot) {
    return spot instanceof Spot.Anywhere || spot instanceof Spot.Side side && side.down() == null;
  }

  /** Where nothing was said, a lamp is on the table, and what others shall be below is lifted. */
  private static Wanted settled(Wanted want, List<Wanted> wanted, Collection<Placed> standing) {
    if (!(want.spot() instanceof Spot.Anywhere)) {
      return want;
    }
    boolean low = want.stands() != Stands.SKY && want.stands() != Stands.WATER;
    boolean lifted = low && wanted.stream().anyMatch(other -> isBelow(other, want));
    Wanted usual = lifted ? want.at(new Spot.Side(null, 0, false)) : want;
    return want.stands() == Stands.FURNITURE
        ? table(want, wanted, standing)
            .map(id -> want.at(new Spot.Near(Relation.ON, List.of(id))))
            .orElse(usual)
        : usual;
  }

  /** The widest of what a thing can stand on, unless that leans on it. */
  private static Optional<String> table(
      Wanted want, List<Wanted> wanted, Collection<Placed> standing) {
    return Stream.concat(
            wanted.stream().map(w -> new Placed(w.id(), w.thing(), null)), standing.stream())
        .filter(other -> bears(other.thing(), want) && !leans(other.id(), want.id(), wanted))
        .max(Comparator.comparingDouble(other -> other.thing().width()))
        .map(Placed::id);
  }

  private static boolean leans(String id, String other, List<Wanted> wanted) {
    return wanted.stream().anyMatch(want -> want.id().equals(id) && want.leansOn(other));
  }

  private static boolean bears(Thing table, Wanted want) {
    return Surface.of(table.name()) == Surface.TOP && table.width() > want.thing().width();
  }

  /** Whether a thing shall be below another that has no room beneath. */
  private static boolean isBelow(Wanted want, Wanted other) {
    return want.spot() instanceof Spot.Near near
        && near.relation() == Relation.BELOW
        && near.ids().contains(other.id())
        && !(Surface.of(other.thing().name()).isOpenBeneath()
            && other.thing().height() > want.thing().height());
  }

  private Optional<Map<String, PixelBox>> attempt(
      List<Sized> sized, Collection<Placed> standing, Clearance room) {
    Map<String, Placed> taken = new LinkedHashMap<>();
    standing.forEach(there -> taken.put(there.id(), there));
    Map<String, Slot> slots =
        standing.isEmpty() ? HorizontalSlots.of(sized, canvas.width()) : new HashMap<>();
    standing.forEach(there -> shareOut(there.id(), taken, sized, slots));
    Map<String, PixelBox> placed = new LinkedHashMap<>();
    for (Sized thing : inOrder(sized)) {
      String id = thing.want().id();
      PlacementSearch search = new PlacementSearch(thing, canvas, heights, taken, room, unit);
      Optional<PixelBox> best = search.best(Optional.ofNullable(slots.get(id)));
      if (best.isEmpty()) {
        return Optional.empty();
      }
      taken.put(id, thing.at(best.get()));
      placed.put(id, best.get());
      shareOut(id, taken, sized, slots);
    }
    return Optional.of(placed);
  }

  /** Those that are on, above or below one thing and not worn by it share its width. */
  private static void shareOut(
      String id, Map<String, Placed> taken, List<Sized> sized, Map<String, Slot> slots) {
    List<Sized> row =
        sized.stream()
            .filter(
                thing ->
                    !taken.get(id).wears(thing.want().thing())
                        && thing.want().spot() instanceof Spot.Near near
                        && SHARED.contains(near.relation())
                        && (near.relation() == Relation.ABOVE || near.ids().size() == 1)
                        && near.ids().get(near.ids().size() - 1).equals(id)
                        && taken.keySet().containsAll(near.ids()))
            .toList();
    if (row.isEmpty()) {
      return;
    }
    PixelBox table = ((Spot.Near) row.get(0).want().spot()).other(taken);
    HorizontalSlots.spread(row, table.width())
        .forEach((other, x) -> slots.put(other, new Slot(table.x() + x, 1)));
  }

  /** Those with a side first, then those without a place, then those that depend on others. */
  private static List<Sized> inOrder(List<Sized> sized) {
    List<Sized> order = new ArrayList<>();
    for (Class<?> kind : List.of(Spot.Side.class, Spot.Anywhere.class, Spot.Plane.class)) {
      sized.stream().filter(thing -> kind.isInstance(thing.want().spot())).forEach(order::add);
    }
    List<Sized> leaning = new ArrayList<>(sized);
    leaning.removeAll(order);
    while (!leaning.isEmpty()) {
      Sized next =
          leaning.stream()
              .filter(s -> leaning.stream().noneMatch(o -> s.want().leansOn(o.want().id())))
              .findFirst()
              .orElse(leaning.get(0));
      leaning.remove(next);
      order.add(next);
    }
    return order;
  }

  private Sized sized(Wanted want, Extent extent, double scale) {
    if (want.keeps().isPresent()) {
      return new Sized(want, want.keeps().get().width(), want.keeps().get().height());
    }
    double least = LEAST * Math.min(canvas.width(), canvas.height()) * (scale < 0.5 ? scale : 1);
    return new Sized(
        want,
        cells(Math.max(least, extent.width() * scale), canvas.width()),
        cells(Math.max(least, extent.height() * scale), canvas.height()));
  }

  /** Whole cells in pixels, at least one and never more than the canvas has. */
  private int cells(double pixels, int side) {
    long cells = Math.max(1, Math.round(pixels / unit));
    return (int) Math.min(cells, side / unit) * unit;
  }
}
