package studio.eligen.engine.region;

import java.util.List;
import studio.eligen.engine.Edit.Release;

/** The release level of each latent cell of an edit: see {@link Release}. */
public final class ReleaseLevels {

  private ReleaseLevels() {}

  /**
   * The levels, row by row, each 0 (held to the end) to 1 (free).
   *
   * @param entities their cells
   */
  public static float[] of(Release release, List<LatentCells> entities, PictureGrid grid) {
    float[] levels = new float[grid.latentCells()];
    if (release instanceof Release.PerEntity perEntity) {
      for (int i = 0; i < entities.size(); i++) {
        float level = perEntity.levels().get(i).floatValue();
        entities.get(i).cells().stream()
            .forEach(cell -> levels[cell] = Math.max(levels[cell], level));
      }
    } else if (release instanceof Release.Levels picture) {
      for (int cell = 0; cell < levels.length; cell++) {
        int pixel = LatentCells.centre(grid, cell);
        levels[cell] = picture.map().at(pixel % grid.width(), pixel / grid.width()) / 255f;
      }
    }
    return levels;
  }

  /** The paper's fusion as levels: the entities' cells are free, the rest is held. */
  public static float[] union(List<LatentCells> entities, PictureGrid grid) {
    float[] levels = new float[grid.latentCells()];
    entities.forEach(region -> region.cells().stream().forEach(cell -> levels[cell] = 1));
    return levels;
  }
}
