package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/**
 * A checkpoint's tensors as arrays, under the names that a network asks for. They belong to the
 * open scope.
 *
 * @param manager owns them when they are released from the scope
 */
record StoredTensors(Torch torch, Checkpoint checkpoint, Layout layout, NDManager manager) {

  /** A parameter in 16 or 32 bits. */
  MappedTensor read(String name, long... shape) {
    MappedTensor stored = whole(name);
    // A convolution of one pixel, (out, in, 1, 1), is a dense layer: see WeightCheck.
    return stored.array().getShape().dimension() == shape.length
        ? stored
        : new MappedTensor(stored.array().reshape(shape).duplicate(), null); // shape
  }

  private MappedTensor whole(String name) {
    Layout.Source source = layout.source(name);
    if (source.names().size() == 1 && !source.halvesSwapped()) {
      return map(source.names().get(0));
    }
    NDList parts = new NDList();
    for (String part : source.names()) {
      parts.add(map(part).array());
    }
    NDArray whole =
        source.halvesSwapped()
            ? LoraTarget.swapHalves(parts.singletonOrThrow())
            : NDArrays.concat(parts, 0);
    return new MappedTensor(whole, null);
  }

  private MappedTensor map(String name) {
    return MappedTensor.of(file(name), stored(name).name(), scale(name), torch, manager);
  }

  /** A table as it lies in the file, if that is narrower than 16 bits; released. */
  Optional<KeptMatrix.Whole> narrowTable(String name, Scope scope) {
    String only = layout.source(name).names().get(0); // no table is in parts
    if (!isNarrowMatrix(stored(only))) {
      return Optional.empty();
    }
    KeptMatrix.Whole table = narrow(only);
    table.released(scope);
    return Optional.of(table);
  }

  private KeptMatrix.Whole narrow(String part) {
    return MappedTensor.narrow(file(part), stored(part).name(), scale(part), torch, manager);
  }

  /** A dense layer's weight as it lies in the file, if that is narrower than 16 bits; released. */
  Optional<KeptMatrix> narrow(String name, Scope scope) {
    Layout.Source source = layout.source(name);
    boolean narrow =
        !source.halvesSwapped()
            && source.names().stream().allMatch(part -> isNarrowMatrix(stored(part)));
    if (!narrow) {
      return Optional.empty();
    }
    List<KeptMatrix> parts = new ArrayList<>();
    for (String part : source.names()) {
      parts.add(narrow(part).released(scope));
    }
    return Optional.of(parts.size() == 1 ? parts.get(0) : new KeptMatrix.Stacked(parts));
  }

  /** Whether any of a parameter is stored in fewer than 16 bits. */
  boolean isNarrow(String name) {
    return layout.source(name).names().stream()
        .anyMatch(part -> stored(part).stored().type().isNarrow());
  }

  private static boolean isNarrowMatrix(Checkpoint.Tensor tensor) {
    return tensor.stored().type().isNarrow() && tensor.stored().shape().length == 2;
  }

  private Checkpoint.Tensor stored(String name) {
    return checkpoint.tensors().get(name);
  }

  private WeightFile file(String name) {
    return stored(name).file();
  }

  private double scale(String name) {
    return Fp8Scale.nameOf(checkpoint, name)
        .map(scale -> file(scale).number(stored(scale).name()))
        .orElse(1.0);
  }
}
