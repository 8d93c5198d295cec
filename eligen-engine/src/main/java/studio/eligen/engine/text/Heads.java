package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;

/** A token's features divided among attention heads, and joined again. */
final class Heads {

  private Heads() {}

  /** (batch, length, heads · d) → (batch, heads, length, d). */
  static NDArray split(NDArray x, int heads) {
    long batch = x.getShape().get(0);
    long length = x.getShape().get(1);
    return x.reshape(batch, length, heads, -1).transpose(0, 2, 1, 3);
  }

  /** (batch, heads, length, d) → (batch, length, heads · d). */
  static NDArray join(NDArray x) {
    long batch = x.getShape().get(0);
    long length = x.getShape().get(2);
    return x.transpose(0, 2, 1, 3).reshape(batch, length, -1);
  }
}
