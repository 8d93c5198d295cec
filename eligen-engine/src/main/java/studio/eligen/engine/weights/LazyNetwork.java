package studio.eligen.engine.weights;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.tensor.Torch;

/**
 * One network of a model: checked against its files when opened, loaded when first used, and freed
 * and loaded again where memory is short.
 *
 * @param <N> the network
 */
public final class LazyNetwork<N> implements AutoCloseable {

  private final Torch torch;
  private final Checkpoint checkpoint;
  private final Layout layout;
  private final Function<Weights, N> network;
  private final Map<String, long[]> layers;
  private final Keeping keeping;
  private List<Lora> loras;
  private Predicate<String> waiting = layer -> false;
  private UnaryOperator<Weights> adaptation = UnaryOperator.identity();
  private LoadedWeights weights;
  private N loaded;

  private LazyNetwork(
      Torch torch,
      Checkpoint checkpoint,
      Layout layout,
      Function<Weights, N> network,
      WeightCheck check,
      List<LoraFile> loras,
      Keeping keeping) {
    this.torch = torch;
    this.checkpoint = checkpoint;
    this.layout = layout;
    this.network = network;
    this.layers = check.layers();
    this.loras = Lora.readAll(loras, layers);
    this.keeping = keeping;
  }

  /**
   * A network without LoRAs.
   *
   * @param network constructs it from its weights
   * @throws studio.eligen.engine.RenderException.ModelCorrupt if the files hold less or more than
   *     it
   */
  public static <N> LazyNetwork<N> open(
      Torch torch,
      ModelPart part,
      Function<Weights, N> network,
      BiFunction<PartKind, Checkpoint, Keeping> keeping) {
    return open(torch, part, network, List.of(), keeping);
  }

  /**
   * A network with LoRAs.
   *
   * @param keeping how the weights of such a checkpoint are kept
   * @throws studio.eligen.engine.RenderException.BadRequest if a LoRA does not fit the network
   */
  public static <N> LazyNetwork<N> open(
      Torch torch,
      ModelPart part,
      Function<Weights, N> network,
      List<LoraFile> loras,
      BiFunction<PartKind, Checkpoint, Keeping> keeping) {
    Checkpoint checkpoint = part.open();
    try {
      Layout layout = Layout.of(part.kind(), checkpoint);
      WeightCheck check = new WeightCheck(checkpoint, layout);
      network.apply(check);
      check.requireFit();
      check.requireNothingLeft(part.kind());
      return new LazyNetwork<>(
          torch, checkpoint, layout, network, check, loras, keeping.apply(part.kind(), checkpoint));
    } catch (RuntimeException e) {
      checkpoint.close();
      throw e;
    }
  }

  /** Puts this between the network and its weights; what is loaded already is freed for it. */
  public void adapt(UnaryOperator<Weights> between) {
    free();
    adaptation = between;
  }

  /** The network, loaded now if it is not. */
  public N get() {
    if (loaded == null) {
      weights = new LoadedWeights(torch, checkpoint, layout, loras, keeping, waiting);
      try {
        loaded = network.apply(adaptation.apply(weights));
      } catch (RuntimeException | Error e) {
        free();
        throw e;
      }
    }
    return loaded;
  }

  /**
   * Says which dense layers' weights shall wait on the CPU when the network is loaded, and be moved
   * to the device while they are used.
   */
  public void leaveOnCpu(Predicate<String> layers) {
    waiting = layers;
  }

  /**
   * Computes with these LoRAs from now on. Where both those and the ones before are beside the
   * weights, these are not read again; else they are when the network is next used.
   *
   * @throws studio.eligen.engine.RenderException.BadRequest if a LoRA does not fit the network;
   *     nothing has changed then
   */
  public void adapt(List<LoraFile> files) {
    List<Lora> before = loras;
    loras = Lora.readAll(files, layers);
    if (loaded != null && weights.canAdapt(loras)) {
      weights.adapt(loras);
    } else {
      free();
    }
    before.forEach(Lora::close);
  }

  /** Whether the weights are in memory. */
  public boolean isLoaded() {
    return loaded != null;
  }

  /** What a person should know of how its LoRAs were read. */
  public List<String> notes() {
    return loras.stream().flatMap(lora -> lora.note().stream()).toList();
  }

  /** Bytes that each of its tensors takes in memory, as it is kept there. */
  public Map<String, Long> sizes() {
    return checkpoint.sizes(keeping, torch.bytesOfNumber());
  }

  /** Frees the weights until the network is used again. */
  public void free() {
    if (weights != null) {
      weights.close();
      weights = null;
      loaded = null;
    }
  }

  @Override
  public void close() {
    free();
    loras.forEach(Lora::close);
    checkpoint.close();
  }
}
