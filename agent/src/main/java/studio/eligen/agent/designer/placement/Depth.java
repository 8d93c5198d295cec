package studio.eligen.agent.designer.placement;

import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.placement.Spot.Relation;

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

  /** In front of or behind another, where that is what was said and is not so already. */
  public Optional<DesignEdit> beside(String id, Spot spot) {
    if (!(spot instanceof Spot.Near near)) {
      return Optional.empty();
    }
    int other = design.indexOf(near.ids().get(0));
    boolean behind = design.indexOf(id) < other;
    boolean changes =
        near.relation() == Relation.BEHIND && !behind
            || near.relation() == Relation.IN_FRONT_OF && behind;
    return changes ? Optional.of(new DesignEdit.Reorder(id, other)) : Optional.empty();
  }

  /** To the front of what would hide most of it where it is put. */
  Optional<DesignEdit> uncovered(String id, Spot spot, PixelBox to) {
    if (!(spot instanceof Spot.Near near) || !near.isBeside()) {
      return Optional.empty();
    }
    int front =
        near.ids().stream()
            .filter(other -> arrangement.box(other).overlap(to) > MOST_HIDDEN)
            .mapToInt(design::indexOf)
            .max()
            .orElse(-1);
    return front > design.indexOf(id)
        ? Optional.of(new DesignEdit.Reorder(id, front))
        : Optional.empty();
  }
}
