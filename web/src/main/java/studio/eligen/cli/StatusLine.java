package studio.eligen.cli;

import java.io.PrintWriter;

/** How far work is: one line of a terminal that is drawn over, or a line now and then. */
final class StatusLine implements AutoCloseable {

  private static final long SECOND = 1_000_000_000;
  private static final long TERMINAL_INTERVAL = SECOND / 4;
  private static final long LINE_INTERVAL = 10 * SECOND;

  private final PrintWriter out;
  private final boolean terminal = System.console() != null;
  private long shownAt;
  private int shown;

  StatusLine(PrintWriter out) {
    this.out = out;
  }

  /**
   * Shows a line, unless the last one is too young.
   *
   * @param last whether it is shown anyway
   */
  synchronized void show(String line, boolean last) {
    long now = System.nanoTime();
    boolean due = now - shownAt >= (terminal ? TERMINAL_INTERVAL : LINE_INTERVAL);
    if (shownAt != 0 && !due && !last) {
      return;
    }
    shownAt = now;
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
      shown = line.length();
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Says something that stays, above the line. */
  synchronized void say(String text) {
    close();
    out.println(text);
    out.flush();
  }

  /** Ends the line that was drawn over. */
  @Override
  public synchronized void close() {
    if (shown > 0) {
      out.println();
      out.flush();
      shown = 0;
    }
  }
}
