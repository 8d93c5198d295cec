package studio.eligen.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code eligen eval}: measures the designer of rules, the model, and what training teaches it. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    description =
        "Measures how words are understood, where things are put, how regions and edits are obeyed, and what training teaches.",
    subcommands = {
      EvalWordsCommand.class,
      EvalLayoutsCommand.class,
      EvalTrainCommand.class,
      EvalPicturesCommand.class,
      EvalEditsCommand.class
    })
public final class EvalCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Without a subcommand there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
