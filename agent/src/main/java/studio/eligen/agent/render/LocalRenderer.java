package studio.eligen.agent.render;

import java.nio.file.Path;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.pipeline.EliGen;

/** Draws in this process. The model is loaded when the first picture is asked for. */
public final class LocalRenderer implements Renderer {

  private final Path model;
  private final EngineOptions options;
  private EliGen engine;

  public LocalRenderer(Path model, EngineOptions options) {
    this.model = model;
    this.options = options;
  }

  /**
   * Loads the model now rather than with the first picture.
   *
   * @throws studio.eligen.engine.RenderException if it cannot be loaded
   */
  public synchronized void load() {
    if (engine == null) {
      engine = EliGen.load(model, options);
    }
  }

  @Override
  public synchronized RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    load();
    return engine.render(request, listener, cancellation);
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
