package studio.eligen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.cli.pictures.PictureEvaluation;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/** {@code eligen eval pictures}: how well regions are obeyed. See docs/evaluation.md. */
@Command(
    name = "pictures",
    mixinStandardHelpOptions = true,
    description =
        "Draws things in places, with and without EliGen, and prints as Markdown what a judge finds of them.")
public final class EvalPicturesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelOptions model;

  @Option(
      names = "--each",
      paramLabel = "N",
      description =
          "Pictures of each number of things and each overlap (default: ${DEFAULT-VALUE}).")
  private int each = 2;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each picture (default: ${DEFAULT-VALUE}).")
  private int steps = 12;

  @Option(
      names = "--write",
      paramLabel = "FOLDER",
      description = "Put sheets of the pictures into this folder.")
  private Path folder;

  /** Draws, judges and prints; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    if (each < 1 || each > 100) {
      throw new ParameterException(
          spec.commandLine(), "--each is %d; give 1 to 100".formatted(each));
    }
    if (steps < 1 || steps > 1000) {
      throw new ParameterException(
          spec.commandLine(), "--steps is %d; give 1 to 1000".formatted(steps));
    }
    PrintWriter err = spec.commandLine().getErr();
    return Failure.told(err, interruption -> measure(interruption, err));
  }

  private void measure(Interruption interruption, PrintWriter err) {
    GenerationDefaults defaults = model.defaults().withSteps(steps);
    Sprites sprites = Sprites.load();
    PictureEvaluation evaluation =
        new PictureEvaluation(
            model.path(), model.options(), defaults, sprites, SpriteJudge.trained(sprites), each);
    PrintWriter out = spec.commandLine().getOut();
    try (Tally tally = new Tally("picture", evaluation.pictures(), err)) {
      PictureEvaluation.Result result = evaluation.run(interruption.ofRender(), tally::made);
      out.print(result.markdown());
      out.printf(
          "%n%d pictures of %d steps, %s%n",
          tally.done(), defaults.steps(), ProgressBar.duration(Math.round(tally.seconds())));
      out.flush();
      if (folder != null) {
        result.sheets().forEach((name, sheet) -> write(folder, name, Pictures.png(sheet)));
      }
    }
  }

  /** Writes a file into a folder that need not be there yet. */
  static void write(Path folder, String name, byte[] content) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadRequest(
          "%s cannot be made: %s. Give a folder that you may write in."
              .formatted(folder, e.getMessage()),
          e);
    }
    NewFile.write(folder.resolve(name), content);
  }
}
