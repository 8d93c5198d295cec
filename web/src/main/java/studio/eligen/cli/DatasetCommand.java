package studio.eligen.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code eligen dataset}: what there is to train on. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    description = "Looks at a dataset.",
    subcommands = DatasetShowCommand.class)
public final class DatasetCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Without a subcommand there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
