package studio.eligen.engine.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * {@code eligen render}, run in this process.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Render(int exitCode, String out, String err) {

  static Render run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new RenderCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    return new Render(exitCode, out.toString(), err.toString());
  }

  /** The same in a process of its own. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RenderCommand()).execute(arguments));
  }
}
