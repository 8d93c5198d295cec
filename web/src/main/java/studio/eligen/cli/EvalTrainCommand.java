package studio.eligen.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.OptionRange;
import studio.eligen.cli.lesson.Lesson;
import studio.eligen.cli.lesson.LessonReport;
import studio.eligen.cli.lesson.LessonSheet;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.RenderListener;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.pipeline.EliGen;
import studio.eligen.engine.training.FlowMatching.Recomputation;
import studio.eligen.engine.training.LoraTraining;
import studio.eligen.engine.training.LoraTraining.Output;
import studio.eligen.engine.training.LoraTraining.Start;
import studio.eligen.engine.training.TrainingPlan;
import studio.eligen.engine.training.TrainingSet;
import studio.eligen.engine.weights.LoraNames;

/** {@code eligen eval train}: teaches the model a thing, and looks whether it draws it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Teaches the model a thing it does not know, and prints what it draws of it.")
public final class EvalTrainCommand implements Callable<Integer> {

  private static final String SHEET = "train.png";
  private static final int PICTURES = 24;
  private static final int MOST_TRIALS = 1000;
  private static final long SEEN = 1;
  private static final long UNSEEN = 2;

  @Spec private CommandSpec spec;

  @Mixin private MeasuringOptions measuring;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of training (default: ${DEFAULT-VALUE}).")
  private int steps = 300;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Boxes that it is drawn in, before and after (default: ${DEFAULT-VALUE}).")
  private int trials = 8;

  /** Trains, draws and prints; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() throws IOException {
    OptionRange.require(spec, "--trials", trials, 1, MOST_TRIALS);
    PrintWriter out = spec.commandLine().getOut();
    Path work = Files.createTempDirectory("eligen-eval-train");
    try (Interruption interruption = Interruption.watch()) {
      measuring.prepare();
      List<Lesson.Layout> layouts = Lesson.layouts(trials, UNSEEN);
      List<BufferedImage> before = drawn(layouts, List.of(), interruption);
      Path lora = work.resolve("lesson.safetensors");
      train(work, lora, interruption);
      List<BufferedImage> after = drawn(layouts, List.of(new LoraFile(lora, 1)), interruption);
      out.print(LessonReport.of(layouts, before, after));
      out.flush();
      measuring.write(Map.of(SHEET, LessonSheet.of(layouts, before, after)));
      return 0;
    } catch (RenderException e) {
      return Failure.report(e, spec.commandLine().getErr());
    } finally {
      delete(work);
    }
  }

  private void train(Path work, Path lora, Interruption interruption) {
    Lesson.write(Lesson.layouts(PICTURES, SEEN), work);
    TrainingPlan plan =
        new TrainingPlan(
            16,
            steps,
            2,
            1e-3,
            10,
            0.1,
            Lesson.SIDE * Lesson.SIDE,
            steps + 1, // saved once, in the end, without a preview
            0,
            Recomputation.NOTHING);
    Output output = new Output(lora, LoraNames.KOHYA, Start.ANEW);
    TrainingSet data = TrainingSet.read(work);
    try (LoraTraining training =
            LoraTraining.open(
                measuring.model().path(),
                measuring.model().options(),
                measuring.model().defaults(),
                data,
                plan,
                output);
        TrainingProgress progress =
            new TrainingProgress(spec.commandLine().getErr(), plan, output.folder())) {
      training.run(progress, interruption.ofRender());
    }
  }

  private List<BufferedImage> drawn(
      List<Lesson.Layout> trials, List<LoraFile> lesson, Interruption interruption) {
    EngineOptions options = measuring.model().options();
    GenerationDefaults usual = measuring.model().defaults();
    GenerationDefaults quick =
        usual.draft().map(draft -> usual.withSteps(draft.steps())).orElse(usual);
    List<LoraFile> loras = Stream.concat(options.loras().stream(), lesson.stream()).toList();
    List<BufferedImage> pictures = new ArrayList<>();
    try (EliGen engine = EliGen.load(measuring.model().path(), options.withLoras(loras))) {
      for (Lesson.Layout layout : trials) {
        RenderRequest request =
            quick
                .request(layout.prompt())
                .size(Lesson.SIDE, Lesson.SIDE)
                .seed(pictures.size())
                .entity(Lesson.THING, layout.box())
                .build();
        pictures.add(
            engine.render(request, RenderListener.SILENT, interruption.ofRender()).image());
      }
    }
    return pictures;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
