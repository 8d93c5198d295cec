package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.Weights;

/**
 * Makes the autoencoder's layers from their names, which are those of diffusers' AutoencoderKL. In
 * their shapes height and width are the picture's, or a half, a quarter or an eighth of them.
 */
record Layers(Weights weights, Kernels kernels, int normGroups) {

  private static final double EPS = 1e-6;

  /** One layer of a chain; all but bare convolutions free what they are given. */
  interface Layer {

    /** (1, in, height, width) → (1, out, height, width), perhaps of half or double the sides. */
    NDArray apply(NDArray x);
  }

  Conv conv3x3(String name, int in, int out) {
    return conv(name, in, out, 3, 1, 1);
  }

  /** Normalised over groups of channels, SiLU, convolved. */
  NormSiluConv normSiluConv(String norm, String conv, int in, int out) {
    return new NormSiluConv(norm(norm, in), conv3x3(conv, in, out));
  }

  /** Two convolutions beside a shortcut. */
  ResnetBlock resnet(String name, int in, int out) {
    return new ResnetBlock(
        normSiluConv(name + ".norm1", name + ".conv1", in, out),
        normSiluConv(name + ".norm2", name + ".conv2", out, out),
        in == out ? x -> x : conv(name + ".conv_shortcut", in, out, 1, 1, 0));
  }

  /** Every place attends to every other, with one head. */
  AttentionBlock attention(String name, int channels) {
    return new AttentionBlock(
        kernels,
        norm(name + ".group_norm", channels),
        weights.linear(name + ".to_q", channels, channels),
        weights.linear(name + ".to_k", channels, channels),
        weights.linear(name + ".to_v", channels, channels),
        weights.linear(name + ".to_out.0", channels, channels));
  }

  /** Halves the sides. */
  Downsample downsample(String name, int channels) {
    return new Downsample(kernels, conv(name + ".conv", channels, channels, 3, 2, 0));
  }

  /** Doubles the sides. */
  Upsample upsample(String name, int channels) {
    return new Upsample(kernels, conv3x3(name + ".conv", channels, channels));
  }

  private Conv conv(String name, int in, int out, int side, int stride, int padding) {
    NDArray weight =
        weights.parameter(name + ".weight", out, in, side, side); // (out, in, side, side)
    NDArray bias = weights.parameter(name + ".bias", out); // (out)
    return new Conv(weight, bias, stride, padding);
  }

  private Norm norm(String name, int channels) {
    NDArray weight = weights.parameter(name + ".weight", channels); // (channels)
    NDArray bias = weights.parameter(name + ".bias", channels); // (channels)
    return new Norm(kernels, weight, bias, normGroups);
  }

  record Conv(NDArray weight, NDArray bias, int stride, int padding) implements Layer {
    @Override
    public NDArray apply(NDArray x) {
      return Conv2d.conv2d(x, weight, bias, new Shape(stride, stride), new Shape(padding, padding))
          .singletonOrThrow(); // (1, out, height, width)
    }
  }

  record Norm(Kernels kernels, NDArray weight, NDArray bias, int groups) {
    NDArray apply(NDArray x) {
      return kernels.groupNorm(x, weight, bias, groups, EPS); // (1, channels, height, width)
    }
  }

  record NormSiluConv(Norm norm, Conv conv) implements Layer {
    @Override
    public NDArray apply(NDArray x) {
      try (Scope scope = Scope.open()) {
        NDArray h = Kernels.silu(norm.apply(x)); // (1, in, height, width)
        return scope.keep(conv.apply(h)); // (1, out, height, width)
      }
    }
  }

  record ResnetBlock(Layer first, Layer second, Layer shortcut) implements Layer {
    @Override
    public NDArray apply(NDArray x) {
      try (Scope scope = Scope.consuming(x)) {
        NDArray h = second.apply(first.apply(x)); // (1, out, height, width)
        return scope.keep(h.add(shortcut.apply(x))); // (1, out, height, width)
      }
    }
  }

  record AttentionBlock(Kernels kernels, Norm norm, Linear q, Linear k, Linear v, Linear out)
      implements Layer {
    @Override
    public NDArray apply(NDArray x) {
      try (Scope scope = Scope.consuming(x)) {
        Shape shape = x.getShape();
        NDArray rows = norm.apply(x).reshape(1, 1, shape.get(1), -1); // (1, 1, channels, places)
        NDArray places = rows.transpose(0, 1, 3, 2); // (1, 1, places, channels)
        NDArray queries = q.apply(places); // (1, 1, places, channels)
        NDArray keys = k.apply(places); // (1, 1, places, channels)
        NDArray values = v.apply(places); // (1, 1, places, channels)
        NDArray attended = kernels.attention(queries, keys, values); // (1, 1, places, channels)
        NDArray added = out.apply(attended).transpose(0, 1, 3, 2); // (1, 1, channels, places)
        return scope.keep(x.add(added.reshape(shape))); // (1, channels, height, width)
      }
    }
  }

  record Downsample(Kernels kernels, Conv conv) implements Layer {
    @Override
    public NDArray apply(NDArray x) {
      try (Scope scope = Scope.consuming(x)) {
        NDArray padded = kernels.padRightBottom(x); // (1, channels, height + 1, width + 1)
        return scope.keep(conv.apply(padded)); // (1, channels, height / 2, width / 2)
      }
    }
  }

  record Upsample(Kernels kernels, Conv conv) implements Layer {
    @Override
    public NDArray apply(NDArray x) {
      try (Scope scope = Scope.consuming(x)) {
        NDArray doubled = kernels.upsampleTwice(x); // (1, channels, 2 · height, 2 · width)
        return scope.keep(conv.apply(doubled)); // (1, channels, 2 · height, 2 · width)
      }
    }
  }
}
