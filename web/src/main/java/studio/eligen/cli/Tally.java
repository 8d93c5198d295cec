package studio.eligen.cli;

import java.io.PrintWriter;
import java.util.Locale;
import studio.eligen.agent.terminal.ProgressBar;

/**
 * Counts work that is done piece by piece, and tells how far it is and how long it will take: on
 * one line of a terminal, or as a line now and then elsewhere.
 */
final class Tally implements AutoCloseable {

  private static final long SECOND = 1_000_000_000;
  private static final long LINE_INTERVAL = 20 * SECOND;

  private final String piece;
  private final int all;
  private final PrintWriter out;
  private final boolean terminal = System.console() != null;
  private final long start = System.nanoTime();
  private long shownAt = start;
  private int shown;
  private int found;
  private int made;

  /**
   * Begins to count.
   *
   * @param piece what one is called: "pair"
   */
  Tally(String piece, int all, PrintWriter out) {
    this.piece = piece;
    this.all = all;
    this.out = out;
  }

  /** One more was there already. */
  void found() {
    found++;
  }

  /** One more is done. */
  void made() {
    made++;
    int done = found + made;
    long now = System.nanoTime();
    if (done < all && now - shownAt < (terminal ? SECOND / 4 : LINE_INTERVAL)) {
      return;
    }
    shownAt = now;
    show(
        String.format(
            Locale.ROOT,
            "%s %,d of %,d, %.1f s each, %s left",
            piece,
            done,
            all,
            seconds() / made,
            ProgressBar.duration(Math.round(seconds() / made * (all - done)))));
  }

  private void show(String line) {
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
      shown = line.length();
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** How many were done, those aside that were there. */
  int done() {
    return made;
  }

  /** Since the beginning. */
  double seconds() {
    return (System.nanoTime() - start) / (double) SECOND;
  }

  /** Clears the line that was drawn over. */
  @Override
  public void close() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
    }
  }
}
