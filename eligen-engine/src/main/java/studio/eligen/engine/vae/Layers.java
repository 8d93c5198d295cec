package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
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

  /** One layer of a chain; it frees what it is given. */
  interface Layer {

    /** (1, in, height, width) → (1, out, height, width), perhaps of half or double the sides. */
    Bands apply(Bands x);
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
        in == out
            ? x -> x.reshape(x.getShape())
            : conv(name + ".conv_shortcut", in, out, 1, 1, 0)::apply); // (1, out, …)
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
    NDArray weight =
        weights.parameter(
            name + ".conv.weight",
            w -> kernels.channelsLast(kernels.doubling(w)),
            channels,
            channels,
            3,
            3); // (channels, channels, 4, 4)
    NDArray bias = weights.parameter(name + ".conv.bias", channels); // (channels)
    return new Upsample(kernels, weight, bias);
  }

  private Conv conv(String name, int in, int out, int side, int stride, int padding) {
    NDArray weight =
        weights.parameter(
            name + ".weight", kernels::channelsLast, out, in, side, side); // (out, in, side, side)
    NDArray bias = weights.parameter(name + ".bias", out); // (out)
    return new Conv(weight, bias, stride, padding);
  }

  private Norm norm(String name, int channels) {
    NDArray weight = weights.parameter(name + ".weight", channels); // (channels)
    NDArray bias = weights.parameter(name + ".bias", channels); // (channels)
    return new Norm(kernels, weight, bias, normGroups);
  }

  record Conv(NDArray weight, NDArray bias, int stride, int padding) implements Layer {

    NDArray apply(NDArray x) {
      return Conv2d.conv2d(x, weight, bias, new Shape(stride, stride), new Shape(padding, padding))
          .singletonOrThrow(); // (1, out, height, width)
    }

    /**
     * A band, convolved with its neighbours.
     *
     * @param before done to each number; may change it in place, unless there is only one band
     */
    NDArray at(Bands x, int i, UnaryOperator<NDArray> before) {
      NDArray made = apply(before.apply(x.withNeighbours(i))); // (1, out, rows, width)
      return x.withoutNeighbours(made, i, 1); // (1, out, rows, width)
    }

    @Override
    public Bands apply(Bands x) {
      return x.map(i -> at(x, i, UnaryOperator.identity())); // (1, out, height, width)
    }
  }

  /** Group norm (Wu and He 2018). */
  record Norm(Kernels kernels, NDArray weight, NDArray bias, int groups) {

    NDArray apply(NDArray x) {
      return kernels.groupNorm(x, weight, bias, groups, EPS); // (1, channels, height, width)
    }

    /** Each channel's factor and addend, by mean and variance of the whole picture. */
    NDList factorAndAddend(Bands x) {
      GroupMoments moments = GroupMoments.of(x, kernels, groups);
      NDArray deviation = moments.variance().add(EPS).sqrt(); // (groups, 1)
      NDArray factor = weight.reshape(groups, -1).div(deviation); // (groups, channels / groups)
      NDArray moved = moments.mean().mul(factor); // (groups, channels / groups)
      NDArray addend = bias.reshape(groups, -1).sub(moved); // (groups, channels / groups)
      return new NDList(
          factor.reshape(1, -1, 1, 1), addend.reshape(1, -1, 1, 1)); // (1, channels, 1, 1) each
    }
  }

  record NormSiluConv(Norm norm, Conv conv) implements Layer {

    /** What this layer makes of each of these bands: (1, out, rows, width). */
    IntFunction<NDArray> of(Bands x) {
      if (x.count() == 1) {
        return i ->
            conv.apply(norm.kernels().siluInPlace(norm.apply(x.get(i)))); // (1, out, height, width)
      }
      NDList of = norm.factorAndAddend(x); // (1, in, 1, 1) each
      Kernels kernels = norm.kernels();
      return i ->
          conv.at(
              x, i, rows -> kernels.scaledSiluInPlace(rows, of.get(0), of.get(1))); // (1, out, …)
    }

    @Override
    public Bands apply(Bands x) {
      return x.map(of(x)); // (1, out, height, width)
    }
  }

  /**
   * @param shortcut of a band; shares its memory at most
   */
  record ResnetBlock(NormSiluConv first, NormSiluConv second, UnaryOperator<NDArray> shortcut)
      implements Layer {
    @Override
    public Bands apply(Bands x) {
      IntFunction<NDArray> firstOf = first.of(x); // (1, out, rows, width)
      Bands h = new Bands(x.most());
      Bands beside = new Bands(x.most());
      for (int i = 0; i < x.count(); i++) {
        try (Scope scope = Scope.open()) {
          h.add(scope.keep(firstOf.apply(i))); // (1, out, rows, width)
          beside.add(scope.keep(shortcut.apply(x.get(i)))); // (1, out, rows, width)
        }
        x.free(i);
      }
      IntFunction<NDArray> secondOf = second.of(h); // (1, out, rows, width)
      Bands sums = h.map(i -> secondOf.apply(i).add(beside.get(i))); // (1, out, rows, width)
      beside.close();
      return sums;
    }
  }

  record AttentionBlock(Kernels kernels, Norm norm, Linear q, Linear k, Linear v, Linear out)
      implements Layer {
    @Override
    public Bands apply(Bands bands) {
      NDArray x = bands.join(); // (1, channels, height, width)
      try (Scope scope = Scope.consuming(x)) {
        Shape shape = x.getShape();
        NDArray normed = norm.apply(x); // (1, channels, height, width)
        NDArray rows = normed.reshape(1, 1, shape.get(1), -1); // (1, 1, channels, places)
        NDArray places = rows.transpose(0, 1, 3, 2); // (1, 1, places, channels)
        NDArray queries = q.apply(places); // (1, 1, places, channels)
        NDArray keys = k.apply(places); // (1, 1, places, channels)
        NDArray values = v.apply(places); // (1, 1, places, channels)
        NDArray attended = kernels.attention(queries, keys, values); // (1, 1, places, channels)
        NDArray added = out.apply(attended).transpose(0, 1, 3, 2); // (1, 1, channels, places)
        NDArray sum = x.add(added.reshape(shape)); // (1, channels, height, width)
        Bands sums = Bands.of(sum, bands.count(), 1, bands.most());
        sums.all().forEach(scope::keep); // (1, channels, rows, width) each
        return sums;
      }
    }
  }

  record Downsample(Kernels kernels, Conv conv) implements Layer {
    @Override
    public Bands apply(Bands x) {
      return x.map(i -> at(x, i)); // (1, channels, height / 2, width / 2)
    }

    private NDArray at(Bands x, int i) {
      NDArray rows = x.withNeighbourBelow(i); // (1, channels, rows or rows + 1, width)
      NDArray padded = kernels.padRightBottom(rows); // (1, channels, …, width + 1)
      return conv.apply(padded); // (1, channels, rows / 2, width / 2)
    }
  }

  /**
   * Each pixel as 2×2, convolved.
   *
   * @param weight as {@link Kernels#doubling} makes it
   */
  record Upsample(Kernels kernels, NDArray weight, NDArray bias) implements Layer {
    @Override
    public Bands apply(Bands coarse) {
      Bands x = coarse.finer();
      return x.map(i -> at(x, i)); // (1, channels, 2 · height, 2 · width)
    }

    private NDArray at(Bands x, int i) {
      NDArray made =
          kernels.doubledConv(x.withNeighbours(i), weight, bias); // (1, channels, 2 · rows, …)
      return x.withoutNeighbours(made, i, 2); // (1, channels, 2 · rows, 2 · width)
    }
  }
}
