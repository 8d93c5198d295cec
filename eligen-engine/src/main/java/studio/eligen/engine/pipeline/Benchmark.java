package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Entity;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.pipeline.BareOperators.Kind;
import studio.eligen.engine.region.LatentCells;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.sampling.InpaintFusion;
import studio.eligen.engine.sampling.Noise;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.weights.ModelFolder;

/**
 * Times a model in this process: loading it, its first picture, and a pass through the transformer
 * beside its bare operators. Absolute times are this machine's; the ratios are the point.
 */
public final class Benchmark {

  private static final int[] ENTITIES = {0, 1, 3, 6};
  private static final int PICTURE_ENTITIES = 3;

  private final Path model;
  private final EngineOptions options;
  private final int repeats;
  private final Consumer<String> out;

  /**
   * @param repeats of each pass; the median is reported
   * @param out takes a line of the report
   */
  public Benchmark(Path model, EngineOptions options, int repeats, Consumer<String> out) {
    this.model = model;
    this.options = options;
    this.repeats = repeats;
    this.out = out;
  }

  /** Runs everything and reports as it goes. */
  public void run() {
    long start = System.nanoTime();
    try (EliGen eligen = EliGen.load(model, options)) {
      report("load", millisSince(start));
      for (String which : List.of("first picture", "second picture")) {
        start = System.nanoTime();
        eligen.render(request(PICTURE_ENTITIES), RenderListener.SILENT);
        report(which, millisSince(start));
      }
    }
    FluxConfig config = FluxConfig.of(ModelFolder.open(model).config("transformer"));
    try (ModelComponents components = ModelComponents.open(ModelFolder.open(model), options)) {
      out.accept("");
      out.accept(
          "entities  tokens  step ms  pass ms  ratio  of it: products  attention  gelu  norms  rotation  copies  rest");
      for (int entities : ENTITIES) {
        passes(components, config, entities);
      }
    }
  }

  /** A request as the model's defaults have it, with entities side by side. */
  private RenderRequest request(int entities) {
    List<Entity> list = new ArrayList<>();
    for (int i = 0; i < entities; i++) {
      double left = (double) i / entities;
      list.add(new Entity("entity " + i, new Region.Box(left, 0.4, left + 0.9 / entities, 0.9)));
    }
    return GenerationDefaults.of(model).request("a benchmark", list, 1);
  }

  private void passes(ModelComponents components, FluxConfig config, int entities) {
    RenderRequest request = request(entities);
    PictureGrid grid = PictureGrid.of(request);
    int textTokens = (entities + 1) * components.identity().t5Length();
    int imageTokens = grid.imageTokens();
    try (Scope scope = Scope.open()) {
      Denoiser denoiser =
          Denoiser.prepare(
              components,
              request,
              LatentCells.ofEntities(request),
              InpaintFusion.NONE,
              RenderListener.SILENT);
      int channels = components.vae().latentChannels();
      NDArray noise = Noise.ofSeed(components.torch(), 1, channels, grid);
      BareOperators bare =
          new BareOperators(components.torch(), config, textTokens, imageTokens, entities > 0);
      Runnable pass = () -> denoiser.velocity(denoiser.positive(), noise, 0.5).toFloatArray();
      Runnable step = () -> denoiser.at(noise, 0.5).toFloatArray();
      table("%8d  %6d".formatted(entities, textTokens + imageTokens), step, pass, bare);
    }
  }

  /** One line: a pass beside its operators alone, all measured in turn. */
  private void table(String what, Runnable step, Runnable pass, BareOperators bare) {
    double[] both = new double[repeats];
    double[] whole = new double[repeats];
    Map<Kind, double[]> parts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      parts.put(kind, new double[repeats]);
    }
    for (int i = -1; i < repeats; i++) {
      int at = Math.max(0, i); // the first round warms up and is written over
      both[at] = timed(step);
      whole[at] = timed(pass);
      parts.forEach((kind, times) -> times[at] = timed(() -> bare.run(kind)));
    }
    double all = median(whole);
    double floor = median(parts.get(Kind.PRODUCTS)) + median(parts.get(Kind.ATTENTION));
    StringBuilder line =
        new StringBuilder(
            "%s  %7.1f  %7.1f  %5.2f        ".formatted(what, median(both), all, all / floor));
    double rest = 1;
    for (Kind kind : Kind.values()) {
      double share = median(parts.get(kind)) / all;
      rest -= share;
      line.append("  %6.0f %%".formatted(100 * share));
    }
    out.accept(line.append("  %4.0f %%".formatted(100 * rest)).toString());
  }

  private void report(String what, double millis) {
    out.accept("%-15s %8.0f ms".formatted(what, millis));
  }

  private static double timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return millisSince(start);
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
