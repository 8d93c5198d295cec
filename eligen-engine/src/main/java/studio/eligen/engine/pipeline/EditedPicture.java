package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.engine.Edit;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.PasteBack;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.ReleaseLevels;
import studio.eligen.engine.sampling.InpaintFusion;
import studio.eligen.engine.tensor.Torch;

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
      RenderRequest request, ModelComponents components, List<LatentCells> regions) {
    if (request.edit().isEmpty()) {
      return NONE;
    }
    Edit edit = request.edit().get();
    Torch torch = components.torch();
    PictureGrid grid = PictureGrid.of(request);
    NDArray image =
        torch.array(
            Planes.of(edit.image()), 1, 3, grid.height(), grid.width()); // (1, 3, height, width)
    NDArray init = components.vae().encode(image); // (1, 16, latentHeight, latentWidth)
    float[] levels = levels(request, regions);
    boolean itself = components.identity().kind() == ModelKind.FILL;
    InpaintFusion whole =
        itself ? InpaintFusion.NONE : new InpaintFusion.Paper(torch, init, levels);
    InpaintFusion fusion =
        edit.release().isEmpty() ? whole : new InpaintFusion.Graded(torch, init, levels);
    return new EditedPicture(edit.image(), levels, fusion);
  }

  private static float[] levels(RenderRequest request, List<LatentCells> regions) {
    PictureGrid grid = PictureGrid.of(request);
    return request
        .edit()
        .flatMap(Edit::release)
        .map(release -> ReleaseLevels.of(release, regions, grid))
        .orElseGet(() -> ReleaseLevels.union(regions, grid));
  }

  /** The drawn picture of a request with the original's pixels outside its edit. */
  static BufferedImage pasteBack(
      RenderRequest request, List<LatentCells> regions, BufferedImage drawn) {
    return request
        .edit()
        .map(edit -> PasteBack.apply(edit.image(), drawn, levels(request, regions)))
        .orElse(drawn);
  }

  /** The drawn picture with the original's pixels outside the edit. */
  BufferedImage pasteBack(BufferedImage drawn) {
    return original == null ? drawn : PasteBack.apply(original, drawn, levels);
  }

  /** 1 in each latent cell that is free at some time, 0 in those that are held, row by row. */
  float[] painted(PictureGrid grid) {
    float[] painted = new float[grid.latentCells()];
    for (int cell = 0; cell < painted.length; cell++) {
      painted[cell] = original == null || levels[cell] > 0 ? 1 : 0;
    }
    return painted;
  }

  /**
   * What is held of the picture, as {@link Planes}; the rest is grey.
   *
   * @param painted from {@link #painted}
   */
  float[] unpainted(float[] painted, PictureGrid grid) {
    float[] planes =
        original == null ? new float[3 * grid.height() * grid.width()] : Planes.of(original);
    for (int i = 0; i < planes.length; i++) {
      int y = i / grid.width() % grid.height();
      int x = i % grid.width();
      planes[i] *= 1 - painted[y / LatentCells.SIDE * grid.latentWidth() + x / LatentCells.SIDE];
    }
    return planes;
  }

  /**
   * A preview of half the size, to be laid over the picture: where the edit holds the original it
   * is the original, fully transparent.
   */
  BufferedImage overOriginal(BufferedImage drawn) {
    if (original == null) {
      return drawn;
    }
    int width = drawn.getWidth();
    int cells = original.getWidth() / LatentCells.SIDE;
    BufferedImage over = new BufferedImage(width, drawn.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int cell = 2 * y / LatentCells.SIDE * cells + 2 * x / LatentCells.SIDE;
        boolean held = levels[cell] == 0;
        over.setRGB(x, y, held ? original.getRGB(2 * x, 2 * y) & 0xffffff : drawn.getRGB(x, y));
      }
    }
    return over;
  }
}
