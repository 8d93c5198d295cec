package studio.eligen.cli;

import java.io.PrintWriter;
import studio.eligen.agent.cli.Printable;
import studio.eligen.engine.RenderException;

/** What a command does with a {@link RenderException}: its sentence, and the exit code. */
final class Failure {

  /** The exit code of what was interrupted. */
  static final int INTERRUPTED = 130;

  private Failure() {}

  /**
   * Prints why there is no picture.
   *
   * @return the exit code: 2 for what the person can mend, 1 for too little memory, 130 for an
   *     interruption
   */
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
