package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a LoRA does to some rows of a dense layer.
 *
 * @param matrix added to the weight
 * @param magnitude DoRA's (Liu et al. 2024, eq. 5): the lengths that the changed weight's rows
 *     shall have, (rows, 1) or (rows), or its columns, (1, in)
 * @param bias added to the bias, (rows)
 * @param biasFactor times this
 */
record LoraChange(
    LoraTarget target,
    Optional<LoraMatrix> matrix,
    Optional<Magnitude> magnitude,
    Optional<String> bias,
    double biasFactor) {

  /** Keeps a row of zeros from being divided by its length. */
  private static final float SMALLEST_LENGTH = 0x1p-23f;

  /**
   * The lengths that DoRA learnt.
   *
   * @param ofRows whether each is a row's; else a column's
   */
  record Magnitude(String tensor, boolean ofRows) {

    /** matrix (rows, in) with these lengths. */
    private NDArray scale(NDArray matrix, Function<String, NDArray> read) {
      int across = ofRows ? 1 : 0;
      NDArray lengths = matrix.pow(2).sum(new int[] {across}, true).sqrt(); // (rows, 1) or (1, in)
      NDArray wanted = read.apply(tensor).reshape(lengths.getShape()); // (rows, 1) or (1, in)
      return matrix.mul(wanted.div(lengths.add(SMALLEST_LENGTH))); // (rows, in)
    }
  }

  /** The change as one of low rank that is only added; empty if there is more or other to it. */
  Optional<LoraMatrix.LowRank> plain() {
    return magnitude.isPresent() || bias.isPresent()
        ? Optional.empty()
        : matrix.filter(LoraMatrix.LowRank.class::isInstance).map(LoraMatrix.LowRank.class::cast);
  }

  /**
   * The weight with this change, as far as the scale says: 0 is none, 1 is as trained.
   *
   * @param weight (out, in) in float32
   * @param read gives a tensor of the file in float32
   */
  NDArray toWeight(NDArray weight, double scale, Function<String, NDArray> read) {
    if (matrix.isEmpty() && magnitude.isEmpty()) {
      return weight;
    }
    NDArray part = target.of(weight); // (rows, in)
    if (magnitude.isEmpty()) {
      NDArray change = matrix.get().compute(read).mul(scale); // (rows, in)
      return target.replaceIn(weight, part.add(change)); // (out, in)
    }
    NDArray moved = matrix.map(change -> part.add(change.compute(read))).orElse(part); // (rows, in)
    NDArray trained = magnitude.get().scale(moved, read); // (rows, in)
    NDArray blended = part.add(trained.sub(part).mul(scale)); // (rows, in)
    return target.replaceIn(weight, blended); // (out, in)
  }

  /** The bias, (out) in float32, with this change likewise. */
  NDArray toBias(NDArray parameter, double scale, Function<String, NDArray> read) {
    if (bias.isEmpty()) {
      return parameter;
    }
    NDArray change = read.apply(bias.get()).mul(biasFactor * scale); // (rows)
    return target.replaceIn(parameter, target.of(parameter).add(change)); // (out)
  }
}
