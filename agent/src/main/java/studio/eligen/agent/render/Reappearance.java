package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;

/**
 * The pixels of a thing that was hidden and is shown again, as the last picture has them in which
 * it showed.
 *
 * @param cells in which it shows the same again: where what is before or behind it has changed
 *     since, it is drawn
 */
record Reappearance(BitSet cells, BufferedImage picture) {

  /**
   * Finds them for all things that are shown again and that an earlier picture has as they are now.
   * A picture before the whole was drawn anew counts no more.
   *
   * @param earlier the nearest first
   */
  static List<Reappearance> of(
      Iterable<EntityChange> changes, Design after, VisibilityMap now, List<DrawnDesign> earlier) {
    List<Reappearance> found = new ArrayList<>();
    for (EntityChange change : changes) {
      if (change.reappears()) {
        of(change.after().orElseThrow(), after, now, earlier).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Reappearance> of(
      Entity entity, Design after, VisibilityMap now, List<DrawnDesign> earlier) {
    for (DrawnDesign one : earlier) {
      if (RenderPlanner.whyWhole(one.design(), after).isPresent()) {
        return Optional.empty();
      }
      String id = entity.id();
      boolean showed =
          one.design().visible().entity(id).filter(entity::looksLike).isPresent()
              && one.design().styleOf(id).equals(after.styleOf(id));
      Optional<BufferedImage> picture = showed ? one.picture().get() : Optional.empty();
      if (picture.isPresent()) {
        BitSet cells = same(entity, new VisibilityMap(one.design()), now);
        return Optional.of(new Reappearance(cells, picture.get()));
      }
    }
    return Optional.empty();
  }

  private static BitSet same(Entity entity, VisibilityMap then, VisibilityMap now) {
    BitSet cells = now.shown(entity.id());
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (!now.sameIn(cell, then)) {
        cells.clear(cell);
      }
    }
    return cells;
  }
}
