package studio.eligen.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.Consumer;
import studio.eligen.engine.tensor.CpuFeatures;
import studio.eligen.engine.tensor.DenseLinear;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/** Times a dense layer of a block in float32 and in bfloat16 side by side, by the model's width. */
record BareProducts(Torch torch, int repeats, Consumer<String> out) {

  /** That of the model that ships is among them, and FLUX.1's. */
  private static final int[] WIDTHS = {256, 512, 1024, 3072};

  private static final int TOKENS = 1024;

  /** One line a width. */
  void report() {
    out.accept("");
    out.accept(
        "this CPU %s bfloat16 in hardware"
            .formatted(CpuFeatures.hasBfloat16() ? "has" : "does not say that it has"));
    out.accept("width  f32 ms  bf16 ms  bf16 / f32");
    for (int width : WIDTHS) {
      line(width);
    }
  }

  private void line(int width) {
    try (Scope scope = Scope.open()) {
      NDArray x = torch.toFloat32(random(TOKENS, width)); // (tokens, width)
      NDArray weight = torch.toFloat32(random(4L * width, width)); // (4 · width, width)
      NDArray narrowX = torch.kernels().toBfloat16(x); // (tokens, width)
      NDArray narrow = torch.kernels().toBfloat16(weight); // (4 · width, width)
      double[] wideTimes = new double[repeats];
      double[] narrowTimes = new double[repeats];
      for (int i = -1; i < repeats; i++) {
        int at = Math.max(0, i); // the first round warms up and is written over
        wideTimes[at] = millis(new DenseLinear(weight, null), x);
        narrowTimes[at] = millis(new DenseLinear(narrow, null), narrowX);
      }
      double f32 = Benchmark.median(wideTimes);
      double bf16 = Benchmark.median(narrowTimes);
      out.accept("%5d  %6.1f  %7.1f  %10.2f".formatted(width, f32, bf16, bf16 / f32));
    }
  }

  private NDArray random(long rows, long columns) {
    return torch.manager().randomNormal(new Shape(rows, columns)); // (rows, columns)
  }

  private double millis(Linear layer, NDArray x) {
    try (Scope scope = Scope.open()) {
      long start = System.nanoTime();
      NDArray y = layer.apply(x); // (tokens, 4 · width)
      torch.toFloat32(y.get("0:1")).toFloatArray(); // waits for the device
      return Benchmark.millisSince(start);
    }
  }
}
