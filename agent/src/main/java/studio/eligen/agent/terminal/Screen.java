package studio.eligen.agent.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import studio.eligen.agent.cli.Printable;

/** Where the conversation shows: answers on one stream, what goes on meanwhile on another. */
record Screen(PrintStream out, PrintStream err) {

  /** Prints a text of any origin: control characters could otherwise steer the terminal. */
  void say(String text) {
    out.println(Printable.of(text));
    out.flush();
  }

  void note(String text) {
    err.println(Printable.of(text));
    err.flush();
  }

  /** Tells how far a render is, a line now and then. */
  ProgressBar progress() {
    PrintWriter writer = new PrintWriter(err, true, StandardCharsets.UTF_8);
    return ProgressBar.lines(writer, System::nanoTime);
  }
}
