package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.KernelCall;
import java.util.function.Function;

/**
 * The operators that DJL's NDArray lacks, as one small TorchScript module. Everything else in the
 * engine is NDArray in Java. A kernel's result belongs to its first argument's manager, so weights
 * never stand first.
 */
public final class Kernels implements AutoCloseable {

  // libtorch's numbers for element types.
  private static final long FLOAT32 = 6;
  private static final long BFLOAT16 = 15;
  private static final long FLOAT8_E5M2 = 23;
  private static final long FLOAT8_E4M3 = 24;

  /** Scores of attention that are computed in one go: longer ones can be stopped in between. */
  private static final long MOST_SCORES = 1 << 24;

  private static final String SOURCE =
      """
        def attention(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
          return torch.scaled_dot_product_attention(q, k, v)
        def attention_masked(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
          return torch.scaled_dot_product_attention(q, k, v, mask)
        def attention_unscaled(self: __torch__.Kernels, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
          return torch.scaled_dot_product_attention(q, k, v, bias, 0., False, scale=1.)
        def rms_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, eps: float, width: float) -> Tensor:
          norm = torch.linalg_vector_norm(x, 2, [-1], True, dtype=6)
          scale = torch.rsqrt_(torch.add_(torch.div_(torch.mul(norm, norm), width), eps))
          return torch.to(torch.mul_(torch.mul(x, scale), weight), ops.prim.dtype(x))
        def layer_norm(self: __torch__.Kernels, x: Tensor, weight: Tensor, bias: Tensor, eps: float) -> Tensor:
          return torch.layer_norm(x, torch.size(weight), weight, bias, eps)
        def add_product(self: __torch__.Kernels, x: Tensor, a: Tensor, b: Tensor) -> Tensor:
          return torch.addcmul(x, a, b)
        def gelu_tanh(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.gelu(x, approximate="tanh")
        def rows(self: __torch__.Kernels, numbers: Tensor, table: Tensor) -> Tensor:
          return torch.index_select(table, 0, numbers)
        def complex(self: __torch__.Kernels, re: Tensor, im: Tensor) -> Tensor:
          return torch.complex(re, im)
        def rotate_pairs(self: __torch__.Kernels, x: Tensor, turn: Tensor) -> Tensor:
          pairs = torch.view_as_complex(torch.unflatten(torch.to(x, 6), -1, [-1, 2]))
          turned = torch.flatten(torch.view_as_real(torch.mul(pairs, turn)), -2)
          return torch.to(turned, ops.prim.dtype(x))
        def cast(self: __torch__.Kernels, x: Tensor, dtype: int) -> Tensor:
          return torch.to(x, dtype)
        def like(self: __torch__.Kernels, other: Tensor, x: Tensor) -> Tensor:
          return torch.to(x, other)
        def on_cpu(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return torch.to(x, torch.device("cpu"), ops.prim.dtype(x))
        def add_low_rank_(self: __torch__.Kernels, y: Tensor, x: Tensor, down: Tensor, up: Tensor, factor: float, first: int) -> Tensor:
          change = torch.linear(torch.linear(x, down), up)
          return torch.add_(torch.narrow(y, -1, first, torch.size(up, 0)), change, alpha=factor)
        def bits_as_bfloat16(self: __torch__.Kernels, x: Tensor) -> Tensor:
          empty = torch.empty([0], dtype=15, device=ops.prim.device(x))
          return torch.set_(empty, x, 0, torch.size(x), torch.stride(x))
      """;

  private final long module;
  private final NumberKernels numbers;

  private Kernels(long module) {
    this.module = module;
    this.numbers = new NumberKernels(module);
  }

  /** Loads the kernels for a manager's device. */
  static Kernels load(NDManager manager) {
    return new Kernels(
        KernelModule.load(
            SOURCE + PictureKernels.SOURCE + NumberKernels.SOURCE + NarrowKernels.SOURCE,
            manager.getDevice()));
  }

  /** What takes numbers beside arrays, without waiting for the device. */
  public NumberKernels numbers() {
    return numbers;
  }

  /** softmax(q kᵀ / √d) v over (batch, heads, length, d). */
  public NDArray attention(NDArray q, NDArray k, NDArray v) {
    return inParts(k, part -> run("attention", part.get(0), k, v), q);
  }

  /** The same where the mask is added to the scores: 0 sees, -infinity does not. */
  public NDArray attention(NDArray q, NDArray k, NDArray v, NDArray mask) {
    return inParts(k, part -> run("attention_masked", part.get(0), k, v, part.get(1)), q, mask);
  }

  /**
   * Each query attends by itself, so that parts of them give the same as all at once.
   *
   * @param byQuery (batch, …, length, …) each: the queries, and what else has a row for each
   */
  private static NDArray inParts(
      NDArray k, Function<NDList, NDArray> attention, NDArray... byQuery) {
    NDList whole = new NDList(byQuery);
    long queries = whole.get(0).getShape().get(2);
    long part = Math.max(1, MOST_SCORES / k.getShape().get(2));
    if (queries <= part) {
      return attention.apply(whole);
    }
    try (Scope all = Scope.open()) {
      NDList parts = new NDList();
      for (long from = 0; from < queries; from += part) {
        NDIndex rows = new NDIndex().addAllDim(2).addSliceDim(from, Math.min(queries, from + part));
        try (Scope scope = Scope.open()) {
          NDList some = new NDList();
          whole.forEach(each -> some.add(each.get(rows)));
          parts.add(scope.keep(attention.apply(some)));
        }
      }
      return all.keep(NDArrays.concat(parts, 2));
    }
  }

  /** softmax(q kᵀ + bias) v: T5's attention, which is not scaled by √d. */
  public NDArray unscaledAttention(NDArray q, NDArray k, NDArray v, NDArray bias) {
    return run("attention_unscaled", q, k, v, bias);
  }

  /**
   * x / rms(x) · weight over the last axis; the weight may differ along the axes before. Takes
   * three passes over x where libtorch's own takes six.
   */
  public NDArray rmsNorm(NDArray x, NDArray weight, double eps) {
    double width = x.getShape().get(x.getShape().dimension() - 1);
    return run("rms_norm", x, weight, eps, width);
  }

  /** Layer norm over the last axis, as long as weight and bias. */
  public NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double eps) {
    return run("layer_norm", x, weight, bias, eps);
  }

  /** x + a · b. */
  public NDArray addProduct(NDArray x, NDArray a, NDArray b) {
    return run("add_product", x, a, b);
  }

  /** Group norm over the channels of (batch, channels, height, width). */
  public NDArray groupNorm(NDArray x, NDArray weight, NDArray bias, long groups, double eps) {
    return run("group_norm", x, weight, bias, groups, eps);
  }

  /** Mean and variance of each group of (1, channels, height, width)'s channels: (2, groups). */
  public NDArray groupMoments(NDArray x, long groups) {
    return run("group_moments", x, groups);
  }

  /** silu(x · factor + addend), written over x. */
  public NDArray scaledSiluInPlace(NDArray x, NDArray factor, NDArray addend) {
    return run("scaled_silu_", x, factor, addend);
  }

  /** x · sigmoid(x), written over x. */
  public NDArray siluInPlace(NDArray x) {
    return run("silu_", x);
  }

  /** GELU in its tanh form. */
  public NDArray geluTanh(NDArray x) {
    return run("gelu_tanh", x);
  }

  /** x · sigmoid(x). */
  public static NDArray silu(NDArray x) {
    return Activation.sigmoid(x).muli(x);
  }

  /** The rows of (n, width) with these numbers. */
  public NDArray rows(NDArray numbers, NDArray table) {
    return run("rows", numbers, table);
  }

  /** Complex numbers from real and imaginary parts in float32. */
  public NDArray complex(NDArray re, NDArray im) {
    return run("complex", re, im);
  }

  /** Multiplies each pair (x₂ᵢ, x₂ᵢ₊₁) of the last axis, read as complex, with a number of turn. */
  public NDArray rotatePairs(NDArray x, NDArray turn) {
    return run("rotate_pairs", x, turn);
  }

  /** One row and one column of zeros, as diffusers pads before it samples down. */
  public NDArray padRightBottom(NDArray x) {
    return run("pad_right_bottom", x);
  }

  /** A copy with all channels of a pixel beside each other: convolutions are quicker so. */
  public NDArray channelsLast(NDArray x) {
    return run("channels_last", x);
  }

  /**
   * Of a convolution over pixels that are each doubled to 2×2, what {@link #doubledConv} takes: as
   * neighbours among them are often the same pixel, their weights are added up.
   *
   * @param weight (out, in, 3, 3)
   * @return (in, out, 4, 4)
   */
  public NDArray doubling(NDArray weight) {
    return run("doubling", weight);
  }

  /**
   * Doubles each pixel to 2×2 and convolves, with less than half of the products that takes.
   *
   * @param weight from {@link #doubling}
   */
  public NDArray doubledConv(NDArray x, NDArray weight, NDArray bias) {
    return run("doubled_conv", x, weight, bias);
  }

  public NDArray toFloat32(NDArray x) {
    return run("cast", x, FLOAT32);
  }

  public NDArray toBfloat16(NDArray x) {
    return run("cast", x, BFLOAT16);
  }

  /** x in the type and on the device of another array; x itself if it is. */
  public NDArray like(NDArray other, NDArray x) {
    return run("like", other, x);
  }

  /** x on the CPU; x itself if it is. */
  public NDArray onCpu(NDArray x) {
    return run("on_cpu", x);
  }

  /**
   * Adds factor · (x downᵀ) upᵀ, (…, rows), to y's numbers from the first to first + rows.
   *
   * @param y (…, out)
   * @param x (…, in)
   * @param down (rank, in)
   * @param up (rows, rank)
   */
  void addLowRankInPlace(
      NDArray y, NDArray x, NDArray down, NDArray up, double factor, long first) {
    run("add_low_rank_", y, x, down, up, factor, first).close(); // (…, rows), a part of y
  }

  /** 16-bit elements of another type read as bfloat16, of the same memory: keep x alive. */
  public NDArray bitsAsBfloat16(NDArray x) {
    return run("bits_as_bfloat16", x);
  }

  /**
   * Bytes read as floats of eight bits, times a number, in the type and on the device of an array.
   *
   * @param e4m3 whether they have four bits of exponent; else five
   */
  NDArray float8Like(NDArray other, NDArray bits, boolean e4m3, double scale) {
    return run("float8_like", other, bits, e4m3 ? FLOAT8_E4M3 : FLOAT8_E5M2, scale);
  }

  /** x / scale as bytes that are floats of eight bits, four of them of exponent. */
  NDArray toFloat8(NDArray x, double scale) {
    return run("to_float8", x, FLOAT8_E4M3, scale);
  }

  /** The largest of x's numbers without their signs, in float32. */
  NDArray largest(NDArray x) {
    return run("largest", x);
  }

  /**
   * GGML's blocks (blocks, bytes) as numbers in the type and on the device of an array.
   *
   * @return (blocks, numbers)
   */
  NDArray blocksLike(NDArray other, NDArray blocks, BlockFormat format) {
    return run(format.kernel(), other, blocks);
  }

  private NDArray run(String kernel, Object... arguments) {
    PtNDManager manager = (PtNDManager) ((NDArray) arguments[0]).getManager();
    return KernelCall.run(manager, module, kernel, arguments);
  }

  @Override
  public void close() {
    JniUtils.deleteModule(module);
  }
}
