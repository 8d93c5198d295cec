package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.KernelCall;

/**
 * Kernels that take numbers beside arrays. DJL's own {@code x.add(1)} brings the number to the
 * device as an array first, and so waits until the device is done with all that it was given.
 */
public final class NumberKernels {

  static final String SOURCE =
      """
        def plus(self: __torch__.Kernels, x: Tensor, number: float) -> Tensor:
          return torch.add(x, number)
        def times(self: __torch__.Kernels, x: Tensor, factor: float) -> Tensor:
          return torch.mul(x, factor)
        def over(self: __torch__.Kernels, x: Tensor, divisor: float) -> Tensor:
          return torch.div(x, divisor)
        def sinusoid(self: __torch__.Kernels, near: Tensor, value: float, half: int, slope: float) -> Tensor:
          counted = torch.arange(half, dtype=7, device=ops.prim.device(near))
          frequencies = torch.to(torch.exp(torch.div(torch.mul(counted, slope), half)), 6)
          angle = torch.to(torch.mul(frequencies, value), 7)
          return torch.to(torch.unsqueeze(torch.cat([torch.cos(angle), torch.sin(angle)]), 0), 6)
        def below(self: __torch__.Kernels, x: Tensor, number: float) -> Tensor:
          return torch.to(torch.lt(torch.to(x, 7), number), 6)
      """;

  private final long module;

  NumberKernels(long module) {
    this.module = module;
  }

  /** x + number. */
  public NDArray plus(NDArray x, double number) {
    return run("plus", x, number);
  }

  /** x · factor. */
  public NDArray times(NDArray x, double factor) {
    return run("times", x, factor);
  }

  /** x / divisor. */
  public NDArray over(NDArray x, double divisor) {
    return run("over", x, divisor);
  }

  /**
   * cos, then sin of value · exp(slope · i / half), i from 0, in float32: (1, 2 · half).
   *
   * @param near an array on the device
   */
  public NDArray sinusoid(NDArray near, double value, long half, double slope) {
    return run("sinusoid", near, value, half, slope);
  }

  /** 1 where x is below a number and 0 elsewhere, in float32. */
  public NDArray below(NDArray x, double number) {
    return run("below", x, number);
  }

  private NDArray run(String kernel, Object... arguments) {
    NDArray first = (NDArray) arguments[0];
    return KernelCall.run((PtNDManager) first.getManager(), module, kernel, arguments);
  }
}
