package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.tensor.DenseLinear;
import studio.eligen.engine.tensor.KeptLinear;
import studio.eligen.engine.tensor.KeptMatrix;
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
  private final AdaptedLayers adapted;
  private boolean anyFused;

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
    this.adapted = new AdaptedLayers(torch, manager);
  }

  @Override
  public NDArray parameter(String name, long... shape) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = sided(stored(name), shape);
      return stored.settle(scope, torch.compute(stored.array()));
    }
  }

  @Override
  public NDArray table(String name, long rows, long width) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = sided(stored(name), rows, width);
      return stored.settle(scope, stored.array()); // (rows, width)
    }
  }

  @Override
  public Linear linear(String name, long out, long in) {
    NDArray bias = bias(name); // (out)
    return dense(name, out, in, bias);
  }

  @Override
  public Linear linearWithoutBias(String name, long out, long in) {
    return dense(name, out, in, null);
  }

  private NDArray bias(String layer) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = stored(layer + ".bias");
      NDArray fused = stored.array(); // (out)
      for (Lora lora : loras) {
        fused = lora.addToBias(layer, fused, torch); // (out)
      }
      anyFused |= fused != stored.array();
      return stored.settle(scope, torch.compute(fused)); // (out)
    }
  }

  /** A layer whose LoRAs are fused where its weight is widened, and else beside it if they can. */
  private Linear dense(String layer, long out, long in, NDArray bias) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = sided(stored(layer + ".weight"), out, in);
      boolean computable = torch.isComputedIn(stored.array());
      if (roomToWiden && !computable) {
        return new DenseLinear(stored.settle(scope, torch.compute(fused(layer, stored))), bias);
      }
      boolean beside = loras.stream().allMatch(lora -> lora.staysBeside(layer));
      NDArray own = beside ? stored.array() : likeStored(fused(layer, stored), stored.array());
      NDArray kept = stored.settle(scope, own); // (out, in)
      Linear base =
          computable
              ? new DenseLinear(kept, bias)
              : new KeptLinear(new KeptMatrix.Floats(torch.kernels(), kept), bias);
      return adapted.add(layer, base, beside ? loras : List.of());
    }
  }

  private NDArray fused(String layer, MappedTensor stored) {
    NDArray fused = stored.array(); // (out, in)
    for (Lora lora : loras) {
      fused = lora.addTo(layer, fused, torch); // (out, in)
    }
    anyFused |= fused != stored.array();
    return fused; // (out, in)
  }

  /** Whether {@link #adapt} can put these LoRAs in the place of those that there are. */
  boolean canAdapt(List<Lora> others) {
    return !anyFused && others.stream().allMatch(adapted::canTake);
  }

  /** Draws with these LoRAs from now on; no weight of the network is read for it. */
  void adapt(List<Lora> others) {
    adapted.replace(others);
  }

  private NDArray likeStored(NDArray fused, NDArray stored) {
    if (fused == stored || stored.getDataType() == DataType.FLOAT32) {
      return fused;
    }
    return Torch.isBfloat16(stored)
        ? torch.kernels().toBfloat16(fused)
        : fused.toType(DataType.FLOAT16, false);
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
    NDArray whole =
        source.halvesSwapped()
            ? LoraTarget.swapHalves(parts.singletonOrThrow())
            : NDArrays.concat(parts, 0);
    return new MappedTensor(whole, null);
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
