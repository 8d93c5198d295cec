package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.tensor.DenseLinear;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/**
 * Reads a network's parameters, adds the LoRAs, and hands them out on the device. What needs no
 * change on the CPU is the file itself, mapped into memory.
 */
public final class LoadedWeights implements Weights, AutoCloseable {

  private final Torch torch;
  private final NDManager manager;
  private final Checkpoint checkpoint;
  private final Layout layout;
  private final List<Lora> loras;
  private final boolean roomToWiden;

  /**
   * @param loras to add to the dense layers, in order
   * @param roomToWiden whether dense layers may be kept in the type that the engine computes in; if
   *     not, they stay in the file's and are widened at each use
   */
  public LoadedWeights(
      Torch torch, Checkpoint checkpoint, Layout layout, List<Lora> loras, boolean roomToWiden) {
    this.torch = torch;
    this.manager = torch.manager().newSubManager();
    this.checkpoint = checkpoint;
    this.layout = layout;
    this.loras = loras;
    this.roomToWiden = roomToWiden;
  }

  @Override
  public NDArray parameter(String name, long... shape) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = sided(stored(name), shape);
      return settle(scope, torch.compute(stored.array()), stored);
    }
  }

  @Override
  public NDArray table(String name, long rows, long width) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = sided(stored(name), rows, width);
      return settle(scope, stored.array(), stored); // (rows, width)
    }
  }

  @Override
  public Linear linear(String name, long out, long in) {
    return new DenseLinear(torch.kernels(), weight(name, out, in), bias(name));
  }

  @Override
  public Linear linearWithoutBias(String name, long out, long in) {
    return new DenseLinear(torch.kernels(), weight(name, out, in), null);
  }

  private NDArray bias(String layer) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = stored(layer + ".bias");
      NDArray fused = stored.array(); // (out)
      for (Lora lora : loras) {
        fused = lora.addToBias(layer, fused, torch); // (out)
      }
      return settle(scope, torch.compute(fused), stored); // (out)
    }
  }

  private NDArray weight(String layer, long out, long in) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = sided(stored(layer + ".weight"), out, in);
      NDArray fused = stored.array(); // (out, in)
      for (Lora lora : loras) {
        fused = lora.addTo(layer, fused, torch);
      }
      NDArray weight = roomToWiden ? torch.compute(fused) : likeStored(fused, stored.array());
      return settle(scope, weight, stored);
    }
  }

  private NDArray likeStored(NDArray fused, NDArray stored) {
    if (fused == stored || stored.getDataType() == DataType.FLOAT32) {
      return fused;
    }
    return Torch.isBfloat16(stored)
        ? torch.kernels().toBfloat16(fused)
        : fused.toType(DataType.FLOAT16, false);
  }

  /**
   * Lets the array outlive its scope and those around it, with the memory it borrows, as long as
   * this network.
   */
  private NDArray settle(Scope scope, NDArray array, MappedTensor stored) {
    if (array == stored.array() && stored.owner() != null) {
      scope.release(stored.owner());
    }
    return scope.release(array);
  }

  /** A convolution of one pixel, (out, in, 1, 1), is a dense layer: see {@link WeightCheck}. */
  private static MappedTensor sided(MappedTensor stored, long... shape) {
    return stored.array().getShape().dimension() == shape.length
        ? stored
        : new MappedTensor(stored.array().reshape(shape).duplicate(), null); // shape
  }

  private MappedTensor stored(String name) {
    Layout.Source source = layout.source(name);
    if (source.names().size() == 1 && !source.halvesSwapped()) {
      return map(source.names().get(0));
    }
    NDList parts = new NDList();
    for (String part : source.names()) {
      parts.add(map(part).array());
    }
    NDList ordered = source.halvesSwapped() ? swapHalves(parts.singletonOrThrow()) : parts;
    return new MappedTensor(NDArrays.concat(ordered, 0), null);
  }

  private static NDList swapHalves(NDArray array) {
    NDList halves = array.split(2);
    return new NDList(halves.get(1), halves.get(0));
  }

  private MappedTensor map(String name) {
    MappedTensor mapped = MappedTensor.of(checkpoint.tensors().get(name), torch, manager);
    Optional<String> scale = Fp8Scale.nameOf(checkpoint, name);
    return scale.isEmpty() ? mapped : scaled(mapped.array(), scale.get());
  }

  /** In 16 bits again, as the array of eight came: there may be no room for more. */
  private MappedTensor scaled(NDArray stored, String scale) {
    Checkpoint.Tensor tensor = checkpoint.tensors().get(scale);
    NDArray wide = torch.toFloat32(stored).mul(tensor.file().number(tensor.name())); // as stored
    return new MappedTensor(torch.kernels().toBfloat16(wide), null);
  }

  /** Frees the parameters. */
  @Override
  public void close() {
    manager.close();
  }
}
