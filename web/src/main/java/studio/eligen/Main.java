package studio.eligen;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import studio.eligen.agent.terminal.ChatCommand;
import studio.eligen.agent.terminal.DoctorCommand;
import studio.eligen.agent.terminal.ListCommand;
import studio.eligen.cli.BenchCommand;
import studio.eligen.cli.EvalCommand;
import studio.eligen.cli.RenderCommand;
import studio.eligen.web.WebCommand;

/** The program: {@code eligen chat}, {@code eligen render}, … */
@Command(
    name = "eligen",
    description = "Design pictures by talking.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ChatCommand.class,
      WebCommand.class,
      ListCommand.class,
      RenderCommand.class,
      BenchCommand.class,
      EvalCommand.class,
      DoctorCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("chat")) {
      ChatCommand.readAhead();
    }
    System.exit(commandLine().execute(args));
  }

  /** The commands, with errors in one line: what is wrong, and where to read more. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (error, arguments) -> {
              CommandLine command = error.getCommandLine();
              command
                  .getErr()
                  .println(
                      "eligen: %s; %s --help tells more."
                          .formatted(error.getMessage(), command.getCommandSpec().qualifiedName()));
              return CommandLine.ExitCode.USAGE;
            });
  }
}
