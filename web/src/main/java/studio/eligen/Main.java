package studio.eligen;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.terminal.ChatCommand;
import studio.eligen.agent.terminal.DoctorCommand;
import studio.eligen.agent.terminal.ListCommand;
import studio.eligen.cli.AnnotateCommand;
import studio.eligen.cli.BenchCommand;
import studio.eligen.cli.DatasetCommand;
import studio.eligen.cli.DecodeCommand;
import studio.eligen.cli.EvalCommand;
import studio.eligen.cli.GpuCommand;
import studio.eligen.cli.PanelsCommand;
import studio.eligen.cli.RenderCommand;
import studio.eligen.cli.SynthesizeCommand;
import studio.eligen.cli.TrainCommand;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.web.WebCommand;

/** The program: {@code eligen chat}, {@code eligen render}, … */
@Command(
    name = "eligen",
    description = "Design pictures by talking.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = Version.class)
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  private Main() {}

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  public static void main(String[] args) {
    // Every command reads JSON, and to get ready for it takes as long as to read the command.
    Thread ahead = new Thread(StrictJson::prepare, "json");
    ahead.setDaemon(true);
    ahead.start();
    System.exit(commandLine(args).execute(args));
  }

  /**
   * The command that the arguments begin with, or else all of them: to read the options of one
   * takes milliseconds. Errors are told in one line: what is wrong, and where to read more.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    Map<String, Class<?>> commands = commands();
    String named = arguments.length == 0 ? "" : arguments[0];
    if (commands.containsKey(named)) {
      line.addSubcommand(named, commands.get(named));
    } else {
      commands.forEach(line::addSubcommand);
    }
    return line.setParameterExceptionHandler(
        (error, given) -> {
          CommandLine command = error.getCommandLine();
          command
              .getErr()
              .println(
                  "eligen: %s; %s --help tells more."
                      .formatted(
                          Printable.line(error.getMessage()),
                          command.getCommandSpec().qualifiedName()));
          return CommandLine.ExitCode.USAGE;
        });
  }

  /** In the order in which they are told. */
  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("chat", ChatCommand.class);
    commands.put("web", WebCommand.class);
    commands.put("list", ListCommand.class);
    commands.put("render", RenderCommand.class);
    commands.put("panels", PanelsCommand.class);
    commands.put("decode", DecodeCommand.class);
    commands.put("train", TrainCommand.class);
    commands.put("annotate", AnnotateCommand.class);
    commands.put("dataset", DatasetCommand.class);
    commands.put("synthesize", SynthesizeCommand.class);
    commands.put("bench", BenchCommand.class);
    commands.put("eval", EvalCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("gpu", GpuCommand.class);
    return commands;
  }
}
