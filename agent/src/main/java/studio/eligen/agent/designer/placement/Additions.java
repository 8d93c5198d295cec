package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.engine.Region;

/** Puts new things into a picture, all at once, so that they share the room. */
public final class Additions {

  private Additions() {}

  /**
   * Edits that add these, in their order, and put behind others what shall be there.
   *
   * @param prompts of the things, by their ids
   * @param there the design that they come into, its scene being the one that they are in
   * @throws NoRoom if they do not fit
   */
  public static List<DesignEdit> of(
      List<Wanted> wanted, UnaryOperator<String> prompts, Arrangement there) {
    Map<String, Bounds> standing = there.boundsWithout(List.of());
    Map<String, Region.Box> boxes =
        there
            .layout()
            .place(wanted, standing)
            .orElseThrow(() -> new NoRoom(wanted.stream().map(Wanted::id).toList()));
    List<DesignEdit> edits = new ArrayList<>();
    for (Wanted want : wanted) {
      Entity entity = new Entity(want.id(), prompts.apply(want.id()), boxes.get(want.id()));
      edits.add(new DesignEdit.AddEntity(entity));
    }
    for (Wanted want : wanted) {
      if (want.spot() instanceof Spot.Near near && near.relation() == Relation.BEHIND) {
        Design now = there.design().with(edits);
        edits.add(new DesignEdit.Reorder(want.id(), now.indexOf(near.ids().get(0))));
      }
    }
    return edits;
  }
}
