package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;

/**
 * A dense layer that has its whole weight in the type and on the device that it computes in.
 *
 * @param weight (out, in)
 * @param bias (out), or null
 */
public record DenseLinear(NDArray weight, NDArray bias) implements Linear {

  @Override
  public NDArray apply(NDArray x) {
    return product(x, weight, bias); // (…, out)
  }

  static NDArray product(NDArray x, NDArray weight, NDArray bias) {
    return ai.djl.nn.core.Linear.linear(x, weight, bias).singletonOrThrow(); // (…, out)
  }
}
