package studio.eligen.web.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.LocalRenderer.State;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.RoundRobinQueue;
import studio.eligen.engine.RenderException;

/** What draws for everybody: the picture model, and the queue before it. */
public final class RenderService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RenderService.class);

  private final Optional<LocalRenderer> model;
  private final Optional<RoundRobinQueue> queue;

  private RenderService(Optional<LocalRenderer> model, Optional<? extends Renderer> drawing) {
    this.model = model;
    this.queue = drawing.map(RoundRobinQueue::new);
  }

  /** With the program's own model, if it has one; {@link #load} begins to load it. */
  public static RenderService of(StudioFactory factory) {
    Optional<LocalRenderer> model = factory.renderer();
    return new RenderService(model, model);
  }

  /** With something else that draws, and needs no loading. */
  public static RenderService with(Renderer drawing) {
    return new RenderService(Optional.empty(), Optional.of(drawing));
  }

  /**
   * Begins to load the model.
   *
   * @param changed hears each time that its state is another one
   */
  void load(Runnable changed) {
    model.ifPresent(
        loading ->
            loading.load(
                () -> {
                  loading.failure().filter(RenderService::isUnexpected).ifPresent(this::log);
                  changed.run();
                }));
  }

  private void log(Throwable failure) {
    LOG.error("The picture model cannot be loaded", failure);
  }

  private static boolean isUnexpected(Throwable failure) {
    return !(failure instanceof RenderException || failure instanceof InvalidInput);
  }

  /** Draws an owner's pictures in turn with those of others; nothing where none are drawn. */
  Optional<Renderer> renderer(String owner, Supplier<String> address, IntConsumer position) {
    return queue.map(all -> all.renderer(owner, address, position));
  }

  /** Whether there is anything that draws pictures. */
  public boolean draws() {
    return queue.isPresent();
  }

  /** Whether pictures have to wait for the model. */
  public boolean isLoading() {
    return model.filter(m -> m.state() == State.WAITING || m.state() == State.LOADING).isPresent();
  }

  /** "waiting", "loading", "ready" or "failed". */
  public String state() {
    return model.map(m -> m.state().name().toLowerCase(Locale.ROOT)).orElse("ready");
  }

  /** Why the model cannot be used, or empty. */
  public String message() {
    return model
        .flatMap(LocalRenderer::failure)
        .map(
            failure ->
                isUnexpected(failure)
                    ? "The picture model cannot be loaded: " + failure.getMessage()
                    : failure.getMessage())
        .orElse("");
  }

  @Override
  public void close() {
    queue.ifPresent(RoundRobinQueue::close);
  }
}
