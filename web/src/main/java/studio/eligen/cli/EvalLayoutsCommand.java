package studio.eligen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.evaluation.LayoutReport;
import studio.eligen.agent.evaluation.LayoutSheet;
import studio.eligen.agent.evaluation.Layouts;
import studio.eligen.agent.evaluation.Layouts.Layout;

/**
 * {@code eligen eval layouts}: where the things of twenty sentences are put. See docs/layout.md.
 */
@Command(
    name = "layouts",
    mixinStandardHelpOptions = true,
    description = "Lays out sentences, and prints as Markdown how the things lie to each other.")
public final class EvalLayoutsCommand implements Callable<Integer> {

  private static final String SHEET = "layouts.png";

  @Spec private CommandSpec spec;

  @Option(
      names = "--write",
      paramLabel = "FOLDER",
      description = "Draw the layouts side by side into " + SHEET + " in this folder.")
  private Path folder;

  /** Prints; returns 0, or 1 where the picture cannot be written. */
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Vocabulary vocabulary = VocabularyFile.anything();
    List<Layout> layouts = Layouts.shown(vocabulary);
    out.print(new LayoutReport(vocabulary).of(layouts));
    out.flush();
    if (folder == null) {
      return 0;
    }
    Path sheet = folder.resolve(SHEET);
    try {
      Files.createDirectories(folder);
      ImageIO.write(LayoutSheet.of(layouts), "png", sheet.toFile());
      return 0;
    } catch (IOException e) {
      spec.commandLine()
          .getErr()
          .println(
              "eligen: %s cannot be written: %s. Give a folder that you may write in."
                  .formatted(sheet, e.getMessage()));
      return 1;
    }
  }
}
