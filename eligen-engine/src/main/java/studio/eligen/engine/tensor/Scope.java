package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * Frees every array that its thread makes while it is open, except the ones kept. Scopes nest; what
 * is kept goes to the scope outside. Also switches gradients off, which libtorch has on in each new
 * thread.
 */
public final class Scope implements AutoCloseable {

  private final NDScope scope = new NDScope();
  private final List<NDArray> kept = new ArrayList<>();

  private Scope() {
    scope.suppressNotUsedWarning();
  }

  public static Scope open() {
    JniUtils.setGradMode(false);
    return new Scope();
  }

  /**
   * Opens a scope that takes arrays over from the scope outside and frees them too, unless it keeps
   * them: what a layer is given, where nobody needs it after the layer.
   */
  public static Scope consuming(NDArray... given) {
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
    scope.close();
    kept.forEach(NDScope::register);
  }
}
