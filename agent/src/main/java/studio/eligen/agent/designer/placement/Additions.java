package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Puts new things into a picture, all at once, so that they share the room. */
public final class Additions {

  private Additions() {}

  /**
   * Edits that add these, in their order, and put before or behind others what shall be there.
   *
   * @param prompts of the things, by their ids
   * @param there the design that they come into, its scene being the one that they are in
   * @throws NoRoom if they do not fit
   */
  public static List<DesignEdit> of(
      List<Wanted> wanted, UnaryOperator<String> prompts, Arrangement there) {
    Map<String, PixelBox> boxes =
        there
            .layout()
            .place(wanted, there.without(List.of()))
            .orElseThrow(() -> new NoRoom(wanted.stream().map(Wanted::id).toList()));
    List<DesignEdit> edits = new ArrayList<>();
    for (Wanted want : wanted) {
      PixelBox box = boxes.get(want.id());
      Entity entity = new Entity(want.id(), prompts.apply(want.id()), box.box(there.canvas()));
      edits.add(new DesignEdit.AddEntity(entity));
    }
    List<Wanted> order = new ArrayList<>(wanted);
    // Each comes right before the table that it is on: the last first, so that they keep their
    // order.
    order.removeIf(Additions::isBefore);
    wanted.stream().filter(Additions::isBefore).forEach(want -> order.add(0, want));
    for (Wanted want : order) {
      Arrangement now = new Arrangement(there.design().with(edits), there.vocabulary());
      new Depth(now).beside(want.id(), want.spot()).ifPresent(edits::add);
    }
    return edits;
  }

  /** Whether it is asked to be where it hides a part of another. */
  private static boolean isBefore(Wanted want) {
    return want.spot() instanceof Spot.Near near
        && (near.relation() == Relation.ON
            || near.relation() == Relation.BELOW
            || near.relation() == Relation.IN_FRONT_OF);
  }
}
