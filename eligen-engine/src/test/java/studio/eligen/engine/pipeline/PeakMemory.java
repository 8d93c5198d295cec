package studio.eligen.engine.pipeline;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.flux.PromptEmbeddings;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.region.RegionTokens;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.FluxDevCheckpoint;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.ModelPart;
import studio.eligen.engine.weights.PartKind;
import studio.eligen.engine.weights.SparseCheckpoint;
import studio.eligen.engine.weights.Weights;

/**
 * A program that prints what a part of FLUX.1's width takes beside its weights, which are random
 * and made in a folder: {@code FOLDER t5 LAYERS PROMPTS F32|BF16}, {@code FOLDER vae SIDE} or
 * {@code FOLDER transformer DOUBLE SINGLE SIDE ENTITIES F32|BF16 [lora]}, where that is one of rank
 * 64 over all blocks; or what a whole picture of one step takes, {@code FOLDER render DOUBLE SINGLE
 * LAYERS SIDE ENTITIES F32|BF16}. It is for Linux, and run by hand (docs/performance.md): a part
 * takes gigabytes.
 */
final class PeakMemory {

  private static final int T5_LENGTH = 512;

  private PeakMemory() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int[] numbers =
        Stream.of(args)
            .skip(2)
            .filter(arg -> arg.matches("\\d+"))
            .mapToInt(Integer::parseInt)
            .toArray();
    List<String> words = List.of(args);
    Dtype dtype = words.contains("BF16") ? Dtype.BF16 : Dtype.F32;
    switch (args[1]) {
      case "t5" -> t5(folder, numbers[0], numbers[1], dtype);
      case "vae" -> vae(folder, numbers[0] / 8);
      case "render" -> render(folder, numbers, dtype);
      default -> transformer(folder, numbers, dtype, words);
    }
  }

  /**
   * @param sizes double blocks, single blocks, the picture's side, entities
   */
  private static void transformer(Path folder, int[] sizes, Dtype dtype, List<String> words)
      throws IOException {
    String blocks = sizes[0] + "-" + sizes[1];
    FluxConfig config =
        new FluxConfig(
            64, 64, 4096, 768, 24, 128, sizes[0], sizes[1], new int[] {16, 56, 56}, true);
    Path lora = made(folder, "lora-" + blocks, FluxDevCheckpoint.lora(sizes[0], sizes[1]));
    PictureGrid grid = new PictureGrid(sizes[2], sizes[2]);
    measure(
        PartKind.TRANSFORMER,
        made(folder, "flux-" + blocks, FluxDevCheckpoint.singleFile(sizes[0], sizes[1])),
        words.contains("lora") ? List.of(new LoraFile(lora, 1)) : List.of(),
        dtype,
        words.contains("fp8") ? Keeping.IN_EIGHT_BITS : Keeping.AS_STORED,
        torch -> weights -> new FluxTransformer(weights, torch, config),
        (torch, flux) -> {
          int prompts = sizes[3] + 1;
          NDArray text =
              torch.array(random(prompts * T5_LENGTH * 4096), 1, prompts * T5_LENGTH, 4096);
          NDArray pooled = torch.array(random(768), 1, 768);
          PromptEmbeddings given = new PromptEmbeddings(text, pooled, regions(grid, sizes[3]));
          NDArray latents =
              torch.array(
                  random(16 * grid.latentCells()), 1, 16, grid.latentHeight(), grid.latentWidth());
          return flux.forward(latents, flux.prepare(given, grid), 1, 3.5);
        });
  }

  /**
   * @param sizes double blocks, single blocks, T5's layers, the picture's side, entities
   */
  private static void render(Path folder, int[] sizes, Dtype dtype) throws IOException {
    List<Path> files =
        List.of(
            made(
                folder,
                "flux-" + sizes[0] + "-" + sizes[1],
                FluxDevCheckpoint.singleFile(sizes[0], sizes[1])),
            made(folder, "clip", FluxDevCheckpoint.clip()),
            made(folder, "t5-" + sizes[2], FluxDevCheckpoint.t5(sizes[2])),
            made(folder, "vae", FluxDevCheckpoint.vae()));
    ModelParts parts =
        ModelParts.FOUND.withClip(files.get(1)).withT5(files.get(2)).withVae(files.get(3));
    EngineOptions options =
        new EngineOptions(
            EngineOptions.Device.CPU,
            Optional.of(dtype),
            false,
            List.of(),
            OptionalInt.of(T5_LENGTH),
            parts);
    RenderRequest.Builder request = GenerationDefaults.PAPER.request("six things in a row");
    for (int i = 0; i < sizes[4]; i++) {
      double left = (double) i / sizes[4];
      request.entity("thing " + i, new Region.Box(left, 0, left + 1.0 / sizes[4], 1));
    }
    try (EliGen eligen = EliGen.open(files.get(0), options)) {
      long start = System.nanoTime();
      eligen.render(
          request.size(sizes[3], sizes[3]).steps(1).cfg(1).build(),
          step -> System.out.printf("step %d: peak %d MB%n", step.index(), peak()),
          new Cancellation());
      long weights = 0;
      for (Path file : files) {
        weights += Files.size(file) >> 20;
      }
      tell(weights, start);
    }
  }

  /** Columns side by side. */
  static List<RegionTokens> regions(PictureGrid grid, int entities) {
    List<RegionTokens> regions = new ArrayList<>();
    for (int i = 0; i < entities; i++) {
      BitSet tokens = new BitSet();
      for (int token = 0; token < grid.imageTokens(); token++) {
        tokens.set(token, token % grid.tokenColumns() * entities / grid.tokenColumns() == i);
      }
      regions.add(new RegionTokens(tokens));
    }
    return regions;
  }

  static float[] random(int count) {
    float[] values = new float[count];
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void t5(Path folder, int layers, int prompts, Dtype dtype) throws IOException {
    var config = new T5Encoder.T5Config(32128, 4096, 64, 64, 10240, layers, 32, 128, 1e-6);
    long[] ids = new long[T5_LENGTH];
    Arrays.setAll(ids, i -> 100 + i);
    measure(
        PartKind.T5,
        made(folder, "t5-" + layers, FluxDevCheckpoint.t5(layers)),
        List.of(),
        dtype,
        Keeping.AS_STORED,
        torch -> weights -> new T5Encoder(weights, torch, config),
        (torch, t5) -> t5.encode(Collections.nCopies(prompts, ids)));
  }

  private static void vae(Path folder, int cells) throws IOException {
    int[] channels = {128, 256, 512, 512};
    VaeConfig config = new VaeConfig(3, 16, channels, 2, 32, 0.3611, 0.1159);
    float[] latents = random(16 * cells * cells);
    measure(
        PartKind.VAE,
        made(folder, "vae", FluxDevCheckpoint.vae()),
        List.of(),
        Dtype.F32,
        Keeping.AS_STORED,
        torch -> weights -> new AutoEncoder(weights, torch.kernels(), config),
        (torch, vae) ->
            vae.decode(torch.array(latents, 1, 16, cells, cells))); // (1, 3, height, width)
  }

  static Path made(Path folder, String name, SparseCheckpoint tensors) {
    Path file = folder.resolve(name + ".safetensors");
    return Files.exists(file) ? file : tensors.writeRandom(file);
  }

  /** What a network makes of its input, while the memory is watched. */
  private interface Use<N> {
    NDArray of(Torch torch, N network);
  }

  private static <N> void measure(
      PartKind kind,
      Path file,
      List<LoraFile> loras,
      Dtype dtype,
      Keeping keeping,
      Function<Torch, Function<Weights, N>> network,
      Use<N> use)
      throws IOException {
    try (Torch torch = Torch.on(Device.cpu(), dtype)) {
      long started = kilobytes("RssAnon");
      long start = System.nanoTime();
      ModelPart part = new ModelPart(kind, file, "", null);
      try (LazyNetwork<N> lazy =
              LazyNetwork.open(
                  torch, part, network.apply(torch), loras, (which, files) -> keeping);
          Scope scope = Scope.open()) {
        N loaded = lazy.get();
        System.out.printf(
            "loaded in %.0f ms, %d MB of it private%n",
            (System.nanoTime() - start) / 1e6, kilobytes("RssAnon") - started >> 10);
        start = System.nanoTime();
        use.of(torch, loaded);
        tell(Files.size(file) >> 20, start);
      }
    }
  }

  private static void tell(long weights, long start) {
    System.out.printf(
        "weights %d MB, peak %d MB, of it %d MB beside the weights, %.1f s%n",
        weights, peak(), peak() - weights, (System.nanoTime() - start) / 1e9);
  }

  private static long peak() {
    try {
      return kilobytes("VmHWM") >> 10;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
