package studio.eligen.agent.designer.placement;

import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Surface;

/** Which of two things hides the other. */
public final class Depth {

  /** The part of a thing that another before it may hide. */
  private static final double MOST_HIDDEN = 0.3;

  private final Arrangement arrangement;
  private final Design design;

  public Depth(Arrangement arrangement) {
    this.arrangement = arrangement;
    this.design = arrangement.design();
  }

  /** In front of all others. */
  public static DesignEdit front(String id) {
    return new DesignEdit.Reorder(id, Integer.MAX_VALUE);
  }

  /** Behind all others. */
  public static DesignEdit back(String id) {
    return new DesignEdit.Reorder(id, 0);
  }

  /**
   * Past one other.
   *
   * @param way 1 forwards, -1 backwards
   */
  public DesignEdit step(String id, int way) {
    return new DesignEdit.Reorder(id, Math.max(0, design.indexOf(id) + way));
  }

  /** In front of or behind others as its place says, where it is not so already. */
  public Optional<DesignEdit> beside(String id, Spot spot) {
    int last = design.entities().size() - 1;
    if (spot instanceof Spot.Plane plane) {
      boolean front = plane == Spot.Plane.FOREGROUND;
      return design.indexOf(id) == (front ? last : 0)
          ? Optional.empty()
          : Optional.of(front ? front(id) : back(id));
    }
    if (!(spot instanceof Spot.Near near)) {
      return Optional.empty();
    }
    String other = near.ids().get(0);
    boolean behind = design.indexOf(id) < design.indexOf(other);
    boolean wrong =
        switch (near.relation()) {
          case BEHIND -> !behind;
          case IN_FRONT_OF -> behind;
          case IN -> behind != looksOut(id, other);
          case ON, BELOW -> behind && arrangement.box(id).gap(arrangement.box(other)) < 0;
          case LEFT_OF, RIGHT_OF, ABOVE, NEXT_TO, BETWEEN -> false;
        };
    return wrong
        ? Optional.of(new DesignEdit.Reorder(id, design.indexOf(other)))
        : Optional.empty();
  }

  /** Whether the edge of what a thing is in hides its lower part, as a basket's does. */
  private boolean looksOut(String id, String other) {
    return Surface.of(arrangement.thing(other).name()) == Surface.OPENING
        && arrangement.box(id).y() < arrangement.box(other).y();
  }

  /** To the front of what would hide most of it where it is put. */
  Optional<DesignEdit> uncovered(String id, Spot spot, PixelBox to) {
    if (!(spot instanceof Spot.Near near)
        || !near.isBeside() && near.relation() != Spot.Relation.BETWEEN) {
      return Optional.empty();
    }
    int front =
        design.entities().stream()
            .map(Entity::id)
            .filter(other -> !other.equals(id))
            .filter(other -> arrangement.box(other).overlap(to) > MOST_HIDDEN)
            .mapToInt(design::indexOf)
            .max()
            .orElse(-1);
    return front > design.indexOf(id)
        ? Optional.of(new DesignEdit.Reorder(id, front))
        : Optional.empty();
  }
}
