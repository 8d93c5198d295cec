package studio.eligen.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.evaluation.WordEvaluation;
import studio.eligen.engine.RenderException;
import studio.eligen.prompts.Prompts;

/** {@code eligen eval words}: how sentences are followed. See docs/evaluation.md. */
@Command(
    name = "words",
    mixinStandardHelpOptions = true,
    description = "Says sentences to the designer of rules, and prints what became of them.")
public final class EvalWordsCommand implements Callable<Integer> {

  private static final int MOST_MISSES = 10_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--geneval",
      paramLabel = "FOLDER",
      description = "Measure GenEval's own sentences too: a checkout, or its prompts folder.")
  private Path genEval;

  @Option(
      names = "--t2i",
      paramLabel = "FOLDER",
      description = "Measure T2I-CompBench's lists too: a checkout, or its dataset folder.")
  private Path compBench;

  @Option(
      names = "--vocabulary",
      paramLabel = "open|model",
      converter = VocabularyConverter.class,
      description =
          "Let anything be drawn, or what the model that comes with the program can draw"
              + " (default: first one, then the other).")
  private Drawable drawable;

  @Option(
      names = "--misses",
      paramLabel = "N",
      description = "Show so many sentences that were missed (default: ${DEFAULT-VALUE}).")
  private int misses;

  /** What can be drawn. */
  private enum Drawable {
    ANYTHING("Anything can be drawn"),
    MODEL("The vocabulary of the model that comes with the program");

    private final String title;

    Drawable(String title) {
      this.title = title;
    }

    Vocabulary vocabulary() {
      return this == ANYTHING
          ? VocabularyFile.anything()
          : VocabularyFile.of(new ModelOptions().path());
    }
  }

  /** Reads {@code open} and {@code model}. */
  static final class VocabularyConverter implements ITypeConverter<Drawable> {
    @Override
    public Drawable convert(String argument) {
      return switch (argument) {
        case "open" -> Drawable.ANYTHING;
        case "model" -> Drawable.MODEL;
        default -> throw new TypeConversionException("\"" + argument + "\" is not open or model");
      };
    }
  }

  /** Measures, and prints Markdown; returns 0, or 2 for what the person can mend. */
  @Override
  public Integer call() {
    if (misses < 0 || misses > MOST_MISSES) {
      throw new ParameterException(
          spec.commandLine(), "--misses is %d; it must be 0 to %d.".formatted(misses, MOST_MISSES));
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      WordEvaluation evaluation = new WordEvaluation(Prompts.builtIn());
      Optional.ofNullable(genEval).ifPresent(evaluation::addGenEval);
      Optional.ofNullable(compBench).ifPresent(evaluation::addCompBench);
      for (Drawable each : drawable == null ? Drawable.values() : new Drawable[] {drawable}) {
        out.printf("## %s%n%n", each.title);
        out.print(evaluation.report(each.vocabulary(), misses));
        out.flush();
      }
      return 0;
    } catch (InvalidInput e) {
      // Part of a message may come from a hostile file, and could steer the terminal.
      PrintWriter err = spec.commandLine().getErr();
      err.println("eligen: " + e.getMessage().replaceAll("\\p{Cc}", "?"));
      err.flush();
      return CommandLine.ExitCode.USAGE;
    } catch (RenderException e) {
      return Failure.report(e, spec.commandLine().getErr());
    }
  }
}
