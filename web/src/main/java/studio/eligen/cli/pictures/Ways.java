package studio.eligen.cli.pictures;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.pipeline.EliGen;

/** The model twice: with what EliGen was trained to, and without. */
final class Ways implements AutoCloseable {

  private final EliGen trained;
  private final EliGen plain;
  private final GenerationDefaults defaults;
  private final Cancellation cancellation;

  /**
   * Loads them.
   *
   * @param options with the model's own LoRA
   */
  Ways(Path model, EngineOptions options, GenerationDefaults defaults, Cancellation cancellation) {
    this.defaults = defaults;
    this.cancellation = cancellation;
    this.trained = EliGen.load(model, options);
    this.plain = EliGen.load(model, options.withoutBundledLora());
  }

  BufferedImage draw(PictureTrial trial, Way way) {
    RenderRequest request = trial.request(defaults, way != Way.NO_CONTROL);
    return way == Way.MULTI_DIFFUSION
        ? plain.drawByPasses(request, cancellation)
        : draw(request, way);
  }

  /** Draws a request by regional attention, or as it is where it has no regions. */
  BufferedImage draw(RenderRequest request, Way way) {
    EliGen engine = way == Way.ELIGEN ? trained : plain;
    return engine.render(request, RenderListener.SILENT, cancellation).image();
  }

  @Override
  public void close() {
    trained.close();
    plain.close();
  }
}
