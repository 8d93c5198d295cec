package studio.eligen.agent;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.PixelMask;

/** A renderer without a model: it fills each entity's region with one grey. */
final class Crayon implements Renderer {
  final List<RenderRequest> requests = new ArrayList<>();
  boolean broken;

  @Override
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    requests.add(request);
    if (broken || cancellation.isCancelled()) {
      throw new RenderException.Cancelled();
    }
    BufferedImage image =
        new BufferedImage(request.width(), request.height(), BufferedImage.TYPE_INT_RGB);
    for (RenderRequest.Entity entity : request.entities()) {
      PixelMask mask = PixelMask.of(entity.region(), PictureGrid.of(request));
      mask.pixels().stream()
          .forEach(i -> image.setRGB(i % request.width(), i / request.width(), 0x808080));
    }
    ModelIdentity model = new ModelIdentity("crayon", "0", List.of(), 20, EngineOptions.Dtype.F32);
    return new RenderedImage(image, request, model);
  }

  @Override
  public void close() {}
}
