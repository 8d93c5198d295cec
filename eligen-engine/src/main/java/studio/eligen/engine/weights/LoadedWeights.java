package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.eligen.engine.tensor.DenseLinear;
import studio.eligen.engine.tensor.KeptLinear;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Table;
import studio.eligen.engine.tensor.Torch;

/**
 * Reads a network's parameters, adds the LoRAs, and hands them out on the device. What needs no
 * change on the CPU is the file itself, mapped into memory.
 */
public final class LoadedWeights implements Weights, AutoCloseable {

  private final Torch torch;
  private final NDManager manager;
  private final NDManager cpu;
  private final StoredTensors tensors;
  private final StoredTensors onCpu;
  private final List<Lora> loras;
  private final Keeping keeping;
  private final Predicate<String> waiting;
  private final AdaptedLayers adapted;
  private boolean anyFused;

  /** With all layers on the device that is computed on. */
  public LoadedWeights(
      Torch torch, Checkpoint checkpoint, Layout layout, List<Lora> loras, Keeping keeping) {
    this(torch, checkpoint, layout, loras, keeping, layer -> false);
  }

  /**
   * @param loras to add to the dense layers, in order
   * @param waiting tells the dense layers whose weights wait on the CPU, and are moved to the
   *     device while they are used; those that are widened do not
   */
  LoadedWeights(
      Torch torch,
      Checkpoint checkpoint,
      Layout layout,
      List<Lora> loras,
      Keeping keeping,
      Predicate<String> waiting) {
    this.torch = torch;
    this.manager = torch.manager().newSubManager();
    this.cpu = torch.onCpu().newSubManager();
    this.tensors = new StoredTensors(torch, checkpoint, layout, manager);
    this.onCpu = new StoredTensors(torch, checkpoint, layout, cpu);
    this.loras = loras;
    this.keeping = keeping;
    this.waiting = waiting;
    this.adapted = new AdaptedLayers(torch, manager);
  }

  @Override
  public NDArray parameter(String name, long... shape) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = tensors.read(name, shape);
      return stored.settle(scope, torch.compute(stored.array())); // shape
    }
  }

  @Override
  public Table table(String name, long rows, long width) {
    try (Scope scope = Scope.open()) {
      Optional<KeptMatrix.Whole> narrow = tensors.narrowTable(name, scope);
      if (narrow.isPresent()) {
        return numbers -> rows(narrow.get(), numbers); // (numbers, width)
      }
    }
    NDArray table = matrix(name, rows, width); // (rows, width)
    return numbers -> torch.compute(torch.rows(table, numbers)); // (numbers, width)
  }

  private NDArray rows(KeptMatrix.Whole table, long... numbers) {
    try (Scope scope = Scope.open()) {
      NDArray one = torch.compute(torch.array(new float[1], 1)); // (1)
      KeptMatrix some = table.rows(torch.array(numbers, numbers.length)); // (numbers, width)
      return scope.keep(some.like(one)); // (numbers, width)
    }
  }

  @Override
  public NDArray matrix(String name, long rows, long width) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = tensors.read(name, rows, width);
      NDArray table = likeStored(name, stored.array(), stored.array()); // (rows, width)
      return stored.settle(scope, table); // (rows, width)
    }
  }

  @Override
  public Linear linear(String name, long out, long in) {
    NDArray bias = bias(name, out); // (out)
    return dense(name, out, in, bias);
  }

  @Override
  public Linear linearWithoutBias(String name, long out, long in) {
    return dense(name, out, in, null);
  }

  private NDArray bias(String layer, long out) {
    try (Scope scope = Scope.open()) {
      MappedTensor stored = tensors.read(layer + ".bias", out);
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
    boolean beside = loras.stream().allMatch(lora -> lora.staysBeside(layer));
    boolean waits = waiting.test(layer) && keeping != Keeping.WIDENED;
    // What is fused is fused on the device, where LoRAs are read.
    StoredTensors from = waits && beside ? onCpu : tensors;
    try (Scope scope = Scope.open()) {
      if (beside && keeping != Keeping.WIDENED) {
        Optional<KeptMatrix> narrow = from.narrow(layer + ".weight", scope);
        if (narrow.isPresent()) {
          return adapted.add(layer, new KeptLinear(narrow.get(), bias), loras);
        }
      }
      MappedTensor stored = from.read(layer + ".weight", out, in);
      if (keeping == Keeping.WIDENED && !torch.isComputedIn(stored.array())) {
        return new DenseLinear(stored.settle(scope, torch.compute(fused(layer, stored))), bias);
      }
      NDArray weight = beside ? stored.array() : fused(layer, stored);
      NDArray narrow = likeStored(layer + ".weight", weight, stored.array());
      NDArray placed = waits && !beside ? torch.kernels().onCpu(narrow) : narrow; // (out, in)
      boolean ready = !waits && torch.isComputedIn(placed);
      Linear base = kept(scope, stored, placed, bias, ready);
      return adapted.add(layer, base, beside ? loras : List.of());
    }
  }

  /**
   * @param narrow the weight as it is to be kept, where it is to be
   * @param ready whether it can be computed with so
   */
  private Linear kept(
      Scope scope, MappedTensor stored, NDArray narrow, NDArray bias, boolean ready) {
    if (keeping == Keeping.IN_EIGHT_BITS) {
      return new KeptLinear(KeptMatrix.Float8.of(torch.kernels(), narrow).released(scope), bias);
    }
    NDArray kept = stored.settle(scope, narrow); // (out, in)
    return ready
        ? new DenseLinear(kept, bias)
        : new KeptLinear(new KeptMatrix.Floats(torch.kernels(), kept), bias);
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

  /** What was made of a tensor in the tensor's type again; in 16 bits, if that has fewer. */
  private NDArray likeStored(String name, NDArray made, NDArray stored) {
    if (tensors.isNarrow(name)) {
      return torch.kernels().toBfloat16(made);
    }
    return made == stored ? made : torch.kernels().like(stored, made);
  }

  /** Frees the parameters. */
  @Override
  public void close() {
    manager.close();
    cpu.close();
  }
}
