package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.engine.Edit;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.PasteBack;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.ReleaseLevels;
import studio.eligen.engine.sampling.InpaintFusion;

/**
 * What a render keeps of the picture it edits, if it edits one.
 *
 * @param original the picture, or null
 * @param levels the release level of each latent cell
 */
record EditedPicture(BufferedImage original, float[] levels, InpaintFusion fusion) {

  private static final EditedPicture NONE =
      new EditedPicture(null, new float[0], InpaintFusion.NONE);

  static EditedPicture of(
      RenderRequest request, Networks networks, List<LatentCells> regions, int columns, int rows) {
    if (request.edit().isEmpty()) {
      return NONE;
    }
    Edit edit = request.edit().get();
    NDArray image =
        networks.torch().array(Planes.of(edit.image()), 1, 3, request.height(), request.width());
    NDArray init = networks.vae().encode(image); // (1, 16, rows, columns)
    if (edit.release().isEmpty()) {
      float[] levels = ReleaseLevels.union(regions, columns, rows);
      return new EditedPicture(edit.image(), levels, paper(networks, init, levels));
    }
    float[] levels = ReleaseLevels.of(edit.release().get(), regions, columns, rows);
    InpaintFusion fusion = new InpaintFusion.Graded(networks.torch(), init, levels);
    return new EditedPicture(edit.image(), levels, fusion);
  }

  private static InpaintFusion paper(Networks networks, NDArray init, float[] levels) {
    float[] held = new float[levels.length];
    for (int cell = 0; cell < held.length; cell++) {
      held[cell] = 1 - levels[cell];
    }
    long rows = init.getShape().get(2);
    long columns = init.getShape().get(3);
    return new InpaintFusion.Paper(init, networks.torch().array(held, 1, 1, rows, columns));
  }

  /** The drawn picture with the original's pixels outside the edit. */
  BufferedImage pasteBack(BufferedImage drawn) {
    return original == null ? drawn : PasteBack.apply(original, drawn, levels);
  }
}
