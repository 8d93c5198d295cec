package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.engine.region.LatentCells;

/**
 * The things of a picture as it shows them: cut out of their boxes and locked, so that all around
 * them may be drawn anew.
 */
public final class Silhouettes {

  /** A cell is a thing's if so much of it is. */
  private static final double SHARE = 0.4;

  /** A thing of which less is found in its box is not told from the scene, and keeps the box. */
  private static final double FOUND = 0.2;

  private Silhouettes() {}

  /**
   * The design with each thing reduced to the cells that it fills, and locked.
   *
   * @param picture of the design; it is not changed
   */
  public static Design locked(Design design, BufferedImage picture) {
    VisibilityMap visibility = new VisibilityMap(design);
    BitSet all = new BitSet(visibility.size());
    all.set(0, visibility.size());
    Collage collage = new Collage(picture, visibility, all);
    List<DesignEdit> edits = new ArrayList<>();
    for (Entity entity : design.visible().entities()) {
      BitSet shown = visibility.shown(entity.id());
      BitSet filled = filled(collage.cut(entity), entity, design, visibility);
      filled.and(shown);
      if (filled.cardinality() > FOUND * shown.cardinality()) {
        edits.add(new DesignEdit.ReshapeEntity(entity.id(), visibility.mask(filled)));
      }
      edits.add(new DesignEdit.SetLocked(entity.id(), true));
    }
    return design.with(edits);
  }

  private static BitSet filled(
      Matte matte, Entity entity, Design design, VisibilityMap visibility) {
    BufferedImage layer = matte.layer();
    PixelBox box = PixelBox.of(Bounds.of(entity.region()), design.canvas());
    int[] pixels = new int[visibility.size()];
    for (int y = 0; y < layer.getHeight(); y++) {
      for (int x = 0; x < layer.getWidth(); x++) {
        if (layer.getRGB(x, y) >>> 24 > 127) {
          int row = (box.y() + y) / LatentCells.SIDE;
          pixels[row * visibility.columns + (box.x() + x) / LatentCells.SIDE]++;
        }
      }
    }
    BitSet filled = new BitSet(pixels.length);
    for (int cell = 0; cell < pixels.length; cell++) {
      filled.set(cell, pixels[cell] >= SHARE * LatentCells.SIDE * LatentCells.SIDE);
    }
    return filled;
  }
}
