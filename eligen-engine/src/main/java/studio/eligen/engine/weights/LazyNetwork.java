package studio.eligen.engine.weights;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
  private final List<Lora> loras;
  private final boolean roomToWiden;
  private UnaryOperator<Weights> adaptation = UnaryOperator.identity();
  private LoadedWeights weights;
  private N loaded;

  private LazyNetwork(
      Torch torch,
      Checkpoint checkpoint,
      Layout layout,
      Function<Weights, N> network,
      List<Lora> loras,
      boolean roomToWiden) {
    this.torch = torch;
    this.checkpoint = checkpoint;
    this.layout = layout;
    this.network = network;
    this.loras = loras;
    this.roomToWiden = roomToWiden;
  }

  /**
   * A network without LoRAs.
   *
   * @param network constructs it from its weights
   * @throws studio.eligen.engine.RenderException.ModelCorrupt if the files hold less or more than
   *     it
   */
  public static <N> LazyNetwork<N> open(
      Torch torch, ModelPart part, Function<Weights, N> network, Predicate<Checkpoint> room) {
    return open(torch, part, network, check -> List.of(), room);
  }

  /**
   * A network with LoRAs.
   *
   * @param loras read for this network's layers
   * @param room whether the weights may be kept in the type that the engine computes in
   */
  public static <N> LazyNetwork<N> open(
      Torch torch,
      ModelPart part,
      Function<Weights, N> network,
      Function<WeightCheck, List<Lora>> loras,
      Predicate<Checkpoint> room) {
    Checkpoint checkpoint = part.open();
    try {
      Layout layout = Layout.of(part.kind(), checkpoint);
      WeightCheck check = new WeightCheck(checkpoint, layout);
      network.apply(check);
      check.requireFit();
      check.requireNothingLeft(part.kind());
      return new LazyNetwork<>(
          torch, checkpoint, layout, network, loras.apply(check), room.test(checkpoint));
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
      weights = new LoadedWeights(torch, checkpoint, layout, loras, roomToWiden);
      try {
        loaded = network.apply(adaptation.apply(weights));
      } catch (RuntimeException | Error e) {
        free();
        throw e;
      }
    }
    return loaded;
  }

  /** Whether the weights are in memory. */
  public boolean isLoaded() {
    return loaded != null;
  }

  /** What a person should know of how its LoRAs were read. */
  public List<String> notes() {
    return loras.stream().flatMap(lora -> lora.note().stream()).toList();
  }

  /** Bytes of its files' tensors. */
  public long size() {
    return checkpoint.size();
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
