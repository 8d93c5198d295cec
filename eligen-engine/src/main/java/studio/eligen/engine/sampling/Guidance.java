package studio.eligen.engine.sampling;

import ai.djl.ndarray.NDArray;

/** Classifier-free guidance (Ho and Salimans 2022). */
public final class Guidance {

  private Guidance() {}

  /** v_neg + cfg · (v_pos − v_neg). */
  public static NDArray mix(NDArray positive, NDArray negative, double cfg) {
    return negative.add(positive.sub(negative).mul((float) cfg));
  }
}
