package studio.eligen.agent.terminal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine;

/**
 * A command, run in this process.
 *
 * @param said what it wrote for people to read on
 * @param noted what it wrote about its work
 */
record CommandRun(int exitCode, String said, String noted) {

  /**
   * @param command made from what it is to write to
   */
  static CommandRun of(BiFunction<PrintStream, PrintStream, Object> command, String... arguments) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream noted = new ByteArrayOutputStream();
    int exitCode = new CommandLine(command.apply(to(said), to(noted))).execute(arguments);
    return new CommandRun(
        exitCode, said.toString(StandardCharsets.UTF_8), noted.toString(StandardCharsets.UTF_8));
  }

  /** A chat in a pipe, to its end. */
  static CommandRun chat(String input, Path model, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--model", model.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return of((said, noted) -> new ChatCommand(in, said, noted), arguments.toArray(String[]::new));
  }

  private static PrintStream to(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
