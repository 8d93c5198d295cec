package studio.eligen.agent.render;

import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/** Draws requests: on this machine, or elsewhere. */
public interface Renderer extends AutoCloseable {

  /**
   * Draws one request.
   *
   * @param listener hears of it on the thread that draws
   * @throws RenderException if there is no picture; its kind says what to do next
   */
  RenderedImage render(RenderRequest request, RenderListener listener, Cancellation cancellation);

  @Override
  void close();
}
