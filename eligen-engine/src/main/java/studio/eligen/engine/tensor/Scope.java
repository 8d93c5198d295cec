package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.Cancellation;

/**
 * Frees every array that its thread makes while it is open, except the ones kept. Scopes nest; what
 * is kept goes to the scope outside. Also switches gradients off, which libtorch has on in each new
 * thread, unless it is within one that is {@linkplain #recording recording}.
 *
 * <p>Every layer opens one, so this is where a thread's work is stopped: within one layer, however
 * large the picture.
 */
public final class Scope implements AutoCloseable {

  /** What ends the work of a thread; none but a render's does. */
  private static final ThreadLocal<Cancellation> TOKEN = ThreadLocal.withInitial(Cancellation::new);

  /** Whether a thread keeps what gradients are computed from. */
  private static final ThreadLocal<Boolean> RECORDING = ThreadLocal.withInitial(() -> false);

  private final Cancellation outside = TOKEN.get();
  private final boolean recordedOutside = RECORDING.get();
  private final NDScope scope = new NDScope();
  private final List<NDArray> kept = new ArrayList<>();

  private Scope() {
    scope.suppressNotUsedWarning();
  }

  /**
   * @throws studio.eligen.engine.RenderException.Cancelled if the thread's work shall end
   */
  public static Scope open() {
    TOKEN.get().throwIfCancelled();
    JniUtils.setGradMode(RECORDING.get());
    return new Scope();
  }

  /**
   * Opens a scope in which this token ends the thread's work.
   *
   * @throws studio.eligen.engine.RenderException.Cancelled if it has ended
   */
  public static Scope open(Cancellation token) {
    Scope scope = open();
    TOKEN.set(token);
    return scope;
  }

  /**
   * Opens a scope in which, and in those within, libtorch records what is computed from arrays that
   * require a gradient. What it records it keeps itself: arrays may be freed as ever.
   *
   * @throws studio.eligen.engine.RenderException.Cancelled if the thread's work shall end
   */
  public static Scope recording() {
    Scope scope = open();
    RECORDING.set(true);
    JniUtils.setGradMode(true);
    return scope;
  }

  /**
   * Opens a scope that takes arrays over from the scope outside and frees them too, unless it keeps
   * them: what a layer is given, where nobody needs it after the layer.
   *
   * @throws studio.eligen.engine.RenderException.Cancelled if the thread's work shall end
   */
  public static Scope consuming(NDArray... given) {
    TOKEN.get().throwIfCancelled();
    for (NDArray array : given) {
      NDScope.unregister(array);
    }
    Scope scope = open();
    for (NDArray array : given) {
      NDScope.register(array);
    }
    return scope;
  }

  /** Lets the array outlive every scope: it belongs to its manager alone, as weights do. */
  public NDArray release(NDArray array) {
    NDScope.unregister(array);
    return array;
  }

  /** Lets the array outlive this scope. */
  public NDArray keep(NDArray array) {
    NDScope.unregister(array);
    kept.add(array);
    return array;
  }

  @Override
  public void close() {
    TOKEN.set(outside);
    if (RECORDING.get() != recordedOutside) {
      RECORDING.set(recordedOutside);
      JniUtils.setGradMode(recordedOutside);
    }
    scope.close();
    kept.forEach(NDScope::register);
  }
}
