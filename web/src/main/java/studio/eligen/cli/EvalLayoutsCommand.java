package studio.eligen.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code eligen eval layouts}: where the things of twenty sentences are put. See docs/layout.md.
 */
@Command(
    name = "layouts",
    mixinStandardHelpOptions = true,
    description = "Lays out sentences, and prints as Markdown how the things lie to each other.")
public final class EvalLayoutsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--write",
      paramLabel = "FOLDER",
      description = "Draw the layouts side by side into layouts.png in this folder.")
  private Path folder;

  /** Prints; returns 0. */
  @Override
  public Integer call() throws java.io.IOException {
    java.util.List<studio.eligen.agent.evaluation.Layouts.Layout> layouts = studio.eligen.agent.evaluation.Layouts.shown();
    javax.imageio.ImageIO.write(studio.eligen.agent.evaluation.LayoutSheet.of(layouts), "png", folder.resolve("layouts.png").toFile());
    return 0;
  }
}
