package studio.eligen.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.DrawingOptions;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.agent.cli.OptionRange;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.render.LocalRenderer;
import studio.eligen.agent.terminal.ProgressBar;
import studio.eligen.cli.edits.EditEvaluation;
import studio.eligen.cli.edits.Editor;
import studio.eligen.cli.edits.OwnEditor;
import studio.eligen.cli.edits.RemoteEditor;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.GenerationDefaults;

/** {@code eligen eval edits}: how well edits are followed. See docs/evaluation.md. */
@Command(
    name = "edits",
    mixinStandardHelpOptions = true,
    description =
        "Changes pictures turn by turn, here or by another editor, and prints as Markdown what came of it.")
public final class EvalEditsCommand implements Callable<Integer> {

  /** Where a key for another editor stands: never on a command line, which others see. */
  private static final String KEY = "ELIGEN_EDITOR_KEY";

  private static final int SHORT = 3;
  private static final int MOST = 1000;

  @Spec private CommandSpec spec;

  @Mixin private MeasuringOptions measuring;

  @Option(
      names = "--editor",
      paramLabel = "URL",
      description =
          "Another editor: a server that takes POST URL/images/edits as OpenAI's does, such as http://localhost:8000/v1; its key is read from "
              + KEY
              + ".")
  private String editor;

  @Option(
      names = "--editor-model",
      paramLabel = "NAME",
      description = "What the model is called there, where the server has several.")
  private String editorModel;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      description = "Sequences of 3 turns (default: ${DEFAULT-VALUE}).")
  private int sequences = 7;

  @Option(
      names = "--long-sequences",
      paramLabel = "N",
      description = "Sequences of as many turns as --turns says (default: ${DEFAULT-VALUE}).")
  private int longSequences = 2;

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Turns of a long sequence (default: ${DEFAULT-VALUE}).")
  private int turns = 20;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each picture (default: ${DEFAULT-VALUE}).")
  private int steps = 12;

  /** Edits, judges and prints; returns 0, or what {@link Failure} says. */
  @Override
  public Integer call() {
    OptionRange.require(spec, "--sequences", sequences, 0, MOST);
    OptionRange.require(spec, "--long-sequences", longSequences, sequences == 0 ? 1 : 0, MOST);
    OptionRange.require(spec, "--turns", turns, 1, MOST);
    OptionRange.require(spec, "--steps", steps, 1, DrawingOptions.MOST_STEPS);
    PrintWriter err = spec.commandLine().getErr();
    return Failure.told(err, interruption -> measure(interruption, err));
  }

  private void measure(Interruption interruption, PrintWriter err) {
    measuring.prepare();
    ModelOptions model = measuring.model();
    GenerationDefaults defaults = model.defaults().withSteps(steps);
    Vocabulary vocabulary = VocabularyFile.of(model.path());
    Optional<Editor> other = otherEditor();
    Sprites sprites = Sprites.load();
    SpriteJudge judge = MeasuringOptions.judge(sprites, err);
    int pictures = sequences * (1 + SHORT) + longSequences * (1 + turns);
    PrintWriter out = spec.commandLine().getOut();
    try (LocalRenderer renderer = new LocalRenderer(model.path(), model.options());
        Tally tally = new Tally("picture", pictures, err)) {
      Cancellation cancellation = interruption.ofRender();
      EditEvaluation evaluation =
          new EditEvaluation(
              sprites,
              judge,
              vocabulary,
              defaults,
              renderer,
              other.orElseGet(() -> new OwnEditor(renderer, cancellation)),
              cancellation);
      print(evaluation, sequences, SHORT, tally, out);
      print(evaluation, longSequences, turns, tally, out);
      out.printf(
          "%d pictures, %s%n", tally.done(), ProgressBar.duration(Math.round(tally.seconds())));
      out.flush();
    }
  }

  /** Another editor, if one was named. */
  private Optional<Editor> otherEditor() {
    return Optional.ofNullable(editor)
        .map(
            url ->
                new RemoteEditor(
                    url,
                    Optional.ofNullable(editorModel),
                    Optional.ofNullable(System.getenv(KEY))));
  }

  private void print(
      EditEvaluation evaluation, int number, int length, Tally tally, PrintWriter out) {
    if (number == 0) {
      return;
    }
    EditEvaluation.Result result = evaluation.run(number, length, tally::made);
    out.printf("### %d turns, %d times%n%n%s%n", length, number, result.markdown());
    out.flush();
    measuring.write(result.sheets());
  }
}
