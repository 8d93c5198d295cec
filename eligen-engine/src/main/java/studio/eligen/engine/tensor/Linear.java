package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;

/** A dense layer, y = x Wᵀ + b, however its weight is kept. */
public interface Linear {

  /** The layer on (…, in), (…, out). */
  NDArray apply(NDArray x);
}
