package studio.eligen.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.tensor.DenseLinear;
import studio.eligen.engine.tensor.Kernels;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/**
 * The operators of one pass, each kind alone, with the pass's shapes and as often as it has them.
 * Its matrix products and attention calls are the least that a pass can cost on this libtorch; the
 * other kinds tell where the rest goes.
 */
final class BareOperators {

  /** What a pass is made of. */
  enum Kind {
    PRODUCTS,
    ATTENTION,
    GELU,
    NORMS,
    ROTATION,
    COPIES
  }

  private final Map<Kind, List<Runnable>> operators = new EnumMap<>(Kind.class);
  private final Torch torch;
  private final Kernels kernels;
  private final int heads;
  private final int headWidth;

  /**
   * @param textTokens of all prompts
   * @param imageTokens of the picture
   * @param masked whether the attention has a mask
   */
  BareOperators(Torch torch, FluxConfig config, int textTokens, int imageTokens, boolean masked) {
    this.torch = torch;
    this.kernels = torch.kernels();
    this.heads = config.heads();
    this.headWidth = config.headWidth();
    int hidden = config.hidden();
    int mlp = config.mlpWidth();
    int all = textTokens + imageTokens;
    for (int tokens : new int[] {textTokens, imageTokens}) {
      add(Kind.PRODUCTS, config.doubleBlocks(), product(1, hidden, 6 * hidden));
      add(Kind.PRODUCTS, config.doubleBlocks(), product(tokens, hidden, 3 * hidden));
      add(Kind.PRODUCTS, config.doubleBlocks(), product(tokens, hidden, hidden));
      add(Kind.PRODUCTS, config.doubleBlocks(), product(tokens, hidden, mlp));
      add(Kind.PRODUCTS, config.doubleBlocks(), product(tokens, mlp, hidden));
      add(Kind.GELU, config.doubleBlocks(), gelu(tokens, mlp));
      add(Kind.NORMS, 2 * config.doubleBlocks(), layerNorm(tokens, hidden));
      add(Kind.NORMS, config.doubleBlocks(), rmsNorm(tokens));
    }
    add(Kind.PRODUCTS, config.singleBlocks(), product(1, hidden, 3 * hidden));
    add(Kind.PRODUCTS, config.singleBlocks(), product(all, hidden, 3 * hidden + mlp));
    add(Kind.PRODUCTS, config.singleBlocks(), product(all, hidden + mlp, hidden));
    add(Kind.PRODUCTS, 1, product(imageTokens, config.inChannels(), hidden));
    add(Kind.PRODUCTS, 1, product(imageTokens, hidden, config.outChannels()));
    add(Kind.GELU, config.singleBlocks(), gelu(all, mlp));
    add(Kind.NORMS, config.singleBlocks(), layerNorm(all, hidden));
    add(Kind.NORMS, config.singleBlocks(), rmsNorm(all));
    int blocks = config.doubleBlocks() + config.singleBlocks();
    add(Kind.ATTENTION, blocks, attention(all, masked));
    add(Kind.ROTATION, blocks, rotation(all));
    add(Kind.COPIES, blocks, joinHeads(all));
    add(Kind.COPIES, config.singleBlocks(), concat(all, hidden, mlp));
  }

  private void add(Kind kind, int times, Runnable operator) {
    List<Runnable> list = operators.computeIfAbsent(kind, k -> new ArrayList<>());
    for (int i = 0; i < times; i++) {
      list.add(operator);
    }
  }

  private Runnable product(int tokens, int in, int out) {
    NDArray x = random(1, tokens, in);
    Linear linear = new DenseLinear(random(out, in), random(out));
    return () -> linear.apply(x);
  }

  private Runnable attention(int tokens, boolean masked) {
    NDArray q = random(1, heads, tokens, headWidth);
    NDArray k = random(1, heads, tokens, headWidth);
    NDArray v = random(1, heads, tokens, headWidth);
    NDArray mask = random(1, 1, tokens, tokens);
    return masked ? () -> kernels.attention(q, k, v, mask) : () -> kernels.attention(q, k, v);
  }

  private Runnable gelu(int tokens, int mlp) {
    NDArray x = random(1, tokens, mlp);
    return () -> kernels.geluTanh(x);
  }

  private Runnable layerNorm(int tokens, int hidden) {
    NDArray x = random(1, tokens, hidden);
    NDArray weight = random(hidden);
    return () -> kernels.layerNorm(x, weight, weight, 1e-6);
  }

  private Runnable rmsNorm(int tokens) {
    NDArray qk = random(2, 1, heads, tokens, headWidth);
    NDArray weight = random(2, 1, 1, 1, headWidth);
    return () -> kernels.rmsNorm(qk, weight, 1e-6);
  }

  private Runnable rotation(int tokens) {
    NDArray qk = random(2, 1, heads, tokens, headWidth);
    NDArray angle = torch.toFloat32(random(tokens, headWidth / 2));
    NDArray turn = kernels.complex(angle.cos(), angle.sin());
    return () -> kernels.rotatePairs(qk, turn);
  }

  private Runnable joinHeads(int tokens) {
    NDArray x = random(1, heads, tokens, headWidth);
    return () -> x.transpose(0, 2, 1, 3).reshape(1, tokens, -1);
  }

  private Runnable concat(int tokens, int hidden, int mlp) {
    NDList parts = new NDList(random(1, tokens, hidden), random(1, tokens, mlp));
    return () -> NDArrays.concat(parts, 2);
  }

  private NDArray random(long... shape) {
    return torch.compute(torch.manager().randomNormal(new Shape(shape)));
  }

  /** Runs every operator of a kind, and frees what each makes. */
  void run(Kind kind) {
    for (Runnable operator : operators.get(kind)) {
      try (Scope scope = Scope.open()) {
        operator.run();
      }
    }
  }
}
