package studio.eligen.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/**
 * The matrix products and attention calls of one pass, and nothing else: the least that a step can
 * cost on this libtorch. The products have the pass's shapes, one set of weights a shape.
 */
final class BareOperators {

  private final List<Runnable> operators = new ArrayList<>();
  private final Torch torch;
  private final FluxConfig config;

  /**
   * @param textTokens of all prompts
   * @param imageTokens of the picture
   * @param masked whether the attention has a mask
   */
  BareOperators(Torch torch, FluxConfig config, int textTokens, int imageTokens, boolean masked) {
    this.torch = torch;
    this.config = config;
    int hidden = config.hidden();
    int mlp = config.mlpWidth();
    int all = textTokens + imageTokens;
    Runnable attention = attention(all, masked);
    for (int tokens : new int[] {textTokens, imageTokens}) {
      Runnable qkv = product(tokens, hidden, 3 * hidden);
      Runnable proj = product(tokens, hidden, hidden);
      Runnable mlpIn = product(tokens, hidden, mlp);
      Runnable mlpOut = product(tokens, mlp, hidden);
      Runnable modulation = product(1, hidden, 6 * hidden);
      for (int block = 0; block < config.doubleBlocks(); block++) {
        operators.addAll(List.of(modulation, qkv, proj, mlpIn, mlpOut));
      }
    }
    Runnable linear1 = product(all, hidden, 3 * hidden + mlp);
    Runnable linear2 = product(all, hidden + mlp, hidden);
    Runnable modulation = product(1, hidden, 3 * hidden);
    for (int block = 0; block < config.singleBlocks(); block++) {
      operators.addAll(List.of(modulation, linear1, attention, linear2));
    }
    for (int block = 0; block < config.doubleBlocks(); block++) {
      operators.add(attention);
    }
    operators.add(product(imageTokens, config.inChannels(), hidden));
    operators.add(product(imageTokens, hidden, config.inChannels()));
  }

  private Runnable product(int rows, int in, int out) {
    NDArray x = random(1, rows, in);
    Linear linear = new Linear(torch.kernels(), random(out, in), random(out));
    return () -> linear.apply(x).close();
  }

  private Runnable attention(int tokens, boolean masked) {
    NDArray q = random(1, config.heads(), tokens, config.headWidth());
    NDArray k = random(1, config.heads(), tokens, config.headWidth());
    NDArray v = random(1, config.heads(), tokens, config.headWidth());
    NDArray mask = random(1, 1, tokens, tokens);
    return masked
        ? () -> torch.kernels().attention(q, k, v, mask).close()
        : () -> torch.kernels().attention(q, k, v).close();
  }

  private NDArray random(long... shape) {
    return torch.compute(torch.manager().randomNormal(new Shape(shape)));
  }

  void run() {
    try (Scope scope = Scope.open()) {
      operators.forEach(Runnable::run);
    }
  }
}
