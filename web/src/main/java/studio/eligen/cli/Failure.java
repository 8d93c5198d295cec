package studio.eligen.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import studio.eligen.agent.cli.Printable;
import studio.eligen.engine.RenderException;

/** What a command does with a {@link RenderException}: its sentence, and the exit code. */
final class Failure {

  /** The exit code of what was interrupted. */
  static final int INTERRUPTED = 130;

  private static final String LITTLE_MEMORY =
      "Java has too little memory for this; give it more with JAVA_TOOL_OPTIONS=-Xmx4g.";

  private Failure() {}

  /**
   * Runs what a command does, and prints why there is no picture where there is none.
   *
   * @param work stops where the person interrupts it
   * @return the exit code: 0, 2 for what the person can mend, 1 for too little memory, 130 for an
   *     interruption
   */
  static int told(PrintWriter err, Consumer<Interruption> work) {
    try (Interruption interruption = Interruption.watch()) {
      work.accept(interruption);
      return 0;
    } catch (RenderException e) {
      return report(e, err);
    } catch (OutOfMemoryError e) {
      return report(new RenderException.OutOfMemory(LITTLE_MEMORY, e), err);
    }
  }

  /** The same of a failure that is there already. */
  static int report(RenderException e, PrintWriter err) {
    // Part of a message may come from a hostile file, and could steer the terminal.
    err.println("eligen: " + Printable.line(e.getMessage()));
    err.flush();
    if (e instanceof RenderException.Cancelled) {
      return INTERRUPTED;
    }
    return e instanceof RenderException.OutOfMemory ? 1 : 2;
  }
}
