package studio.eligen.agent.render;

import java.util.BitSet;
import java.util.List;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;

/** What is locked and where it shows: those pixels are nobody's to change. */
public final class LockedThings {

  private LockedThings() {}

  /**
   * Checks that no thing comes to lie over one that is locked. The design alone cannot tell: it
   * knows no cells.
   *
   * @throws InvalidEdit if one does
   */
  public static void checkUncovered(Design before, Design after) {
    List<Entity> locked =
        after.visible().entities().stream()
            .filter(entity -> wasLockedAsItIs(entity, before))
            .toList();
    if (locked.isEmpty() || !before.canvas().equals(after.canvas())) {
      return;
    }
    VisibilityMap was = new VisibilityMap(before);
    VisibilityMap is = new VisibilityMap(after);
    for (Entity entity : locked) {
      BitSet covered = was.shown(entity.id());
      covered.andNot(is.shown(entity.id()));
      if (!covered.isEmpty()) {
        throw new InvalidEdit(
            "The %s would cover a part of the %s, which is locked. Put it elsewhere, or unlock the %3$s first."
                .formatted(
                    after.told(is.owner(covered.nextSetBit(0))),
                    after.told(entity),
                    after.told(entity)));
      }
    }
  }

  private static boolean wasLockedAsItIs(Entity entity, Design before) {
    return entity.locked()
        && before.entity(entity.id()).filter(was -> was.locked() && same(was, entity)).isPresent();
  }

  /**
   * The cells in which a picture of one design shows what is locked in the next: a picture that is
   * drawn anew keeps them.
   */
  static BitSet cells(Design before, VisibilityMap was, VisibilityMap is, Design after) {
    BitSet cells = new BitSet(is.size());
    for (Entity entity : after.visible().entities()) {
      if (entity.locked() && before.entity(entity.id()).filter(e -> same(e, entity)).isPresent()) {
        BitSet shown = is.shown(entity.id());
        shown.and(was.shown(entity.id()));
        cells.or(shown);
      }
    }
    return cells;
  }

  private static boolean same(Entity was, Entity is) {
    return was.looksLike(is) && !was.hidden();
  }
}
