package studio.eligen.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
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
import studio.eligen.engine.RenderedImage;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.recipe.LatentsFile;
import studio.eligen.engine.recipe.PngRecipe;

/** {@code eligen decode}: the last step of a picture whose latents were kept. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description =
        "Makes the picture of latents that were kept when memory ran out; reads the autoencoder alone.")
public final class DecodeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LATENTS.safetensors",
      description = "What \"eligen render\" has kept: the latents and the recipe.")
  private Path source;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT.png",
      description = "The picture to write (default: a new file beside the latents).")
  private Path out;

  @Mixin private ModelOptions model;

  /** Decodes; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    return Failure.told(err, interruption -> decode(interruption, err));
  }

  private void decode(Interruption interruption, PrintWriter err) {
    Path target = OutputFile.of(Optional.ofNullable(out), source.toString());
    LatentsFile.Contents kept = LatentsFile.read(source);
    try (EliGen engine = EliGen.open(model.path(), model.options())) {
      new Repeat(kept.picture().model(), Optional.empty())
          .differences(engine.identity())
          .forEach(
              difference ->
                  err.println(
                      Printable.line("eligen: warning: %s: %s.".formatted(source, difference))));
      RenderedImage image = engine.decode(kept.picture(), interruption.ofRender());
      PngRecipe.write(image, kept.design(), target);
    }
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(Printable.line(target.toString()));
    stdout.flush();
  }
}
