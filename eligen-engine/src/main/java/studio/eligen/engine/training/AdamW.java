package studio.eligen.engine.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Scope;

/**
 * AdamW (Loshchilov and Hutter 2019) over leaves that gradients have come together at, with its
 * weight decay apart from the gradient and both moments corrected for their bias: PyTorch's {@code
 * torch.optim.AdamW}, number for number. Gradients are clipped by the norm of all of them together,
 * as {@code torch.nn.utils.clip_grad_norm_} does.
 */
public final class AdamW implements AutoCloseable {

  /** What PyTorch adds to a norm before it divides by it. */
  private static final double CLIP_EPS = 1e-6;

  /**
   * How it steps, apart from the learning rate.
   *
   * @param weightDecay what a weight loses in a step, in learning rates
   * @param clipNorm the largest norm of all gradients together; longer ones are shortened to it
   */
  public record Settings(
      double beta1, double beta2, double eps, double weightDecay, double clipNorm) {

    /** PyTorch's, clipped at 1 as trainers of diffusion models do. */
    public static final Settings USUAL = new Settings(0.9, 0.999, 1e-8, 0.01, 1);
  }

  /**
   * What it remembers of one leaf, shaped as the leaf.
   *
   * @param mean of the gradients, decaying
   * @param square of the gradients, their mean, decaying
   */
  public record Moments(NDArray mean, NDArray square) {}

  private final Autograd autograd;
  private final Settings settings;
  private final List<NDArray> leaves;
  private final List<Moments> moments = new ArrayList<>();
  private int steps;

  /**
   * An optimizer that has not stepped yet.
   *
   * @param leaves of {@link Autograd#leaf}, changed in place
   */
  public AdamW(Autograd autograd, Settings settings, List<NDArray> leaves) {
    this.autograd = autograd;
    this.settings = settings;
    this.leaves = leaves;
    try (Scope scope = Scope.open()) {
      for (NDArray leaf : leaves) {
        NDArray mean = scope.release(leaf.zerosLike()); // as leaf
        NDArray square = scope.release(leaf.zerosLike()); // as leaf
        moments.add(new Moments(mean, square));
      }
    }
  }

  /**
   * Changes the leaves by their gradients, which are zero afterwards.
   *
   * @return the norm of all gradients together, before clipping
   */
  public double step(double learningRate) {
    try (Scope scope = Scope.open()) {
      List<NDArray> gradients = leaves.stream().map(Autograd::gradient).toList(); // as leaves
      double norm = norm(gradients);
      double clip = Math.min(1, settings.clipNorm / (norm + CLIP_EPS));
      steps++;
      double rate = learningRate / (1 - Math.pow(settings.beta1, steps));
      double root = Math.sqrt(1 - Math.pow(settings.beta2, steps));
      for (int i = 0; i < leaves.size(); i++) {
        Moments own = moments.get(i);
        autograd.adamw(
            leaves.get(i),
            gradients.get(i),
            own.mean,
            own.square,
            clip,
            1 - learningRate * settings.weightDecay,
            settings.beta1,
            settings.beta2,
            rate,
            root,
            settings.eps);
      }
      return norm;
    }
  }

  private double norm(List<NDArray> gradients) {
    NDList norms = new NDList(); // () each
    gradients.forEach(gradient -> norms.add(autograd.norm(gradient))); // ()
    NDArray all = autograd.norm(NDArrays.stack(norms)); // ()
    return all.getFloat();
  }

  /** What it remembers of each leaf, in their order. */
  public List<Moments> moments() {
    return moments;
  }

  /** Goes on as one that has stepped so often; its {@linkplain #moments moments} are to be set. */
  void resumeAt(int stepsDone) {
    steps = stepsDone;
  }

  @Override
  public void close() {
    for (Moments own : moments) {
      own.mean.close();
      own.square.close();
    }
  }
}
