package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.KernelCall;

/**
 * libtorch's gradients, and the kernels that only training needs. Numbers are kernels' arguments: a
 * number that NDArray's own operators take on the CPU is gone when the gradient asks for it.
 */
public final class Autograd implements AutoCloseable {

  private static final String SOURCE =
      """
        def add_low_rank(self: __torch__.Kernels, x: Tensor, y: Tensor, down: Tensor, up: Tensor, factor: float) -> Tensor:
          inner = torch.mul(torch.linear(x, torch.to(down, ops.prim.dtype(x))), factor)
          return torch.add_(y, torch.linear(inner, torch.to(up, ops.prim.dtype(x))))
        def mean_squared_error(self: __torch__.Kernels, x: Tensor, target: Tensor, share: float) -> Tensor:
          return torch.mul(torch.mse_loss(x, target), share)
        def inner(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
          return torch.sum(torch.mul(x, y), dtype=6)
        def norm(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.linalg_vector_norm(x)
        def interpolate(self: __torch__.Kernels, x: Tensor, y: Tensor, share: float) -> Tensor:
          return torch.add(torch.mul(x, torch.sub(1., share)), torch.mul(y, share))
        def copy_(self: __torch__.Kernels, x: Tensor, y: Tensor) -> Tensor:
          return torch.copy_(x, y)
        def adamw_(self: __torch__.Kernels, x: Tensor, grad: Tensor, mean: Tensor, square: Tensor, clip: float, decay: float, beta1: float, beta2: float, rate: float, root: float, eps: float) -> Tensor:
          g = torch.mul_(grad, clip)
          _0 = torch.mul_(x, decay)
          _1 = torch.lerp_(mean, g, torch.sub(1., beta1))
          _2 = torch.addcmul_(torch.mul_(square, beta2), g, g, value=torch.sub(1., beta2))
          denominator = torch.add_(torch.div_(torch.sqrt(square), root), eps)
          _3 = torch.addcdiv_(x, mean, denominator, value=torch.neg(rate))
          return torch.zero_(grad)
      """;

  private final long module;

  private Autograd(long module) {
    this.module = module;
  }

  /** Loads the kernels where a libtorch computes. */
  public static Autograd load(Torch torch) {
    return new Autograd(KernelModule.load(SOURCE, torch.manager().getDevice()));
  }

  /** An array of the same numbers, sharing their memory, that a gradient is asked for. */
  public static NDArray leaf(NDArray x) {
    NDArray leaf = detached(x); // as x
    JniUtils.attachGradient((PtNDArray) leaf, true);
    return leaf; // as x
  }

  /** The same numbers, sharing their memory, without what they were computed from. */
  public static NDArray detached(NDArray x) {
    return JniUtils.detachGradient((PtNDArray) x); // as x
  }

  /** The gradient that has come together at a leaf since it was last zero, shaped as the leaf. */
  public static NDArray gradient(NDArray leaf) {
    return JniUtils.getGradient((PtNDArray) leaf); // as leaf
  }

  /**
   * Adds to every leaf's gradient the derivative of this number by it, and frees what was recorded.
   *
   * @param x of one element, computed in a recording scope
   */
  public static void backward(NDArray x) {
    try (Scope scope = Scope.open()) {
      NDArray one = x.onesLike(); // ()
      JniUtils.backward((PtNDArray) x, (PtNDArray) one, false, false);
    }
  }

  /**
   * y + factor · up · down · x, written over y: a dense layer's result with what a LoRA adds.
   *
   * @param x (…, in)
   * @param y (…, out), which nothing else reads
   * @param down (rank, in)
   * @param up (out, rank)
   */
  public NDArray addLowRank(NDArray x, NDArray y, NDArray down, NDArray up, double factor) {
    return run("add_low_rank", x, y, down, up, factor); // (…, out)
  }

  /** share · mean((x − target)²), a number. */
  public NDArray meanSquaredError(NDArray x, NDArray target, double share) {
    return run("mean_squared_error", x, target, share); // ()
  }

  /** The sum of x · y, a number in float32: its derivative by x is y. */
  public NDArray inner(NDArray x, NDArray y) {
    return run("inner", x, y); // ()
  }

  /** The square root of the sum of squares, a number. */
  public NDArray norm(NDArray x) {
    return run("norm", x); // ()
  }

  /** (1 − share) · x + share · y. */
  public NDArray interpolate(NDArray x, NDArray y, double share) {
    return run("interpolate", x, y, share); // as x
  }

  /** Writes the numbers of y over those of x. */
  public void copy(NDArray x, NDArray y) {
    run("copy_", x, y).close();
  }

  /**
   * One step of AdamW (Loshchilov and Hutter 2019) in PyTorch's order of operations, written over x
   * and both moments; then the gradient is zero.
   *
   * @param mean of the gradients, decaying
   * @param square of them, mean and decaying
   * @param clip what the gradient is multiplied by before it counts
   * @param decay what the weight is multiplied by first
   * @param rate the learning rate over the bias of the mean
   * @param root the square root of the bias of the square
   */
  public void adamw(
      NDArray x,
      NDArray gradient,
      NDArray mean,
      NDArray square,
      double clip,
      double decay,
      double beta1,
      double beta2,
      double rate,
      double root,
      double eps) {
    run("adamw_", x, gradient, mean, square, clip, decay, beta1, beta2, rate, root, eps).close();
  }

  private NDArray run(String kernel, Object... arguments) {
    NDArray first = (NDArray) arguments[0];
    return KernelCall.run((PtNDManager) first.getManager(), module, kernel, arguments);
  }

  @Override
  public void close() {
    JniUtils.deleteModule(module);
  }
}
