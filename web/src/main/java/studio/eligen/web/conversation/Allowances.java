package studio.eligen.web.conversation;

import java.util.Optional;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/**
 * START HERE for what a visitor may do: it is decided in this class alone, by {@link
 * VisitorLimits}. Whatever is refused is refused in a sentence that names the bound.
 */
public final class Allowances {

  private final VisitorLimits limits;
  private final long usualPixels;
  private final int usualSteps;

  /**
   * @param usual what the model's pictures are like unless told otherwise
   */
  Allowances(VisitorLimits limits, GenerationDefaults usual) {
    this.limits = limits;
    this.usualPixels = (long) usual.width() * usual.height();
    this.usualSteps = usual.steps();
  }

  /**
   * @throws InvalidInput if pictures of this size are not drawn here, or not in so many steps
   */
  void requireDrawable(String owner, RenderSettings settings) {
    tooMuch(owner, settings.canvas().width(), settings.canvas().height(), settings.steps())
        .ifPresent(
            why -> {
              throw new InvalidInput(why);
            });
  }

  /** Draws for an owner, within what one picture may take. */
  Renderer drawing(String owner, Renderer renderer) {
    return new Renderer() {
      @Override
      public RenderedImage render(
          RenderRequest request, RenderListener listener, Cancellation cancellation) {
        tooMuch(owner, request.width(), request.height(), request.steps())
            .ifPresent(
                why -> {
                  throw new BadRequest(why);
                });
        return renderer.render(request, listener, cancellation);
      }

      @Override
      public void close() {
        renderer.close();
      }
    };
  }

  private Optional<String> tooMuch(String owner, int width, int height, int steps) {
    long pixels = (long) width * height;
    long mostPixels = limits.work() * usualPixels;
    if (pixels > mostPixels) {
      return Optional.of(
          "%d × %d is larger than is drawn here: a picture may have %,d pixels, as many as %d × %d has."
              .formatted(
                  width,
                  height,
                  mostPixels,
                  (long) Math.sqrt(mostPixels),
                  (long) Math.sqrt(mostPixels)));
    }
    long mostSteps = mostPixels * usualSteps / pixels;
    return steps <= mostSteps || Visitor.isHost(owner)
        ? Optional.empty()
        : Optional.of(
            "%d steps at %d × %d take longer than one visitor may: choose at most %,d steps at this size, or a smaller one."
                .formatted(steps, width, height, mostSteps));
  }
}
