package studio.eligen.web.http;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/** Draws plain pictures in a few steps, and each step only when it is let. */
final class Pencil implements Renderer {

  static final int STEPS = 4;

  /** What was begun, in order: the prompts. */
  final BlockingQueue<String> begun = new LinkedBlockingQueue<>();

  private final Semaphore steps = new Semaphore(0);

  /** Lets so many steps be made. */
  void let(int number) {
    steps.release(number);
  }

  /** From now on nobody waits. */
  void letAll() {
    steps.release(1_000_000);
  }

  @Override
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    begun.add(request.prompt());
    for (int step = 0; step <= STEPS; step++) {
      awaitLeave(cancellation);
      listener.onStep(new Drawn(step, request));
    }
    ModelIdentity model = new ModelIdentity("pencil", "0", List.of(), 20, EngineOptions.Dtype.F32);
    return new RenderedImage(image(request), request, model);
  }

  private void awaitLeave(Cancellation cancellation) {
    try {
      do {
        cancellation.throwIfCancelled();
      } while (!steps.tryAcquire(5, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new RenderException.Cancelled();
    }
  }

  private static BufferedImage image(RenderRequest request) {
    BufferedImage image =
        new BufferedImage(request.width(), request.height(), BufferedImage.TYPE_INT_RGB);
    int rgb = (int) (0x203040 + request.seed() * 97 + request.entities().size() * 31) & 0xffffff;
    for (int i = 0; i < request.width() * request.height(); i++) {
      image.setRGB(i % request.width(), i / request.width(), rgb);
    }
    return image;
  }

  private record Drawn(int index, RenderRequest request) implements RenderListener.Step {
    @Override
    public int steps() {
      return STEPS;
    }

    @Override
    public double sigma() {
      return 1 - (double) index / STEPS;
    }

    @Override
    public BufferedImage preview() {
      return image(request);
    }

    @Override
    public float[] latents() {
      return new float[0];
    }
  }

  @Override
  public void close() {}
}
