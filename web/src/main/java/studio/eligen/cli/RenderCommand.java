package studio.eligen.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.Seed;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;

/** {@code eligen render}: draws a request, or a picture again. See docs/requests.md. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Draws a request file, or a picture again from the recipe that it carries.")
public final class RenderCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "REQUEST.json|PICTURE.png",
      description = "What to draw; - reads it from standard input.")
  private String source;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT.png",
      description = "The picture to write (default: a new file beside the request).")
  private Path out;

  @Option(
      names = "--noise",
      paramLabel = "FILE.safetensors",
      description = "Start from its tensor \"noise\" instead of from the seed.")
  private Path noise;

  @Option(
      names = "--trace",
      paramLabel = "FILE.safetensors",
      description = "Write the latents of every step to its tensor \"latents\", noise first.")
  private Path trace;

  @Mixin private ModelOptions model;

  /** Draws; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    return Failure.told(err, interruption -> draw(interruption, err));
  }

  private void draw(Interruption interruption, PrintWriter err) {
    long start = System.nanoTime();
    Path target = OutputFile.of(Optional.ofNullable(out), source);
    Source read = Source.read(source, System.in, model.defaults());
    if (trace != null) {
      NewFile.requireWritable(trace);
    }
    Optional<Repeat> repeat = read.recipe().map(Repeat::of);
    EngineOptions options = repeat.map(r -> r.options(model)).orElseGet(model::options);
    RenderRequest request =
        withNoise(repeat.isEmpty() ? read.request() : Repeat.request(read.request(), options));
    try (EliGen engine = EliGen.load(model.path(), options)) {
      tell(engine, err);
      repeat.ifPresent(r -> warn(r, engine.identity(), err));
      draw(engine, request, read.recipe().flatMap(Recipe::design), target, interruption);
    }
    long seconds = Math.round((System.nanoTime() - start) / 1e9);
    print(target, request, seconds);
  }

  private RenderRequest withNoise(RenderRequest request) {
    return noise == null
        ? request
        : request.toBuilder().noise(NoiseFile.read(noise, request)).build();
  }

  /** Says what was taken for a model that was named, and what was left out. */
  private void tell(EliGen engine, PrintWriter err) {
    if (model.isNamed()) {
      err.println("eligen: " + Printable.line(engine.summary() + "."));
    }
    engine
        .warnings()
        .forEach(warning -> err.println("eligen: warning: " + Printable.line(warning + ".")));
    err.flush();
  }

  private void warn(Repeat repeat, ModelIdentity now, PrintWriter err) {
    repeat
        .differences(now)
        .forEach(
            difference ->
                err.println(
                    Printable.line("eligen: warning: %s: %s.".formatted(source, difference))));
    err.flush();
  }

  private void draw(
      EliGen engine,
      RenderRequest request,
      Optional<String> design,
      Path target,
      Interruption interruption) {
    try (ProgressBar progress = ProgressBar.on(spec.commandLine().getErr());
        Trace steps = trace == null ? null : new Trace(trace, request)) {
      List<RenderListener> listeners = new ArrayList<>(List.of(progress));
      if (steps != null) {
        listeners.add(steps);
      }
      RenderedImage image =
          engine.render(request, new Listeners(listeners), interruption.ofRender());
      PngRecipe.write(image, design, target);
      if (steps != null) {
        steps.commit();
      }
    } catch (RenderException.OutOfMemory e) {
      throw KeptLatents.keep(e, design, target, model);
    }
  }

  private void print(Path target, RenderRequest request, long seconds) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(
        "%s: %d × %d, %d steps, %s, %s"
            .formatted(
                Printable.line(target.toString()),
                request.width(),
                request.height(),
                request.steps(),
                request.noise().isPresent() ? "given noise" : "seed " + Seed.text(request.seed()),
                ProgressBar.duration(seconds)));
    stdout.flush();
  }
}
