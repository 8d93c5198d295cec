package studio.eligen.agent.designer.placement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Surface;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * How large things are in one picture. Their metres are compressed, just so far that the largest
 * and the smallest can both be seen; the largest is as large as if it were alone, or as what is
 * there already has it.
 */
final class Proportions {

  /** The largest side in a picture is so many times the smallest, by its metres alone. */
  private static final double RANGE = 3.2;

  /** Sizes that differ by little are still drawn a little nearer to each other than they are. */
  private static final double MOST_POWER = 0.75;

  /** The same for a thing's height to its width. */
  private static final double ASPECT_POWER = 0.8;

  private static final double MOST_ASPECT = 2.5;

  /** Beyond so many metres things are seen from further away, and in the sky from sooner on. */
  private static final double FAR = 10;

  private static final double FAR_IN_THE_SKY = 2;
  private static final double FAR_POWER = 0.35;

  /** Sides as parts of the picture's shorter one, as the square root of the area. */
  private static final double ALONE = 0.46;

  private static final double LEAST = 0.16;
  private static final double MOST = 0.62;

  /** What is in a box can be told from this size on, and then the box is as large as it takes. */
  private static final double LEAST_WITHIN = 0.13;

  /** What is no higher, in metres, is as wide as what lies on it together: a mat. */
  private static final double FLAT = 0.1;

  private final Canvas canvas;
  private final double shorter;
  private final Collection<Placed> standing;
  private final double power;
  private final double largest;
  private final boolean drawn;

  private Proportions(
      List<Wanted> wanted, Collection<Placed> standing, Canvas canvas, boolean drawn) {
    this.canvas = canvas;
    this.drawn = drawn;
    this.shorter = Math.min(canvas.width(), canvas.height());
    this.standing = standing;
    double[] bulks =
        Stream.concat(wanted.stream().map(Wanted::thing), standing.stream().map(Placed::thing))
            .mapToDouble(Proportions::bulk)
            .sorted()
            .toArray();
    this.largest = bulks[bulks.length - 1];
    double range = Math.max(Math.log(largest / bulks[0]), 1e-9);
    this.power = Math.min(MOST_POWER, Math.log(RANGE) / range);
  }

  /** A size in pixels. */
  record Extent(double width, double height) {
    Extent times(double factor) {
      return new Extent(width * factor, height * factor);
    }
  }

  /**
   * The sizes of these by their ids, where there is room for all of them.
   *
   * @param drawn whether nothing is smaller than the model draws it well
   */
  static Map<String, Extent> of(
      List<Wanted> wanted, Collection<Placed> standing, Canvas canvas, boolean drawn) {
    Proportions proportions = new Proportions(wanted, standing, canvas, drawn);
    Map<String, Extent> extents = new LinkedHashMap<>();
    wanted.forEach(want -> extents.put(want.id(), proportions.extent(want)));
    standing.forEach(
        there -> extents.put(there.id(), new Extent(there.box().width(), there.box().height())));
    for (Wanted want : wanted) {
      if (want.spot() instanceof Spot.Near near && want.keeps().isEmpty()) {
        proportions.fit(near, wanted, extents);
      }
    }
    return extents;
  }

  private Extent extent(Wanted want) {
    if (want.keeps().isPresent()) {
      PixelBox box = want.keeps().get();
      return new Extent(box.width(), box.height());
    }
    double aspect = Math.pow(want.thing().height() / want.thing().width(), ASPECT_POWER);
    double root = Math.sqrt(Math.max(1 / MOST_ASPECT, Math.min(aspect, MOST_ASPECT)));
    double seen = drawn ? want.thing().drawn() / Math.max(root, 1 / root) : 0;
    double least = Math.max(LEAST, seen);
    double usual = Math.max(least, Math.min(side(bulk(want.thing())), MOST));
    double side = asked(usual * want.scale(), want.scale()) * depth(want.spot()) * shorter;
    Extent extent = new Extent(side / root, side * root);
    double across = 0.92 * canvas.width() / extent.width();
    double down = 0.7 * canvas.height() / extent.height();
    return extent.times(Math.min(1, Math.min(across, down)));
  }

  /** The side of a thing of this bulk, beside what is there. */
  private double side(double bulk) {
    if (standing.isEmpty()) {
      double alone = ALONE * Math.max(0.8, Math.min(Math.pow(largest, 0.06), 1.2));
      return alone * Math.pow(bulk / largest, power);
    }
    double logs =
        standing.stream()
            .mapToDouble(
                there ->
                    Math.log(Math.sqrt((double) there.box().width() * there.box().height()))
                        + power * Math.log(bulk / bulk(there.thing())))
            .average()
            .orElseThrow();
    return Math.exp(logs) / shorter;
  }

  /** Metres along the side of a square as large as the thing, compressed where it is far. */
  private static double bulk(Thing thing) {
    double side = Math.sqrt(thing.height() * thing.width());
    double near = thing.stands() == Stands.SKY ? FAR_IN_THE_SKY : FAR;
    return side <= near ? side : near * Math.pow(side / near, FAR_POWER);
  }

  /** What is called big or small is so in the picture, whatever it is by nature. */
  private static double asked(double share, double scale) {
    if (scale > 1) {
      return Math.max(share, scale >= 1.5 ? 0.5 : 0.34);
    }
    return scale < 1 ? Math.min(share, scale <= 0.65 ? 0.19 : 0.27) : share;
  }

  private static double depth(Spot spot) {
    if (spot instanceof Spot.Plane plane) {
      return plane.scale();
    }
    boolean behind = spot instanceof Spot.Near near && near.relation() == Relation.BEHIND;
    return behind ? 0.9 : 1;
  }

  /** What is on, in or under another is no larger than there is room for all that is. */
  private void fit(Spot.Near near, List<Wanted> wanted, Map<String, Extent> extents) {
    String other = near.ids().get(0);
    List<Wanted> sharing =
        wanted.stream()
            .filter(
                want ->
                    want.keeps().isEmpty()
                        && want.spot() instanceof Spot.Near spot
                        && spot.relation() == near.relation()
                        && spot.ids().get(0).equals(other))
            .toList();
    double width = sharing.stream().mapToDouble(w -> extents.get(w.id()).width()).sum();
    double height = sharing.stream().mapToDouble(w -> extents.get(w.id()).height()).max().orElse(0);
    boolean free = wanted.stream().anyMatch(w -> w.id().equals(other) && w.keeps().isEmpty());
    int count = sharing.size();
    if (free && (near.relation() == Relation.IN || near.relation() == Relation.ON && count > 1)) {
      Extent holder = extents.get(other);
      Thing bearer = thing(other, wanted);
      boolean flat = near.relation() == Relation.ON && bearer.height() < FLAT;
      double least = count * LEAST_WITHIN * shorter;
      double row = flat ? Math.max(width, least) : least;
      double grown = row / (flat ? holder.width() : room(near, holder, bearer, count).width());
      double most = MOST * shorter / Math.max(holder.width(), holder.height());
      extents.put(other, holder.times(Math.max(1, Math.min(grown, most))));
    }
    Extent room = room(near, extents.get(other), thing(other, wanted), count);
    double factor = Math.min(1, Math.min(room.width() / width, room.height() / height));
    sharing.forEach(
        want -> extents.merge(want.id(), new Extent(factor, factor), (e, f) -> e.times(factor)));
  }

  private Extent room(Spot.Near near, Extent other, Thing thing, int count) {
    Surface surface = Surface.of(thing.name());
    boolean beneath = near.relation() == Relation.BELOW && surface.isOpenBeneath();
    boolean opening = surface == Surface.OPENING;
    if (beneath) {
      return new Extent(0.9 * other.width(), 0.75 * other.height());
    }
    return switch (near.relation()) {
      case ON -> new Extent(Math.max(0.92 * other.width(), 0.3 * shorter), canvas.height());
      case IN ->
          opening
              ? new Extent((count > 1 ? 1 : 1.5) * other.width(), 2 * other.height())
              : new Extent(0.8 * other.width(), 0.6 * other.height());
      default -> new Extent(canvas.width(), canvas.height());
    };
  }

  private Thing thing(String id, List<Wanted> wanted) {
    return Stream.concat(
            wanted.stream().filter(want -> want.id().equals(id)).map(Wanted::thing),
            standing.stream().filter(there -> there.id().equals(id)).map(Placed::thing))
        .findFirst()
        .orElseThrow();
  }
}
