package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.region.LatentCells;

/** What a pass of graded inpainting starts from, and how free it is in each cell. */
final class InpaintPlan {

  /**
   * How free a place is in which nothing stands any more. Not wholly: it starts from what is beside
   * it, so that horizons and shores go on through it.
   */
  private static final double VACATED = 0.8;

  /** How free a thing is whose pixels were painted in the new colour already. */
  private static final double REPAINTED = 0.6;

  private final Map<String, EntityChange> changes;
  private final VisibilityMap old;
  private final VisibilityMap now;
  private final Collage collage;
  private final double[] levels;
  private final BitSet restored = new BitSet();

  private InpaintPlan(
      Map<String, EntityChange> changes,
      VisibilityMap old,
      VisibilityMap now,
      BufferedImage picture) {
    this.changes = changes;
    this.old = old;
    this.now = now;
    this.levels = new double[now.size()];
    BitSet changed = new BitSet(levels.length);
    for (int cell = 0; cell < levels.length; cell++) {
      Entity was = old.owner(cell);
      changed.set(cell, was != null && changes.containsKey(was.id()));
    }
    this.collage = new Collage(picture, old, changed);
  }

  /**
   * Prepares the way from one picture to the next.
   *
   * @param picture the old one; it is not changed
   * @param again what is shown again as it was
   */
  static InpaintPlan of(
      Map<String, EntityChange> changes,
      VisibilityMap old,
      VisibilityMap now,
      BufferedImage picture,
      List<Reappearance> again) {
    InpaintPlan work = new InpaintPlan(changes, old, now, picture);
    work.release();
    work.clear();
    changes.values().stream().filter(EntityChange::staysItself).forEach(work::carry);
    again.forEach(work::restore);
    return work;
  }

  BufferedImage picture() {
    return collage.picture();
  }

  /** The cells that are not held. */
  BitSet touched() {
    BitSet touched = new BitSet(levels.length);
    for (int cell = 0; cell < levels.length; cell++) {
      touched.set(cell, levels[cell] > 0);
    }
    return touched;
  }

  /** The cells that get back the pixels of an earlier picture. */
  BitSet restored() {
    return (BitSet) restored.clone();
  }

  /** The release levels as a picture. */
  GreyMap greys() {
    return greys(now, cell -> levels[cell]);
  }

  /**
   * Release levels as a picture.
   *
   * @param level of a cell: 0 is held, 1 is free
   */
  static GreyMap greys(VisibilityMap visibility, IntToDoubleFunction level) {
    int width = visibility.columns * LatentCells.SIDE;
    int height = visibility.rows * LatentCells.SIDE;
    byte[] values = new byte[width * height];
    for (int i = 0; i < values.length; i++) {
      int row = i / width / LatentCells.SIDE;
      int cell = row * visibility.columns + i % width / LatentCells.SIDE;
      values[i] = (byte) Math.round(level.applyAsDouble(cell) * 255);
    }
    return new GreyMap(width, height, values);
  }

  private void restore(Reappearance again) {
    collage.restore(again.picture(), again.cells());
    again.cells().stream().forEach(cell -> levels[cell] = 0);
    restored.or(again.cells());
  }

  private void release() {
    for (int cell = 0; cell < levels.length; cell++) {
      Entity was = old.owner(cell);
      Entity is = now.owner(cell);
      boolean same = was == null ? is == null : is != null && was.id().equals(is.id());
      EntityChange change = is == null ? null : changes.get(is.id());
      levels[cell] = change != null ? change.level() : same ? 0 : is == null ? VACATED : 1;
    }
  }

  /** Puts the scene wherever something left; what stays in its place keeps it. */
  private void clear() {
    BitSet left = new BitSet(levels.length);
    for (int cell = 0; cell < levels.length; cell++) {
      Entity was = old.owner(cell);
      EntityChange change = was == null ? null : changes.get(was.id());
      boolean gone = was != null && now.owner(cell) == null;
      left.set(cell, gone || change != null && !change.staysInPlace());
    }
    collage.clear(left);
  }

  /** Lays a thing's own pixels where it is now, in its new colour if it has one. */
  private void carry(EntityChange change) {
    Entity from = change.before().orElseThrow();
    Entity to = change.after().orElseThrow();
    Matte matte = collage.cut(from);
    BitSet shown = now.shown(to.id());
    Optional<Paint> paint = change.sameLooks() ? Optional.empty() : Paint.in(to.prompt());
    boolean painted =
        paint.isPresent() && paint.get().apply(matte.layer(), Paint.in(from.prompt()));
    if (painted) {
      shown.stream().forEach(cell -> levels[cell] = change.strength(REPAINTED));
    }
    if (painted || !change.staysInPlace()) {
      BitSet laid = collage.lay(matte, from, to, shown);
      shown.andNot(laid);
      shown.stream().forEach(cell -> levels[cell] = 1);
    }
  }
}
