package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import studio.eligen.engine.Control;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.Reference;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.SeenPicture;
import studio.eligen.engine.image.Bicubic;
import studio.eligen.engine.image.Planes;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/** What a model of a request's kind sees beside the noise. */
record SeenPictures(ModelComponents components, RenderRequest request) {

  /**
   * Encodes it.
   *
   * @throws BadRequest if the request has a reference or a map that the model cannot take, or no
   *     map where the model needs one
   */
  SeenPicture encoded(EditedPicture edit) {
    requireTaken();
    requireMap();
    if (components.identity().kind() == ModelKind.FILL) {
      return canvas(edit);
    }
    if (request.control().isPresent()) {
      return map(request.control().get());
    }
    return request.reference().map(this::reference).orElse(SeenPicture.NOTHING);
  }

  private void requireTaken() {
    if (request.reference().isPresent() && components.identity().kind() != ModelKind.KONTEXT) {
      throw new BadRequest(
          "%s is %s, which takes no reference picture; FLUX.1-Kontext-dev does. If it is that under another name, say --kind kontext; else give the picture as an edit's image, with the regions to draw anew (docs/requests.md)."
              .formatted(components.identity().name(), components.identity().kind().title));
    }
  }

  private void requireMap() {
    boolean follows = components.identity().kind() == ModelKind.CONTROL;
    if (follows != request.control().isPresent()) {
      throw new BadRequest(
          follows
              ? "%s is %s, which follows a map: give one as \"control\" (docs/requests.md)."
                  .formatted(components.identity().name(), components.identity().kind().title)
              : "%s is %s, which follows no map of depth or edges; FLUX.1-Depth-dev and FLUX.1-Canny-dev do. Leave \"control\" out."
                  .formatted(components.identity().name(), components.identity().kind().title));
    }
  }

  private SeenPicture map(Control control) {
    PictureGrid grid = PictureGrid.of(request);
    return SeenPicture.map(latents(planes(control.image(), grid), grid), grid); // (1, image, 64)
  }

  private static float[] planes(BufferedImage image, PictureGrid grid) {
    boolean fits = image.getWidth() == grid.width() && image.getHeight() == grid.height();
    return Planes.of(fits ? image : Bicubic.resize(image, grid.width(), grid.height()));
  }

  private SeenPicture reference(Reference reference) {
    double pixels = (double) request.width() * request.height();
    PictureGrid grid = new PictureGrid(reference.heightAt(pixels), reference.widthAt(pixels));
    float[] planes = planes(reference.image(), grid);
    return SeenPicture.reference(latents(planes, grid), grid); // (1, reference, 64)
  }

  /** What the edit holds, and where it does not; without an edit all is to be painted. */
  private SeenPicture canvas(EditedPicture edit) {
    PictureGrid grid = PictureGrid.of(request);
    float[] painted = edit.painted(grid);
    NDArray mask =
        components
            .torch()
            .array(painted, 1, 1, grid.latentHeight(), grid.latentWidth()); // (1, 1, …)
    return SeenPicture.canvas(latents(edit.unpainted(painted, grid), grid), mask, grid);
  }

  /** (1, 16, latentHeight, latentWidth) of planes of a grid's size. */
  private NDArray latents(float[] planes, PictureGrid grid) {
    Torch torch = components.torch();
    try (Scope scope = Scope.open()) {
      NDArray image =
          torch.array(planes, 1, 3, grid.height(), grid.width()); // (1, 3, height, width)
      return scope.keep(components.vae().encode(image)); // (1, 16, latentHeight, latentWidth)
    }
  }
}
