package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;

/**
 * A dense layer whose weight is kept as {@link KeptMatrix} has it, and is in the type and on the
 * device of the inputs only while it is used: so one layer's weight is widened at a time.
 *
 * @param weight (out, in)
 * @param bias (out) in the type and on the device that is computed in, or null
 */
public record KeptLinear(KeptMatrix weight, NDArray bias) implements Linear {

  @Override
  public NDArray apply(NDArray x) {
    try (NDArray wide = weight.like(x)) {
      return DenseLinear.product(x, wide, bias); // (…, out)
    }
  }
}
