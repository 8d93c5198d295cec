package studio.eligen.engine.pipeline;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.FluxTransformer.Conditioning;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.FluxDevCheckpoint;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.ModelPart;
import studio.eligen.engine.weights.PartKind;

/**
 * A program that says what six entities cost a pass of FLUX.1's width, beside one without: at 512
 * tokens a prompt, as the paper, and at 128 for the entities'. Weights are random and made in a
 * folder: {@code FOLDER DOUBLE SINGLE SIDE}. It is run by hand (docs/performance.md).
 */
final class EntityCost {

  private static final int ROUNDS = 3;
  private static final int ENTITIES = 6;
  private static final int GLOBAL = 512;
  private static final int[] LENGTHS = {0, 512, 128};

  private EntityCost() {}

  public static void main(String[] args) throws IOException {
    int doubles = Integer.parseInt(args[1]);
    int singles = Integer.parseInt(args[2]);
    int side = Integer.parseInt(args[3]);
    PictureGrid grid = new PictureGrid(side, side);
    FluxConfig config =
        new FluxConfig(64, 64, 4096, 768, 24, 128, doubles, singles, new int[] {16, 56, 56}, true);
    Path file =
        PeakMemory.made(
            Path.of(args[0]),
            "flux-" + doubles + "-" + singles,
            FluxDevCheckpoint.singleFile(doubles, singles));
    ModelPart part = new ModelPart(PartKind.TRANSFORMER, file, "", null);
    try (Torch torch = Torch.on(Device.cpu(), Dtype.F32);
        LazyNetwork<FluxTransformer> lazy =
            LazyNetwork.open(
                torch,
                part,
                weights -> new FluxTransformer(weights, torch, config),
                List.of(),
                (which, files) -> Keeping.AS_STORED)) {
      double[][] times = new double[LENGTHS.length][ROUNDS];
      for (int round = -1; round < ROUNDS; round++) {
        for (int i = 0; i < LENGTHS.length; i++) {
          double seconds = pass(torch, lazy.get(), grid, LENGTHS[i]);
          times[i][Math.max(0, round)] = seconds; // the first round warms up and is written over
          System.out.printf(
              "round %d, %d tokens an entity: %.1f CPU-s%n", round, LENGTHS[i], seconds);
        }
      }
      for (int i = 0; i < LENGTHS.length; i++) {
        System.out.printf(
            "%d entities of %d tokens: %.2f%n",
            LENGTHS[i] == 0 ? 0 : ENTITIES, LENGTHS[i], median(times[i]) / median(times[0]));
      }
    }
  }

  /** CPU seconds of a pass with entities of so many tokens each, or with none. */
  private static double pass(Torch torch, FluxTransformer flux, PictureGrid grid, int length) {
    int entities = length == 0 ? 0 : ENTITIES;
    int tokens = entities * length + GLOBAL;
    try (Scope scope = Scope.open()) {
      NDArray text = torch.array(PeakMemory.random(tokens * 4096), 1, tokens, 4096);
      NDArray pooled = torch.array(PeakMemory.random(768), 1, 768);
      PromptEmbeddings prompts =
          new PromptEmbeddings(text, pooled, PeakMemory.regions(grid, entities), GLOBAL);
      Conditioning given = flux.prepare(prompts, grid);
      NDArray latents =
          torch.array(
              PeakMemory.random(16 * grid.latentCells()),
              1,
              16,
              grid.latentHeight(),
              grid.latentWidth());
      double start = cpuSeconds();
      flux.forward(latents, given, 1, 3.5).toFloatArray();
      return cpuSeconds() - start;
    }
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
