package studio.eligen.agent.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import studio.eligen.engine.RenderListener;

/**
 * Tells a person how far a render is: a bar with the time left on a terminal, a line every tenth of
 * the way elsewhere. Closing it clears the bar, so that what is printed next begins a line.
 */
public final class ProgressBar implements RenderListener, AutoCloseable {

  private static final int BAR = 30;
  private static final long SECOND = 1_000_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private long start;
  private int tenths;
  private int shown;

  /**
   * ProgressBar on a writer.
   *
   * @param terminal whether a line can be written over
   * @param nanoTime a clock in nanoseconds
   */
  public ProgressBar(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  /** ProgressBar on a writer, with a bar if the program runs on a terminal. */
  public static ProgressBar on(PrintWriter out) {
    return new ProgressBar(out, System.console() != null, System::nanoTime);
  }

  @Override
  public void onStep(Step step) {
    if (step.index() == 0) {
      start = nanoTime.getAsLong();
      tenths = 0;
    }
    if (terminal) {
      showBar(step.index(), step.steps());
    } else if (step.index() > 0) {
      showLine(step.index(), step.steps());
    }
  }

  private void showBar(int done, int steps) {
    int filled = BAR * done / steps;
    String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
    String line = "[%s] step %d of %d%s".formatted(bar, done, steps, timeLeft(done, steps));
    out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    out.flush();
    shown = line.length();
  }

  private void showLine(int done, int steps) {
    if (10 * done / steps > tenths) {
      tenths = 10 * done / steps;
      out.println(
          "step %d of %d (%d %%)%s"
              .formatted(done, steps, 100 * done / steps, timeLeft(done, steps)));
      out.flush();
    }
  }

  private String timeLeft(int done, int steps) {
    if (done == 0 || done == steps) {
      return "";
    }
    double perStep = (double) (nanoTime.getAsLong() - start) / done;
    return ", " + duration(Math.round(perStep * (steps - done) / SECOND)) + " left";
  }

  /** Such as 45 s, 3 min 20 s or 1 h 5 min. */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  /** Clears the bar. */
  @Override
  public void close() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }
}
