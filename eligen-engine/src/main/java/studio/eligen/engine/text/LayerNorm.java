package studio.eligen.engine.text;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.weights.Weights;

/**
 * A layer norm over the last axis.
 *
 * @param weight (width)
 * @param bias (width)
 */
public record LayerNorm(Kernels kernels, NDArray weight, NDArray bias, double eps) {

  /** The norm {@code name.weight} and {@code name.bias}. */
  public static LayerNorm of(Weights weights, Kernels kernels, String name, int width, double eps) {
    NDArray weight = weights.parameter(name + ".weight", width); // (width)
    NDArray bias = weights.parameter(name + ".bias", width); // (width)
    return new LayerNorm(kernels, weight, bias, eps);
  }

  /** (…, width) → (…, width). */
  public NDArray apply(NDArray x) {
    return kernels.layerNorm(x, weight, bias, eps); // (…, width)
  }
}
