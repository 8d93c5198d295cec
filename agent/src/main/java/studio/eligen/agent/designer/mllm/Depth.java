package studio.eligen.agent.designer.mllm;

import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Which of two things hides the other. */
final class Depth {

  private Depth() {}

  /** The new order of an entity that shall be behind or in front of another, if it changes. */
  static Optional<DesignEdit> beside(String id, Spot spot, Design design) {
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
}
