package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * A dense layer that has its whole weight.
 *
 * @param weight (out, in), perhaps in a narrower type than the inputs come in: see {@link #apply}
 * @param bias (out), or null
 */
public record DenseLinear(Kernels kernels, NDArray weight, NDArray bias) implements Linear {

  /**
   * {@inheritDoc}
   *
   * <p>Weights that were left in their file's type because the machine has no room for them in the
   * inputs' type are widened here, one layer at a time.
   */
  @Override
  public NDArray apply(NDArray x) {
    if (x.getDataType() == weight.getDataType()) {
      return linear(x, weight, bias); // (…, out)
    }
    try (NDArray w = like(x, weight);
        NDArray b = bias == null ? null : like(x, bias)) {
      return linear(x, w, b); // (…, out)
    }
  }

  private static NDArray linear(NDArray x, NDArray w, NDArray b) {
    return ai.djl.nn.core.Linear.linear(x, w, b).singletonOrThrow();
  }

  private NDArray like(NDArray x, NDArray parameter) {
    return x.getDataType() == DataType.FLOAT32
        ? kernels.toFloat32(parameter)
        : kernels.toBfloat16(parameter);
  }
}
