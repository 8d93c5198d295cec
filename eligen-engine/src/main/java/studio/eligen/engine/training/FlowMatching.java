package studio.eligen.engine.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.FluxTransformer.Conditioning;
import studio.eligen.engine.flux.Passage;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Scope;

/**
 * The loss of rectified flow (Liu et al. 2022; Esser et al. 2024) and its gradient: at latents (1 −
 * sigma) · x₀ + sigma · noise the transformer shall say noise − x₀; the loss is the mean of the
 * squares of what it is off.
 */
public final class FlowMatching {

  private final Autograd autograd;
  private final Recomputation recomputation;

  /** What of a pass is kept for its gradient, and what is computed again. */
  public enum Recomputation {
    /** All is kept: the quickest. */
    NOTHING,
    /**
     * Of each block only its input is kept; all within it is computed once more when its gradient
     * is (gradient checkpointing; Chen et al. 2016): a third more time, and the memory of one
     * block.
     */
    BLOCKS
  }

  public FlowMatching(Autograd autograd, Recomputation recomputation) {
    this.autograd = autograd;
    this.recomputation = recomputation;
  }

  /**
   * One picture at one noise level.
   *
   * @param latents x₀, (1, 16, latentHeight, latentWidth)
   * @param noise standard normal, shaped as the latents
   * @param sigma the noise level, 0 to 1
   * @param guidance the distilled guidance; not used by models without it
   */
  public record Sample(
      NDArray latents, NDArray noise, Conditioning given, double sigma, double guidance) {}

  /**
   * Adds a share of the loss's gradient to what has come together at the leaves.
   *
   * @param share of this sample in the loss: 1 over the samples of a step
   * @return the whole loss of this sample
   */
  public double accumulate(FluxTransformer transformer, Sample sample, double share) {
    try (Scope scope = Scope.open()) {
      NDArray noisy =
          autograd.interpolate(
              sample.latents, sample.noise, sample.sigma); // (1, 16, latentHeight, latentWidth)
      NDArray target = sample.noise.sub(sample.latents); // (1, 16, latentHeight, latentWidth)
      Passage passage = transformer.passage(noisy, sample.given, sample.sigma, sample.guidance);
      Deque<Part> parts = parts(passage);
      Part last = parts.pop();
      Derivative loss =
          last.derivative(x -> autograd.meanSquaredError(passage.velocity(x), target, share)); // ()
      NDList gradients = loss.byInput; // tokens
      while (!parts.isEmpty()) {
        NDList towards = gradients; // tokens
        gradients = parts.pop().derivative(x -> inner(x, towards)).byInput; // tokens
        towards.close();
      }
      return loss.value / share;
    }
  }

  /** The parts of the way that are recorded one by one, the last on top. */
  private Deque<Part> parts(Passage passage) {
    List<Passage.Block> blocks = passage.blocks();
    Deque<Part> parts = new ArrayDeque<>();
    NDList x = passage.tokens(); // tokens
    if (recomputation == Recomputation.NOTHING) {
      parts.push(new Part(inOne(blocks), x, false));
      return parts;
    }
    for (Passage.Block block : blocks) {
      parts.push(new Part(block, x, !parts.isEmpty()));
      if (parts.size() < blocks.size()) {
        x = block.apply(each(x, Autograd::detached)); // tokens
      }
    }
    return parts;
  }

  private static Passage.Block inOne(List<Passage.Block> blocks) {
    return tokens -> {
      NDList x = tokens; // tokens
      for (Passage.Block block : blocks) {
        x = block.apply(x); // tokens
      }
      return x;
    };
  }

  /** A number and its gradient. */
  private record Derivative(double value, NDList byInput) {}

  /**
   * A stretch of the way.
   *
   * @param input what it begins with
   * @param asked whether the gradient by the input is of use: nothing is learnt before the first
   */
  private record Part(Passage.Block way, NDList input, boolean asked) {

    /** Of a number that is made of what this part gives; adds to the gradients of the leaves. */
    Derivative derivative(Function<NDList, NDArray> number) {
      try (Scope recording = Scope.recording()) {
        NDList leaves = each(input, asked ? Autograd::leaf : Autograd::detached); // tokens
        NDList taken = each(leaves, leaf -> leaf.reshape(leaf.getShape())); // tokens
        NDArray value = number.apply(way.apply(taken)); // ()
        Autograd.backward(value);
        NDList byInput = new NDList(); // tokens
        if (asked) {
          leaves.forEach(leaf -> byInput.add(recording.keep(Autograd.gradient(leaf)))); // tokens
        }
        input.close();
        return new Derivative(value.getFloat(), byInput);
      }
    }
  }

  private NDArray inner(NDList x, NDList y) {
    NDArray sum = autograd.inner(x.get(0), y.get(0)); // ()
    for (int i = 1; i < x.size(); i++) {
      sum = sum.add(autograd.inner(x.get(i), y.get(i))); // ()
    }
    return sum;
  }

  private static NDList each(NDList arrays, UnaryOperator<NDArray> made) {
    return new NDList(arrays.stream().map(made).toList()); // tokens
  }
}
