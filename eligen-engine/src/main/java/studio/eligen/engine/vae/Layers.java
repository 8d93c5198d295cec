package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.weights.Weights;

/** Makes the autoencoder's small layers from their names. */
record Layers(Weights weights, Kernels kernels, int normGroups) {

  private static final double EPS = 1e-6;

  /** A convolution over (batch, in, height, width). */
  record Conv(NDArray weight, NDArray bias, int stride, int padding) {
    NDArray apply(NDArray x) {
      return Conv2d.conv2d(x, weight, bias, new Shape(stride, stride), new Shape(padding, padding))
          .singletonOrThrow();
    }
  }

  /** A group norm over (batch, channels, height, width). */
  record Norm(Kernels kernels, NDArray weight, NDArray bias, int groups) {
    NDArray apply(NDArray x) {
      return kernels.groupNorm(x, weight, bias, groups, EPS);
    }
  }

  Conv conv3x3(String name, int out, int in) {
    return conv(name, out, in, 3, 1, 1);
  }

  Conv conv1x1(String name, int out, int in) {
    return conv(name, out, in, 1, 1, 0);
  }

  /** Halves the sides of a picture that has one row and one column of padding. */
  Conv halving(String name, int channels) {
    return conv(name, channels, channels, 3, 2, 0);
  }

  private Conv conv(String name, int out, int in, int side, int stride, int padding) {
    return new Conv(
        weights.parameter(name + ".weight", out, in, side, side),
        weights.parameter(name + ".bias", out),
        stride,
        padding);
  }

  Norm norm(String name, int channels) {
    return new Norm(
        kernels,
        weights.parameter(name + ".weight", channels),
        weights.parameter(name + ".bias", channels),
        normGroups);
  }

  /** Frees what a layer was given: a picture's inner states are too large to keep till the end. */
  static NDArray replace(NDArray given, NDArray result) {
    given.close();
    return result;
  }

  static NDArray silu(NDArray x) {
    return Activation.swish(x, 1f);
  }
}
