package studio.eligen.engine.pipeline;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.FluxDevCheckpoint;
import studio.eligen.engine.weights.Layout;
import studio.eligen.engine.weights.LoadedWeights;
import studio.eligen.engine.weights.SparseCheckpoint;
import studio.eligen.engine.weights.Weights;

/**
 * A program that prints what a part of FLUX.1's width takes beside its weights, which are random
 * and made in a folder: {@code FOLDER t5 LAYERS PROMPTS F32|BF16} or {@code FOLDER vae SIDE}. It is
 * for Linux, and run by hand (docs/performance.md): a part takes gigabytes.
 */
final class PeakMemory {

  private static final int T5_LENGTH = 512;

  private PeakMemory() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    if (args[1].equals("t5")) {
      t5(folder, Integer.parseInt(args[2]), Integer.parseInt(args[3]), Dtype.valueOf(args[4]));
    } else {
      vae(folder, Integer.parseInt(args[2]) / 8);
    }
  }

  private static void t5(Path folder, int layers, int prompts, Dtype dtype) throws IOException {
    var config = new T5Encoder.T5Config(32128, 4096, 64, 64, 10240, layers, 32, 128, 1e-6);
    long[] ids = new long[T5_LENGTH];
    Arrays.setAll(ids, i -> 100 + i);
    measure(
        made(folder, "t5-" + layers, FluxDevCheckpoint.t5(layers)),
        dtype,
        torch -> weights -> new T5Encoder(weights, torch, config),
        (torch, t5) -> t5.encode(Collections.nCopies(prompts, ids)));
  }

  private static void vae(Path folder, int cells) throws IOException {
    int[] channels = {128, 256, 512, 512};
    VaeConfig config = new VaeConfig(3, 16, channels, 2, 32, 0.3611, 0.1159);
    float[] latents = new float[16 * cells * cells];
    Random random = new Random(1);
    for (int i = 0; i < latents.length; i++) {
      latents[i] = (float) random.nextGaussian();
    }
    measure(
        made(folder, "vae", FluxDevCheckpoint.vae()),
        Dtype.F32,
        torch -> weights -> new AutoEncoder(weights, torch.kernels(), config),
        (torch, vae) ->
            vae.decode(torch.array(latents, 1, 16, cells, cells))); // (1, 3, height, width)
  }

  private static Path made(Path folder, String name, SparseCheckpoint tensors) {
    Path file = folder.resolve(name + ".safetensors");
    return Files.exists(file) ? file : tensors.writeRandom(file);
  }

  /** What a network makes of its input, while the memory is watched. */
  private interface Use<N> {
    NDArray of(Torch torch, N network);
  }

  private static <N> void measure(
      Path file, Dtype dtype, Function<Torch, Function<Weights, N>> network, Use<N> use)
      throws IOException {
    try (Torch torch = Torch.on(Device.cpu(), dtype);
        Checkpoint checkpoint = Checkpoint.open(file);
        LoadedWeights weights =
            new LoadedWeights(torch, checkpoint, Layout.AS_ASKED, List.of(), false)) {
      N loaded = network.apply(torch).apply(weights);
      long start = System.nanoTime();
      try (Scope scope = Scope.open()) {
        use.of(torch, loaded);
      }
      System.out.printf(
          "weights %d MB, peak %d MB, of it %d MB beside the weights, %.1f s%n",
          Files.size(file) >> 20,
          kilobytes("VmHWM") >> 10,
          (kilobytes("VmHWM") >> 10) - (Files.size(file) >> 20),
          (System.nanoTime() - start) / 1e9);
    }
  }

  private static long kilobytes(String what) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(what + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
