package studio.eligen.agent.render;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Cancellation.Registration;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.pipeline.EliGen;

/**
 * Draws in this process, on the engine's own thread. The model is loaded when the first picture is
 * asked for, or before; where that fails, it is tried again with the next picture.
 */
public final class LocalRenderer implements Renderer {

  private static final Logger LOG = LoggerFactory.getLogger(LocalRenderer.class);

  /** How far the model is. */
  public enum State {
    WAITING,
    LOADING,
    READY,
    FAILED
  }

  private final Supplier<EliGen> loading;

  /** Nothing before the model is first wanted. */
  private final AtomicReference<CompletableFuture<EliGen>> engine = new AtomicReference<>();

  private volatile Runnable changed = () -> {};

  public LocalRenderer(Path model, EngineOptions options) {
    this(() -> loadAndWarn(model, options));
  }

  private static EliGen loadAndWarn(Path model, EngineOptions options) {
    EliGen loaded = EliGen.load(model, options);
    // They name tensors of files that may be anyone's, and shall not steer the terminal.
    loaded.warnings().forEach(warning -> LOG.warn(warning.replaceAll("\\p{Cc}", "?")));
    return loaded;
  }

  /**
   * @param loading loads the model
   */
  LocalRenderer(Supplier<EliGen> loading) {
    this.loading = loading;
  }

  /**
   * Begins to load the model.
   *
   * @param listener hears each time that its state is another one, in any thread
   */
  public void load(Runnable listener) {
    changed = listener;
    load();
  }

  /** Begins to load the model, unless it is there or on its way. */
  private CompletableFuture<EliGen> load() {
    CompletableFuture<EliGen> now = engine.get();
    if (now != null && !now.isCompletedExceptionally()) {
      return now;
    }
    CompletableFuture<EliGen> next = new CompletableFuture<>();
    if (!engine.compareAndSet(now, next)) {
      return load();
    }
    changed.run();
    next.whenComplete((loaded, failure) -> changed.run());
    return next.completeAsync(loading, LocalRenderer::start);
  }

  private static void start(Runnable load) {
    Thread loader = new Thread(load, "model");
    loader.setDaemon(true);
    loader.start();
  }

  public State state() {
    CompletableFuture<EliGen> now = engine.get();
    if (now == null) {
      return State.WAITING;
    }
    if (!now.isDone()) {
      return State.LOADING;
    }
    return now.isCompletedExceptionally() ? State.FAILED : State.READY;
  }

  /** Why the model could not be loaded, if that was tried last. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(engine.get())
        .filter(CompletableFuture::isCompletedExceptionally)
        .map(failed -> failed.handle((loaded, failure) -> failure.getCause()).join());
  }

  @Override
  public RenderedImage render(
      RenderRequest request, RenderListener listener, Cancellation cancellation) {
    return loaded(cancellation).render(request, listener, cancellation);
  }

  private EliGen loaded(Cancellation cancellation) {
    CompletableFuture<EliGen> wanted = load().copy();
    try (Registration unwanted = cancellation.onCancel(() -> wanted.cancel(false))) {
      return wanted.get();
    } catch (CancellationException e) {
      throw new RenderException.Cancelled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RenderException.Cancelled();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  @Override
  public void close() {
    CompletableFuture<EliGen> last = engine.getAndSet(null);
    if (last != null) {
      last.thenAccept(EliGen::close);
    }
  }
}
