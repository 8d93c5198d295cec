package studio.eligen.web.conversation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.render.Renderer;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Cancellation.Registration;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;

/** The picture model, loaded in the background so that the page answers meanwhile. */
public final class PictureModel implements Renderer {

  private static final Logger LOG = LoggerFactory.getLogger(PictureModel.class);

  /** How far the model is. */
  public enum State {
    WAITING,
    LOADING,
    READY,
    FAILED
  }

  private final LocalRenderer engine;
  private final CompletableFuture<Void> loaded = new CompletableFuture<>();
  private volatile State state = State.WAITING;
  private volatile String message = "";
  private volatile Runnable changed = () -> {};

  public PictureModel(LocalRenderer engine) {
    this.engine = engine;
  }

  /**
   * Begins to load it, once.
   *
   * @param listener hears that the state is another one
   */
  public void load(Runnable listener) {
    changed = listener;
    Thread loader = new Thread(this::load, "model");
    loader.setDaemon(true);
    loader.start();
  }

  private void load() {
    become(State.LOADING, "");
    try {
      engine.load();
      become(State.READY, "");
    } catch (RenderException | InvalidInput e) {
      become(State.FAILED, e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The picture model cannot be loaded", e);
      become(State.FAILED, "The picture model cannot be loaded: " + e.getMessage());
    } finally {
      loaded.complete(null);
    }
  }

  private void become(State next, String why) {
    message = why;
    state = next;
    changed.run();
  }

  public State state() {
    return state;
  }

  /** Why it could not be loaded, or empty. */
  public String message() {
    return message;
  }

  /** Draws as soon as the model is there. Where it could not be loaded, that is tried again. */
  @Override
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    awaitModel(cancellation);
    RenderedImage image = engine.render(request, listener, cancellation);
    if (state == State.FAILED) {
      become(State.READY, "");
    }
    return image;
  }

  private void awaitModel(Cancellation cancellation) {
    CompletableFuture<Void> wanted = loaded.copy();
    try (Registration left = cancellation.onCancel(() -> wanted.cancel(false))) {
      wanted.get();
    } catch (CancellationException e) {
      throw new RenderException.Cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RenderException.Cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
