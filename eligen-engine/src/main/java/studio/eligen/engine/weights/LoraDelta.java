package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import studio.eligen.engine.tensor.Torch;

/**
 * A low-rank change of some rows of a dense layer.
 *
 * @param down name of (rank, in)
 * @param up name of (rows, rank)
 * @param factor alpha / rank
 * @param firstRow of the layer that it changes
 * @param halvesSwapped whether its two halves must change places
 */
record LoraDelta(
    Safetensors file, String down, String up, double factor, long firstRow, boolean halvesSwapped) {

  /** up · down · factor in float32, (rows, in). */
  NDArray matrix(Torch torch) {
    NDArray upper = read(up, torch); // (rows, rank)
    NDArray lower = read(down, torch); // (rank, in)
    NDArray product = upper.matMul(lower).mul(factor); // (rows, in)
    if (!halvesSwapped) {
      return product;
    }
    NDList halves = product.split(2);
    return NDArrays.concat(new NDList(halves.get(1), halves.get(0)), 0);
  }

  private NDArray read(String name, Torch torch) {
    return torch.toFloat32(MappedTensor.of(file, name, torch, torch.manager()).array());
  }

  /** weight with change added from {@link #firstRow} on. */
  NDArray addRows(NDArray weight, NDArray change) {
    long rows = weight.getShape().get(0);
    long last = firstRow + change.getShape().get(0);
    if (firstRow == 0 && last == rows) {
      return weight.add(change);
    }
    NDList parts = new NDList();
    if (firstRow > 0) {
      parts.add(weight.get(new NDIndex("0:{}", firstRow)));
    }
    parts.add(weight.get(new NDIndex("{}:{}", firstRow, last)).add(change));
    if (last < rows) {
      parts.add(weight.get(new NDIndex("{}:{}", last, rows)));
    }
    return NDArrays.concat(parts, 0);
  }
}
