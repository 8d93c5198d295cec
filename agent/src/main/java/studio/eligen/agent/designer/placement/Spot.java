package studio.eligen.agent.designer.placement;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary;

/** Where in the picture a thing was asked to be. */
public sealed interface Spot {

  public Spot ANYWHERE = new Anywhere();

  /** Nothing was said about it. */
  public record Anywhere() implements Spot {}

  /** Where something else was, which this sentence has removed. */
  public record There() implements Spot {}

  /**
   * A part of the picture.
   *
   * @param across -1 left, 0 middle, 1 right; null if nothing was said of it
   * @param down -1 top, 0 middle, 1 bottom; null if nothing was said of it
   * @param edge whether it shall be as far that way as it goes
   */
  public record Side(Integer across, Integer down, boolean edge) implements Spot {

    /** A thing at an edge is at most this part of the picture away from it. */
    private static final double MARGIN = 0.1;

    /** The same for such a thing: in the middle is half-way up, unless it stands on the ground. */
    Side of(Vocabulary.Stands stands) {
      boolean middle = across != null && across == 0 && down == null;
      return middle && stands == Vocabulary.Stands.SKY ? new Side(0, 0, edge) : this;
    }

    /** Whether a box is in that part of the picture. */
    public boolean holds(PixelBox box, Canvas canvas) {
      return holds(box.x(), box.right(), canvas.width(), across)
          && holds(box.y(), box.bottom(), canvas.height(), down);
    }

    private boolean holds(int from, int to, int room, Integer side) {
      if (side == null) {
        return true;
      }
      double centre = (from + to) / 2.0 / room;
      if (side == 0) {
        return Math.abs(centre - 0.5) < 0.11;
      }
      boolean near = side < 0 ? from <= MARGIN * room : to >= (1 - MARGIN) * room;
      return (side < 0 ? centre < 0.45 : centre > 0.55) && (!edge || near);
    }
  }

  /** How far away a thing is. */
  public enum Plane implements Spot {
    FOREGROUND(1.25),
    BACKGROUND(0.75),
    /** Far away, at the horizon. */
    DISTANCE(0.5);

    private final double scale;

    Plane(double scale) {
      this.scale = scale;
    }

    /** What the size of things is multiplied with there. */
    double scale() {
      return scale;
    }
  }

  /**
   * A place that depends on other things.
   *
   * @param ids of those things: two for {@link Relation#BETWEEN}, all for {@link Relation#ABOVE},
   *     else one; for {@link Relation#ON} a second one may say near which end
   */
  public record Near(Relation relation, List<String> ids) implements Spot {
    public Near {
      ids = List.copyOf(ids);
    }

    /** Whether one of the two hides a part of the other. */
    boolean hides() {
      return relation == Relation.BEHIND || relation == Relation.IN_FRONT_OF;
    }

    /** What the thing lies to, as one box; {@link Relation#BETWEEN} has two that are apart. */
    PixelBox other(Map<String, Placed> placed) {
      Stream<String> all = relation == Relation.ABOVE ? ids.stream() : ids.stream().limit(1);
      return all.map(id -> placed.get(id).box()).reduce(PixelBox::around).orElseThrow();
    }

    /** Whether the two shall be side by side. */
    boolean isBeside() {
      return relation == Relation.LEFT_OF
          || relation == Relation.RIGHT_OF
          || relation == Relation.NEXT_TO;
    }

    /** Whether one shall be before the other. */
    boolean isInDepth() {
      return relation == Relation.IN_FRONT_OF || relation == Relation.BEHIND;
    }
  }

  /** How one thing lies to another. */
  public enum Relation {
    LEFT_OF,
    RIGHT_OF,
    ABOVE,
    BELOW,
    NEXT_TO,
    ON,
    /** Inside it, or looking out of it. */
    IN,
    BEHIND,
    IN_FRONT_OF,
    BETWEEN
  }
}
