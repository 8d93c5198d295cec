package studio.eligen.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.Printable;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.training.TrainingSet;
import studio.eligen.engine.training.TrainingSet.Item;

/** {@code eligen dataset show}: pictures of a dataset side by side, with their entities. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Draws pictures of a dataset side by side, with the places of their entities.")
public final class DatasetShowCommand implements Callable<Integer> {

  private static final int MOST = 400;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATASET",
      description = "A folder with a metadata_eligen.json, metadata.json or metadata.jsonl.")
  private Path data;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "SHEET.png",
      required = true,
      description = "The picture to write.")
  private Path out;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "The first picture that is shown, from 1 (default: ${DEFAULT-VALUE}).")
  private int first = 1;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Pictures that are shown (default: ${DEFAULT-VALUE}).")
  private int count = 12;

  /** Draws; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    return Failure.told(spec.commandLine().getErr(), interruption -> draw());
  }

  private void draw() {
    Path target = OutputFile.of(Optional.of(out), data.toString());
    if (count < 1 || count > MOST) {
      throw new BadRequest(
          "%d pictures cannot be shown; give 1 to %d with --count.".formatted(count, MOST));
    }
    List<Item> items = TrainingSet.read(data).items();
    if (first < 1 || first > items.size()) {
      throw new BadRequest(
          "There is no picture %d; %s has %d.".formatted(first, data, items.size()));
    }
    List<Item> shown = items.subList(first - 1, Math.min(items.size(), first - 1 + count));
    NewFile.write(target, Pictures.png(DatasetSheet.of(shown)));
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(
        "%s: pictures %d to %d of %d"
            .formatted(
                Printable.line(target.toString()), first, first - 1 + shown.size(), items.size()));
    stdout.flush();
  }
}
