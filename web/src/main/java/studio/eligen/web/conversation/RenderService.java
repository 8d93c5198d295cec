package studio.eligen.web.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.Renderer;
import studio.eligen.agent.render.RoundRobinQueue;

/** What draws for everybody: the picture model, and the queue before it. */
public final class RenderService implements AutoCloseable {

  private final Optional<PictureModel> model;
  private final Optional<RoundRobinQueue> queue;

  private RenderService(Optional<PictureModel> model, Optional<Renderer> drawing) {
    this.model = model;
    this.queue = drawing.map(RoundRobinQueue::new);
  }

  /** With the workshop's own model, if it has one; {@link #load} begins to load it. */
  public static RenderService of(StudioFactory factory) {
    Optional<PictureModel> model =
        factory
            .model()
            .map(folder -> new PictureModel(new LocalRenderer(folder, factory.engine())));
    return new RenderService(model, model.map(loaded -> loaded));
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
    model.ifPresent(loading -> loading.load(changed));
  }

  /** Draws an owner's pictures in turn with those of others; nothing where none are drawn. */
  Optional<Renderer> renderer(String owner, IntConsumer position) {
    return queue.map(all -> all.renderer(owner, position));
  }

  /** Whether there is anything that draws pictures. */
  public boolean draws() {
    return queue.isPresent();
  }

  /** Whether pictures have to wait for the model. */
  public boolean isLoading() {
    return model.map(m -> m.state().ordinal() < PictureModel.State.READY.ordinal()).orElse(false);
  }

  /** "waiting", "loading", "ready" or "failed". */
  public String state() {
    return model.map(m -> m.state().name().toLowerCase(Locale.ROOT)).orElse("ready");
  }

  /** Why the model cannot be used, or empty. */
  public String message() {
    return model.map(PictureModel::message).orElse("");
  }

  @Override
  public void close() {
    queue.ifPresent(RoundRobinQueue::close);
  }
}
