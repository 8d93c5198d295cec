package studio.eligen.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.eligen.agent.annotation.AnnotationListener.Progress;
import studio.eligen.agent.annotation.AnnotationRun;
import studio.eligen.agent.annotation.Annotator;
import studio.eligen.agent.annotation.DatasetFolder;
import studio.eligen.agent.annotation.DrawnPictures;
import studio.eligen.agent.annotation.Gate;
import studio.eligen.agent.annotation.Patience;
import studio.eligen.agent.annotation.PictureSource;
import studio.eligen.agent.cli.AnnotationOptions;
import studio.eligen.agent.cli.DrawingOptions;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.mllm.MllmConfiguration;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.prompts.PromptException;
import studio.eligen.prompts.Prompts;

/** {@code eligen annotate}: a dataset of pictures, or of captions that are drawn first. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    description =
        "Has a model that sees describe pictures and find things in them: a dataset to train on.")
public final class AnnotateCommand implements Callable<Integer> {

  /** Some pictures have no answer. */
  private static final int PARTLY = 1;

  /** A server that is asked to stop, and lists that are to be written. */
  private static final int PATIENCE_SECONDS = 60;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PICTURES|CAPTIONS.txt",
      arity = "1..*",
      description =
          "Pictures, folders of them, or a text with a caption a line, which are drawn first.")
  private List<Path> named;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DATASET",
      required = true,
      description = "The folder of the dataset; what is there already is added to.")
  private Path out;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Pictures asked about at the same time (default: ${DEFAULT-VALUE}).")
  private int atOnce = 4;

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "A folder with texts that take the place of the built-in ones.")
  private Path prompts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another one draws other pictures of the captions (default: 0).")
  private long seed;

  @Mixin private AnnotationOptions options;
  @Mixin private DrawingOptions drawing;

  /** Annotates; returns 0, 1 if some pictures have no answer, or what {@link Failure} says. */
  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.watch(PATIENCE_SECONDS)) {
      return annotate(interruption, err);
    } catch (RenderException.Cancelled e) {
      err.println("eligen: stopped; the answers that came are kept, and the same command goes on.");
      err.flush();
      return Failure.INTERRUPTED;
    } catch (MllmException | InvalidInput | PromptException e) {
      return Failure.report(new BadRequest(e.getMessage(), e), err);
    } catch (RenderException e) {
      return Failure.report(e, err);
    }
  }

  private int annotate(Interruption interruption, PrintWriter err) {
    Annotator annotator =
        new Annotator(
            server(),
            prompts == null ? Prompts.builtIn() : Prompts.overriddenBy(prompts),
            options.most());
    Gate gate = options.gate();
    named.forEach(PictureFiles::requireThere); // or a wrong name would begin a dataset
    try (DatasetFolder dataset = DatasetFolder.open(out);
        DrawnCaptions captions = captions(dataset, err);
        AnnotationProgress progress = new AnnotationProgress(err)) {
      AnnotationRun run =
          new AnnotationRun(annotator, dataset, gate, Patience.USUAL, atOnce, progress);
      try {
        Progress done = run.run(sources(captions), interruption.ofRender());
        return tell(dataset, done);
      } finally {
        finish(dataset);
      }
    }
  }

  private MllmSettings server() {
    MllmConfiguration configuration = options.server();
    return configuration
        .server()
        .orElseThrow(
            () ->
                new BadRequest(
                    configuration
                        .gap()
                        .orElse(
                            "No model that sees is set: give --mllm-url and --mllm-model, or set %s and %s."
                                .formatted(MllmConfiguration.URL, MllmConfiguration.MODEL))));
  }

  private DrawnCaptions captions(DatasetFolder dataset, PrintWriter err) {
    if (named.stream().noneMatch(AnnotateCommand::isCaptions)) {
      return null;
    }
    return new DrawnCaptions(
        drawing.model(),
        drawing.defaults(),
        seed,
        new DrawnPictures(dataset),
        engine -> tell(engine, err));
  }

  private static boolean isCaptions(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".txt") && Files.isRegularFile(file);
  }

  private List<PictureSource> sources(DrawnCaptions captions) {
    List<PictureSource> sources = new ArrayList<>();
    for (Path path : named) {
      sources.addAll(isCaptions(path) ? captions.in(path) : PictureFiles.in(path, out));
    }
    return sources;
  }

  private static void tell(EliGen engine, PrintWriter err) {
    engine
        .warnings()
        .forEach(warning -> err.println("eligen: warning: " + Printable.line(warning + ".")));
    err.flush();
  }

  private int tell(DatasetFolder dataset, Progress done) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println(
        "%d pictures asked about, %d known already, %d without an answer"
            .formatted(done.asked(), done.known(), done.failed()));
    stdout.println(Printable.line(out.toString()) + ": " + dataset.counts().told());
    stdout.flush();
    return done.failed() == 0 ? 0 : PARTLY;
  }

  /** However it ended: what is there can be trained on. */
  private static void finish(DatasetFolder dataset) {
    dataset.writeLists();
    NewFile.write(
        dataset.folder().resolve("report.txt"),
        (dataset.counts().told() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
