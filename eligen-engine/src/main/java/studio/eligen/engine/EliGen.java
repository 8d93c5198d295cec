package studio.eligen.engine;

import java.nio.file.Path;

/** START HERE: a model in memory, and the whole path from a request to a picture. */
public final class EliGen implements AutoCloseable {

  private EliGen() {}

  /** Loads a model folder. */
  public static EliGen load(Path modelFolder, EngineOptions options) {
    throw new RenderException.ModelMissing("not here yet: " + modelFolder + options);
  }

  /** Draws a request. One render at a time; further callers wait their turn. */
  public RenderedImage render(RenderRequest request, RenderListener listener) {
    throw new RenderException.BadRequest("not here yet: " + request + listener);
  }

  @Override
  public void close() {}
}
