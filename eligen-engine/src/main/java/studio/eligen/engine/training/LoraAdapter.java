package studio.eligen.engine.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Table;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Weights;

/**
 * A LoRA that is being learnt (Hu et al. 2021): every dense layer of the blocks gives W x + b +
 * alpha / rank · up · down · x, where only {@code down} and {@code up} change. They are kept in
 * float32, whatever the engine computes in.
 *
 * <p>As in PyTorch's PEFT and kohya's trainer, {@code down} begins evenly spread within ±1 / √in
 * and {@code up} begins with zeros, so that the first picture is the base's.
 */
public final class LoraAdapter implements AutoCloseable {

  /**
   * The two factors of a layer's change.
   *
   * @param down (rank, in)
   * @param up (out, rank)
   */
  public record Factors(NDArray down, NDArray up) {}

  private final Torch torch;
  private final Autograd autograd;
  private final int rank;
  private final double alpha;
  private final long seed;
  private final Map<String, Factors> factors = new LinkedHashMap<>();

  /**
   * A LoRA without layers; the network that asks for its weights {@linkplain #over over} them adds
   * them.
   *
   * @param rank columns of {@code up}, at least 1
   * @param alpha over the rank, how much the change counts
   * @param seed of the numbers that it begins with
   */
  public LoraAdapter(Torch torch, Autograd autograd, int rank, double alpha, long seed) {
    this.torch = torch;
    this.autograd = autograd;
    this.rank = rank;
    this.alpha = alpha;
    this.seed = seed;
  }

  /** The same weights, whose blocks have dense layers with this LoRA. */
  public Weights over(Weights base) {
    return new Adapted(base);
  }

  /** By the names of their layers, in the network's order. */
  public Map<String, Factors> factors() {
    return factors;
  }

  /** All factors, a layer's down before its up. */
  public List<NDArray> parameters() {
    List<NDArray> all = new ArrayList<>();
    factors.values().forEach(pair -> all.addAll(List.of(pair.down, pair.up)));
    return all;
  }

  public double alpha() {
    return alpha;
  }

  /** What changes a layer; made when the layer is first asked for. */
  private Factors factors(String layer, long out, long in) {
    return factors.computeIfAbsent(
        layer, name -> new Factors(leaf(down(name, in), rank, in), leaf(zeros(out), out, rank)));
  }

  private float[] down(String layer, long in) {
    SplittableRandom random = new SplittableRandom(31 * seed + layer.hashCode());
    double most = 1 / Math.sqrt(in);
    float[] values = new float[Math.toIntExact(rank * in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (most * (2 * random.nextDouble() - 1));
    }
    return values;
  }

  private float[] zeros(long out) {
    return new float[Math.toIntExact(out * rank)];
  }

  private NDArray leaf(float[] values, long... shape) {
    try (Scope scope = Scope.open()) {
      NDArray leaf = Autograd.leaf(torch.array(values, shape)); // shape
      return scope.release(leaf); // shape
    }
  }

  /** Only the blocks' dense layers are adapted: not what embeds, and not the last one. */
  private static boolean isInABlock(String layer) {
    return layer.startsWith("double_blocks.") || layer.startsWith("single_blocks.");
  }

  private final class Adapted implements Weights {

    private final Weights base;

    Adapted(Weights base) {
      this.base = base;
    }

    @Override
    public NDArray parameter(String name, long... shape) {
      return base.parameter(name, shape); // shape
    }

    @Override
    public Table table(String name, long rows, long width) {
      return base.table(name, rows, width);
    }

    @Override
    public NDArray matrix(String name, long rows, long width) {
      return base.matrix(name, rows, width); // (rows, width)
    }

    @Override
    public Linear linear(String name, long out, long in) {
      return adapted(name, base.linear(name, out, in), out, in);
    }

    @Override
    public Linear linearWithoutBias(String name, long out, long in) {
      return adapted(name, base.linearWithoutBias(name, out, in), out, in);
    }

    private Linear adapted(String name, Linear layer, long out, long in) {
      if (!isInABlock(name)) {
        return layer;
      }
      Factors own = factors(name, out, in);
      double factor = alpha / rank;
      return x -> autograd.addLowRank(x, layer.apply(x), own.down, own.up, factor); // (…, out)
    }
  }

  @Override
  public void close() {
    parameters().forEach(NDArray::close);
  }
}
