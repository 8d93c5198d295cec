package studio.eligen.agent;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Edit;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/** A renderer without a model: it fills whatever is free with a colour that the seed tells. */
public final class Crayons implements Renderer {

  private final List<RenderRequest> requests = new ArrayList<>();

  /** All that was asked for, in order. */
  public List<RenderRequest> requests() {
    return requests;
  }

  public static int colour(long seed) {
    return (int) (0x101010 + seed * 97) & 0xffffff;
  }

  @Override
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    requests.add(request);
    int width = request.width();
    BufferedImage image = new BufferedImage(width, request.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * request.height(); i++) {
      int x = i % width;
      int y = i / width;
      boolean held = request.edit().map(edit -> levels(edit).at(x, y) == 0).orElse(false);
      image.setRGB(x, y, held ? request.edit().get().image().getRGB(x, y) : colour(request.seed()));
    }
    ModelIdentity model = new ModelIdentity("crayons", "0", List.of(), 20, EngineOptions.Dtype.F32);
    return new RenderedImage(image, request, model);
  }

  private static GreyMap levels(Edit edit) {
    return ((Edit.Release.Levels) edit.release().orElseThrow()).map();
  }

  @Override
  public void close() {}
}
