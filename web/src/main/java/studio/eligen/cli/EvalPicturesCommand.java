package studio.eligen.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.DrawingOptions;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.cli.OptionRange;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.cli.pictures.PictureEvaluation;
import studio.eligen.engine.GenerationDefaults;

/** {@code eligen eval pictures}: how well regions are obeyed. See docs/evaluation.md. */
@Command(
    name = "pictures",
    mixinStandardHelpOptions = true,
    description =
        "Draws things in places, with and without EliGen, and prints as Markdown what a judge finds of them.")
public final class EvalPicturesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private MeasuringOptions measuring;

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

  /** Draws, judges and prints; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    OptionRange.require(spec, "--each", each, 1, 100);
    OptionRange.require(spec, "--steps", steps, 1, DrawingOptions.MOST_STEPS);
    PrintWriter err = spec.commandLine().getErr();
    return Failure.told(err, interruption -> measure(interruption, err));
  }

  private void measure(Interruption interruption, PrintWriter err) {
    measuring.prepare();
    ModelOptions model = measuring.model();
    GenerationDefaults defaults = model.defaults().withSteps(steps);
    Sprites sprites = Sprites.load();
    PictureEvaluation evaluation =
        new PictureEvaluation(
            model.path(),
            model.options(),
            defaults,
            sprites,
            MeasuringOptions.judge(sprites, err),
            each);
    PrintWriter out = spec.commandLine().getOut();
    try (Tally tally = new Tally("picture", evaluation.pictures(), err)) {
      PictureEvaluation.Result result = evaluation.run(interruption.ofRender(), tally::made);
      out.print(result.markdown());
      out.printf(
          "%n%d pictures of %d steps, %s%n",
          tally.done(), defaults.steps(), ProgressBar.duration(Math.round(tally.seconds())));
      out.flush();
      measuring.write(result.sheets());
    }
  }
}
