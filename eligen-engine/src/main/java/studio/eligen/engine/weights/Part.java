package studio.eligen.engine.weights;

import java.util.List;
import java.util.function.Function;
import studio.eligen.engine.tensor.Torch;

/**
 * One network of a model: checked against its files when opened, loaded when first used, and freed
 * and loaded again where memory is short.
 *
 * @param <N> the network
 */
public final class Part<N> implements AutoCloseable {

  private final Torch torch;
  private final Checkpoint checkpoint;
  private final Layout layout;
  private final Function<Weights, N> network;
  private final List<Lora> loras;
  private final boolean roomToWiden;
  private LoadedWeights weights;
  private N loaded;

  private Part(
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
   */
  public static <N> Part<N> open(
      Torch torch, Checkpoint checkpoint, Function<Weights, N> network, boolean roomToWiden) {
    WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
    network.apply(check);
    check.requireFit();
    return new Part<>(torch, checkpoint, Layout.AS_ASKED, network, List.of(), roomToWiden);
  }

  /**
   * The transformer, in either layout and with LoRAs.
   *
   * @param loras read for this network's layers
   */
  public static <N> Part<N> openTransformer(
      Torch torch,
      Checkpoint checkpoint,
      Function<Weights, N> network,
      Function<WeightCheck, List<Lora>> loras,
      boolean roomToWiden) {
    Layout layout = Layout.ofTransformer(checkpoint);
    WeightCheck check = new WeightCheck(checkpoint, layout);
    network.apply(check);
    check.requireFit();
    return new Part<>(torch, checkpoint, layout, network, loras.apply(check), roomToWiden);
  }

  /** The network, loaded now if it is not. */
  public N get() {
    if (loaded == null) {
      weights = new LoadedWeights(torch, checkpoint, layout, loras, roomToWiden);
      loaded = network.apply(weights);
    }
    return loaded;
  }

  public List<Lora> loras() {
    return loras;
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
    checkpoint.close();
  }
}
