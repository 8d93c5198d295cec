package studio.eligen.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * {@code eligen render}, run in this process.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Render(int exitCode, String out, String err) {

  private static final Path GOLDENS = Path.of("../eligen-engine/src/test/resources/goldens");

  /** The engine's smallest model. */
  static final Path NANO = GOLDENS.resolve("flux-nano");

  /** A safetensors file with a tensor "noise" for a picture of 128 × 96. */
  static final Path NOISE = GOLDENS.resolve("generate.safetensors");

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
