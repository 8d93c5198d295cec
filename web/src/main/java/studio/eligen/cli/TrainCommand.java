package studio.eligen.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.cli.Printable;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.training.FlowMatching.Recomputation;
import studio.eligen.engine.training.LoraTraining;
import studio.eligen.engine.training.LoraTraining.Output;
import studio.eligen.engine.training.LoraTraining.Start;
import studio.eligen.engine.training.TrainingPlan;
import studio.eligen.engine.training.TrainingSet;
import studio.eligen.engine.weights.LoraNames;

/** {@code eligen train}: a LoRA from pictures whose entities are known. See docs/training.md. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a LoRA on pictures whose entities are known, with regional attention.")
public final class TrainCommand implements Callable<Integer> {

  /** A large model's state takes this long to be saved when Ctrl-C is pressed. */
  private static final int PATIENCE_SECONDS = 120;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "A folder with a metadata_eligen.json, metadata.json or metadata.jsonl.")
  private Path data;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "LORA.safetensors",
      required = true,
      description = "The LoRA to write; what training keeps is in the folder LORA.training.")
  private Path out;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description = "Rank of the LoRA (default: ${DEFAULT-VALUE}).")
  private int rank = 64;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How often the weights change (default: ${DEFAULT-VALUE}).")
  private int steps = 1000;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Pictures a step (default: ${DEFAULT-VALUE}).")
  private int batch = 4;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description = "Learning rate (default: ${DEFAULT-VALUE}).")
  private double learningRate = 1e-4;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Steps in which the learning rate grows (default: ${DEFAULT-VALUE}).")
  private int warmUp = 20;

  @Option(
      names = "--caption-drop",
      paramLabel = "SHARE",
      description = "Share of pictures whose caption is taken away (default: ${DEFAULT-VALUE}).")
  private double captionDrop = 0.1;

  @Option(
      names = "--pixels",
      paramLabel = "N",
      description =
          "Pixels of a picture; larger ones are scaled down (default: as the model draws).")
  private Integer pixels;

  @Option(
      names = "--save-every",
      paramLabel = "N",
      description = "Steps between two savings (default: ${DEFAULT-VALUE}).")
  private int saveEvery = 100;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all that chance decides (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--checkpointing",
      description = "Compute each block again for its gradient: a third slower, less memory.")
  private boolean checkpointing;

  @Option(
      names = "--names",
      paramLabel = "kohya|diffsynth",
      converter = NamesConverter.class,
      description = "What the LoRA's tensors are called (default: kohya).")
  private LoraNames names = LoraNames.KOHYA;

  @Option(names = "--resume", description = "Go on with a training that was stopped.")
  private boolean resume;

  @Mixin private ModelOptions model;

  /** Trains; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.watch(PATIENCE_SECONDS)) {
      GenerationDefaults defaults = model.defaults();
      TrainingPlan plan = plan(defaults);
      Output output =
          new Output(out.toAbsolutePath(), names, resume ? Start.WHERE_IT_WAS : Start.ANEW);
      TrainingSet set = TrainingSet.read(data);
      try (LoraTraining training =
              LoraTraining.open(model.path(), model.options(), defaults, set, plan, output);
          TrainingProgress progress = new TrainingProgress(err, plan, output.folder())) {
        training.run(progress, interruption.ofRender());
      }
      PrintWriter stdout = spec.commandLine().getOut();
      stdout.println(
          "%s: rank %d, %d steps of %d pictures"
              .formatted(Printable.line(out.toString()), plan.rank(), plan.steps(), plan.batch()));
      stdout.flush();
      return 0;
    } catch (RenderException.Cancelled e) {
      err.println("eligen: stopped; what was learnt is saved, and --resume goes on.");
      err.flush();
      return Failure.INTERRUPTED;
    } catch (RenderException e) {
      return Failure.report(e, err);
    }
  }

  private TrainingPlan plan(GenerationDefaults defaults) {
    return new TrainingPlan(
        rank,
        steps,
        batch,
        learningRate,
        warmUp,
        captionDrop,
        pixels == null ? defaults.width() * defaults.height() : pixels,
        saveEvery,
        seed,
        checkpointing ? Recomputation.BLOCKS : Recomputation.NOTHING);
  }

  /** Reads {@code kohya} and {@code diffsynth}. */
  static final class NamesConverter implements ITypeConverter<LoraNames> {

    @Override
    public LoraNames convert(String argument) {
      return switch (argument) {
        case "kohya" -> LoraNames.KOHYA;
        case "diffsynth" -> LoraNames.DIFFSYNTH;
        default ->
            throw new TypeConversionException("\"" + argument + "\" is not kohya or diffsynth");
      };
    }
  }
}
