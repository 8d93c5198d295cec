package studio.eligen.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import studio.eligen.cli.BareOperators.Kind;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.Cancelled;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.region.PictureGrid;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.PartKind;

/**
 * Times a model in this process: loading it, its first picture, and a pass through the transformer
 * beside its bare operators. Absolute times are this machine's; the ratios are the point.
 */
final class Benchmark {

  private static final int[] ENTITIES = {0, 1, 3, 6};
  private static final int PICTURE_ENTITIES = 3;

  /** Of a render that is timed. */
  private static final int STEPS = 3;

  /** At the largest size one takes a second. */
  private static final int MOST_OF_ATTENTION = 5;

  private final Path model;
  private final EngineOptions options;
  private final int repeats;
  private final Consumer<String> out;

  /**
   * @param repeats of each pass; the median is reported
   * @param out takes a line of the report
   */
  Benchmark(Path model, EngineOptions options, int repeats, Consumer<String> out) {
    this.model = model;
    this.options = options;
    this.repeats = repeats;
    this.out = out;
  }

  /** Runs everything and reports as it goes. */
  void run() {
    long start = System.nanoTime();
    PeakResident.sinceLast();
    int t5Length;
    try (EliGen eligen = EliGen.load(model, options)) {
      t5Length = eligen.identity().t5Length();
      report("load", millisSince(start));
      peak("loading");
      for (String which : List.of("first picture", "second picture")) {
        start = System.nanoTime();
        eligen.render(request(PICTURE_ENTITIES).build(), RenderListener.SILENT, new Cancellation());
        report(which, millisSince(start));
      }
      peaks(eligen);
      out.accept("");
      out.accept(
          "entities  tokens  step ms  pass ms  ratio  of it: products  attention  gelu  norms  rotation  copies  rest");
      try (Torch torch = Torch.on(Torch.device(options.device()), eligen.identity().dtype())) {
        for (int entities : ENTITIES) {
          passes(eligen, torch, entities);
        }
        new BareAttention(torch, config(), Math.min(repeats, MOST_OF_ATTENTION), out)
            .report(t5Length);
        new BareProducts(torch, Math.min(repeats, MOST_OF_ATTENTION), out).report();
      }
    }
    new ShorterPrompts(model, options, out).report(t5Length);
  }

  /** The most memory while each part of a render runs. */
  private void peaks(EliGen eligen) {
    RenderRequest request = request(PICTURE_ENTITIES).build();
    PeakResident.sinceLast();
    eligen.render(
        request,
        step -> {
          if (step.index() == 0) {
            peak("words");
          } else if (step.index() == request.steps()) {
            peak("steps");
          }
        },
        new Cancellation());
    peak("decoding");
  }

  private void peak(String part) {
    PeakResident.sinceLast()
        .ifPresent(bytes -> out.accept("%-8s at most %6d MB".formatted(part, bytes >> 20)));
  }

  /** A request with entities side by side. */
  private RenderRequest.Builder request(int entities) {
    RenderRequest.Builder request =
        ModelFiles.defaults(model, options.parts()).request("a benchmark").seed(1);
    for (int i = 0; i < entities; i++) {
      double left = (double) i / entities;
      request.entity("entity " + i, new Region.Box(left, 0.4, left + 0.9 / entities, 0.9));
    }
    return request;
  }

  private void passes(EliGen eligen, Torch torch, int entities) {
    RenderRequest step = request(entities).steps(STEPS).build();
    RenderRequest pass =
        request(entities).steps(STEPS).cfg(1).build(); // cfg 1 skips the negative pass
    ModelIdentity identity = eligen.identity();
    int textTokens = entities * identity.entityT5Length() + identity.t5Length();
    int imageTokens = PictureGrid.of(step).imageTokens();
    FluxConfig config = config();
    try (Scope scope = Scope.open()) {
      BareOperators bare = new BareOperators(torch, config, textTokens, imageTokens, entities > 0);
      table(
          "%8d  %6d".formatted(entities, textTokens + imageTokens),
          () -> timedStep(eligen, step),
          () -> timedStep(eligen, pass),
          bare);
    }
  }

  private FluxConfig config() {
    return FluxConfig.of(
        ModelFiles.find(model, options.parts()).part(PartKind.TRANSFORMER).config());
  }

  /** The last step of a few: the first one has to take its memory from the system. */
  private static double timedStep(EliGen eligen, RenderRequest request) {
    long[] at = new long[STEPS + 1];
    Cancellation enough = new Cancellation();
    RenderListener clock =
        step -> {
          step.latents(); // waits for the device
          at[step.index()] = System.nanoTime();
          if (step.index() == STEPS) {
            enough.cancel();
          }
        };
    try {
      eligen.render(request, clock, enough);
    } catch (Cancelled e) {
      // The picture is not wanted.
    }
    return (at[STEPS] - at[STEPS - 1]) / 1e6;
  }

  /** One line: a pass beside its operators alone, all measured in turn. */
  private void table(String what, DoubleSupplier step, DoubleSupplier pass, BareOperators bare) {
    double[] both = new double[repeats];
    double[] whole = new double[repeats];
    Map<Kind, double[]> parts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      parts.put(kind, new double[repeats]);
    }
    for (int i = -1; i < repeats; i++) {
      int at = Math.max(0, i); // the first round warms up and is written over
      both[at] = step.getAsDouble();
      whole[at] = pass.getAsDouble();
      bare.run(Kind.PRODUCTS); // takes back the memory that the autoencoder's end has freed
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

  static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
