package studio.eligen.agent.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import studio.eligen.engine.cli.Progress;

/**
 * Where the conversation shows: answers on one stream, what goes on meanwhile on another.
 *
 * @param terminal whether a person watches, so that a line may be drawn over
 */
record Screen(PrintStream out, PrintStream err, boolean terminal) {

  /** Prints a text of any origin: control characters could otherwise steer the terminal. */
  void say(String text) {
    out.println(plain(text));
    out.flush();
  }

  void note(String text) {
    err.println(plain(text));
    err.flush();
  }

  void prompt() {
    if (terminal) {
      out.print("> ");
      out.flush();
    }
  }

  /** Shows how far a render is, until it is closed. */
  Progress progress() {
    PrintWriter writer = new PrintWriter(err, true, StandardCharsets.UTF_8);
    return new Progress(writer, terminal, System::nanoTime);
  }

  static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }
}
