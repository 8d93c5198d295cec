package studio.eligen.web.room;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import studio.eligen.agent.Workshop;
import studio.eligen.agent.render.FairQueue;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.RenderQueue;
import studio.eligen.agent.render.Renderer;

/** What draws for everybody: the picture model, and the queue before it. */
public final class Atelier implements AutoCloseable {

  private final Optional<PictureModel> model;
  private final Optional<RenderQueue> queue;

  private Atelier(Optional<PictureModel> model, Optional<Renderer> drawing) {
    this.model = model;
    this.queue = drawing.map(FairQueue::new);
  }

  /** With the workshop's own model, if it has one; {@link #load} begins to load it. */
  public static Atelier of(Workshop workshop) {
    Optional<PictureModel> model =
        workshop
            .model()
            .map(folder -> new PictureModel(new LocalRenderer(folder, workshop.engine())));
    return new Atelier(model, model.map(loaded -> loaded));
  }

  /** With something else that draws, and needs no loading. */
  public static Atelier with(Renderer drawing) {
    return new Atelier(Optional.empty(), Optional.of(drawing));
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
    queue.ifPresent(RenderQueue::close);
  }
}
