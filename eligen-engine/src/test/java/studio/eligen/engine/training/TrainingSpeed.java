package studio.eligen.engine.training;

import ai.djl.ndarray.NDArray;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import studio.eligen.engine.Golden;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.FluxTransformer.Conditioning;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Autograd;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.training.FlowMatching.Recomputation;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.FluxDevCheckpoint;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.Layout;
import studio.eligen.engine.weights.LoadedWeights;
import studio.eligen.engine.weights.PartKind;

/**
 * A program that prints what a step of training with two entities takes: time, the process's time
 * of CPU, and the most memory that was resident. Arguments: a transformer's folder, rank, steps,
 * what is computed again (NOTHING or BLOCKS), the picture's side, the tokens of a prompt. A folder
 * that is not there is made: a transformer of FLUX.1's width with one block of each kind, random
 * and in bfloat16. It is for Linux, and run by hand (docs/performance.md).
 */
public final class TrainingSpeed {

  private static final String FLUX_CONFIG =
      """
      {"in_channels": 64, "joint_attention_dim": 4096, "pooled_projection_dim": 768,
       "num_attention_heads": 24, "attention_head_dim": 128, "num_layers": 1,
       "num_single_layers": 1, "axes_dims_rope": [16, 56, 56], "guidance_embeds": true}
      """;

  /** Larger ones stay in bfloat16 and are widened layer by layer. */
  private static final long LARGEST_WIDENED = 1L << 29;

  private static final Torch TORCH = Golden.TORCH;

  private final FluxConfig config;
  private final PictureGrid grid;
  private final int promptTokens;

  private TrainingSpeed(FluxConfig config, PictureGrid grid, int promptTokens) {
    this.config = config;
    this.grid = grid;
    this.promptTokens = promptTokens;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.json"), FLUX_CONFIG);
      FluxDevCheckpoint.singleFile(1, 1)
          .writeRandom(folder.resolve("diffusion_pytorch_model.safetensors"));
    }
    int side = Integer.parseInt(arguments[4]);
    new TrainingSpeed(
            FluxConfig.of(ConfigJson.read(folder.resolve("config.json"))),
            new PictureGrid(side, side),
            Integer.parseInt(arguments[5]))
        .measure(
            folder,
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Recomputation.valueOf(arguments[3]));
  }

  private void measure(Path folder, int rank, int steps, Recomputation recomputation)
      throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder);
        LoadedWeights weights =
            new LoadedWeights(
                TORCH,
                checkpoint,
                Layout.of(PartKind.TRANSFORMER, checkpoint),
                List.of(),
                size(folder) < LARGEST_WIDENED ? Keeping.WIDENED : Keeping.AS_STORED);
        Autograd autograd = Autograd.load(TORCH);
        LoraAdapter lora = new LoraAdapter(TORCH, autograd, rank, rank, 0)) {
      FluxTransformer transformer = new FluxTransformer(lora.over(weights), TORCH, config);
      FlowMatching loss = new FlowMatching(autograd, recomputation);
      AdamW optimizer = new AdamW(autograd, AdamW.Settings.USUAL, lora.parameters());
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      int warmUp = steps / 4;
      double[] wall = new double[warmUp + steps];
      double[] cpu = new double[warmUp + steps];
      for (int step = 0; step < wall.length; step++) {
        long start = System.nanoTime();
        long cpuStart = process.getProcessCpuTime();
        try (Scope scope = Scope.open()) {
          loss.accumulate(transformer, sample(transformer, step), 1);
        }
        optimizer.step(1e-4);
        wall[step] = (System.nanoTime() - start) / 1e6;
        cpu[step] = (process.getProcessCpuTime() - cpuStart) / 1e6;
      }
      System.out.printf(
          "a step: %.0f ms, %.0f ms of CPU; weights %d MB, most resident %d MB%n",
          medianOfLast(wall, steps),
          medianOfLast(cpu, steps),
          size(folder) >> 20,
          mostResident() >> 10);
    }
  }

  /** Bytes of its files of weights. */
  private static long size(Path folder) throws IOException {
    long size = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.safetensors")) {
      for (Path file : files) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private static double medianOfLast(double[] values, int count) {
    double[] last = Arrays.copyOfRange(values, values.length - count, values.length);
    Arrays.sort(last);
    return last[count / 2];
  }

  private static long mostResident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private FlowMatching.Sample sample(FluxTransformer transformer, int step) {
    int image = grid.imageTokens();
    List<RegionTokens> regions = List.of(tokens(0, image / 4), tokens(image / 3, image * 2 / 3));
    long text = (regions.size() + 1L) * promptTokens;
    PromptEmbeddings prompts =
        new PromptEmbeddings(
            normal(0, 1, text, config.textWidth()), normal(1, 1, config.pooledWidth()), regions);
    Conditioning given = transformer.prepare(prompts, grid);
    long[] latents = {1, 16, grid.latentHeight(), grid.latentWidth()};
    return new FlowMatching.Sample(normal(2, latents), normal(3 + step, latents), given, 0.6, 3.5);
  }

  private static RegionTokens tokens(int from, int to) {
    BitSet tokens = new BitSet();
    IntStream.range(from, to).forEach(tokens::set);
    return new RegionTokens(tokens);
  }

  private static NDArray normal(long seed, long... shape) {
    Random random = new Random(seed);
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    IntStream.range(0, values.length).forEach(i -> values[i] = (float) random.nextGaussian());
    return TORCH.array(values, shape);
  }
}
