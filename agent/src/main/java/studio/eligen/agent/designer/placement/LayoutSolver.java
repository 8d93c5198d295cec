package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.placement.PlacementSearch.Leeway;
import studio.eligen.engine.Region;

/**
 * Finds boxes for things that have none: within the canvas, on a grid of 16 pixels, as large as
 * such things usually are, where they stand by their nature, from left to right as they were
 * mentioned, and without overlaps unless one was asked for.
 *
 * <p>Things are placed one after another, each at the place of least cost among those allowed. When
 * one finds none, all start again smaller, and at last without regard for ground and sky.
 */
final class LayoutSolver {

  private static final double[] SCALES = {1, 0.85, 0.72, 0.6, 0.5};
  private static final double[] CROWDED_SCALES = {0.85, 0.72, 0.6, 0.5, 0.42, 0.35, 0.28};
  private static final int LEAST_CELLS = 2;

  /** Cells along the shorter side: a finer grid would only take longer. */
  private static final int MOST_CELLS = 24;

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
   * Boxes for all of these, or nothing if there is no room.
   *
   * @param standing what is in the picture already and stays where it is
   */
  Optional<Map<String, Region.Box>> place(List<Wanted> wanted, Map<String, Bounds> standing) {
    Map<String, PixelBox> taken = new LinkedHashMap<>();
    standing.forEach((id, bounds) -> taken.put(id, PixelBox.of(bounds, canvas)));
    for (Leeway leeway : Leeway.values()) {
      boolean leans = wanted.stream().anyMatch(want -> want.spot() instanceof Spot.Near);
      for (double scale : scales(leeway, leans)) {
        Optional<Map<String, PixelBox>> found = attempt(lift(wanted), taken, scale, leeway);
        if (found.isPresent()) {
          return found.map(this::boxes);
        }
      }
    }
    return Optional.empty();
  }

  /** What shall be above something on the ground is itself clear of the ground. */
  private static List<Wanted> lift(List<Wanted> wanted) {
    return wanted.stream()
        .map(
            want ->
                want.spot() instanceof Spot.Anywhere
                        && want.stands() != Stands.SKY
                        && want.stands() != Stands.WATER
                        && wanted.stream().anyMatch(other -> isBelow(other, want.id()))
                    ? want.at(new Spot.Side(null, 0, false))
                    : want)
        .toList();
  }

  private static boolean isBelow(Wanted want, String id) {
    return want.spot() instanceof Spot.Near near
        && near.relation() == Spot.Relation.BELOW
        && near.ids().contains(id);
  }

  /** To overlap is better than to shrink, but only for what shall be beside something. */
  private static double[] scales(Leeway leeway, boolean leans) {
    return switch (leeway) {
      case STRICT -> SCALES;
      case LOOSE -> CROWDED_SCALES;
      case CLOSE, ANY -> leans ? SCALES : new double[0];
    };
  }

  private Optional<Map<String, PixelBox>> attempt(
      List<Wanted> wanted, Map<String, PixelBox> standing, double scale, Leeway leeway) {
    List<Sized> sized = wanted.stream().map(want -> sized(want, scale)).toList();
    Map<String, Double> targets =
        standing.isEmpty() ? HorizontalSlots.targets(sized, canvas.width()) : Map.of();
    Map<String, PixelBox> taken = new LinkedHashMap<>(standing);
    Map<String, PixelBox> placed = new LinkedHashMap<>();
    for (Sized thing : inOrder(sized)) {
      PlacementSearch seat = new PlacementSearch(thing, canvas, heights, taken, leeway);
      Optional<PixelBox> best = seat.best(unit, targets.get(thing.want().id()));
      if (best.isEmpty()) {
        return Optional.empty();
      }
      taken.put(thing.want().id(), best.get());
      placed.put(thing.want().id(), best.get());
    }
    return Optional.of(placed);
  }

  /** Those with a side first, then those without a place, then those that lean on others. */
  private static List<Sized> inOrder(List<Sized> sized) {
    List<Sized> order = new ArrayList<>();
    sized.stream().filter(s -> s.want().spot() instanceof Spot.Side).forEach(order::add);
    sized.stream().filter(s -> s.want().spot() instanceof Spot.Anywhere).forEach(order::add);
    List<Sized> leaning =
        new ArrayList<>(sized.stream().filter(s -> s.want().spot() instanceof Spot.Near).toList());
    while (!leaning.isEmpty()) {
      Sized next =
          leaning.stream()
              .filter(s -> leaning.stream().noneMatch(other -> s.leansOn(other.want().id())))
              .findFirst()
              .orElse(leaning.get(0));
      leaning.remove(next);
      order.add(next);
    }
    return order;
  }

  private Sized sized(Wanted want, double scale) {
    double side = Math.min(canvas.width(), canvas.height()) * (want.resizable() ? scale : 1);
    if (!want.resizable()) {
      return new Sized(
          want, (int) Math.rint(want.across() * side), (int) Math.rint(want.down() * side));
    }
    return new Sized(
        want,
        cells(want.across() * side, canvas.width()),
        cells(want.down() * side, canvas.height()));
  }

  /** Whole cells in pixels, never fewer than the least and never more than the canvas has. */
  private int cells(double pixels, int side) {
    long cells = Math.max(LEAST_CELLS, Math.round(pixels / unit));
    return (int) Math.min(cells, side / unit) * unit;
  }

  private Map<String, Region.Box> boxes(Map<String, PixelBox> rects) {
    Map<String, Region.Box> boxes = new LinkedHashMap<>();
    rects.forEach((id, rect) -> boxes.put(id, rect.box(canvas)));
    return boxes;
  }
}
