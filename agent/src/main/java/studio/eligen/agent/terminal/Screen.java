package studio.eligen.agent.terminal;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Where the conversation shows: answers on one stream, what goes on meanwhile on another.
 *
 * @param terminal whether a person watches, so that a line may be drawn over
 */
record Screen(PrintStream out, PrintStream err, boolean terminal) {

  private static final int BAR = 24;

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

  /** A bar that moves on a terminal; elsewhere a line for every quarter. */
  void progress(int step, int steps, double secondsLeft) {
    if (terminal) {
      int full = BAR * step / Math.max(1, steps);
      String bar = "#".repeat(full) + "-".repeat(BAR - full);
      err.printf(
          Locale.ROOT, "\r[%s] %d/%d  %s ", bar, step, steps, left(step, steps, secondsLeft));
      if (step == steps) {
        err.print("\r" + " ".repeat(BAR + 40) + "\r");
      }
    } else if (step > 0 && step * 4 / steps != (step - 1) * 4 / steps) {
      err.printf(
          Locale.ROOT, "step %d of %d%s%n", step, steps, aside(left(step, steps, secondsLeft)));
    }
    err.flush();
  }

  private static String left(int step, int steps, double seconds) {
    if (step == 0 || step == steps) {
      return "";
    }
    long whole = (long) Math.ceil(seconds);
    return whole < 100 ? whole + " s left" : (whole + 30) / 60 + " min left";
  }

  private static String aside(String text) {
    return text.isEmpty() ? "" : ", " + text;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }
}
