package studio.eligen.agent.terminal;

import java.io.PrintWriter;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import studio.eligen.engine.RenderListener;

/**
 * Tells a person how far a render is: a bar with the time left on a terminal, a line every tenth of
 * the way elsewhere. Closing it clears the bar, so that what is printed next begins a line.
 */
public final class ProgressBar implements RenderListener, AutoCloseable {

  private static final int BAR = 30;

  /** What a narrow terminal has room for shrinks to this; less tells nothing. */
  private static final int LEAST_BAR = 5;

  /** Columns that steps and time may take: "step 1000 of 1000, 123 h 59 min left". */
  private static final int WORDS = 36;

  private static final int NO_TERMINAL = -1;
  private static final int USUAL_COLUMNS = 80;
  private static final long SECOND = 1_000_000_000;

  private final PrintWriter out;
  private final IntSupplier columns;
  private final LongSupplier nanoTime;
  private long start;
  private int tenths;
  private int shown;

  private ProgressBar(PrintWriter out, IntSupplier columns, LongSupplier nanoTime) {
    this.out = out;
    this.columns = columns;
    this.nanoTime = nanoTime;
  }

  /**
   * A bar that is drawn over, on a terminal.
   *
   * @param columns how many characters a line has there, at least 2; asked at each step
   * @param nanoTime a clock in nanoseconds
   */
  static ProgressBar bar(PrintWriter out, IntSupplier columns, LongSupplier nanoTime) {
    return new ProgressBar(out, columns, nanoTime);
  }

  /**
   * A line now and then, where nothing can be drawn over.
   *
   * @param nanoTime a clock in nanoseconds
   */
  static ProgressBar lines(PrintWriter out, LongSupplier nanoTime) {
    return new ProgressBar(out, () -> NO_TERMINAL, nanoTime);
  }

  /** ProgressBar on a writer, with a bar if the program runs on a terminal. */
  public static ProgressBar on(PrintWriter out) {
    if (System.console() == null) {
      return lines(out, System::nanoTime);
    }
    int columns = TerminalCapabilities.columns(USUAL_COLUMNS);
    return bar(out, () -> columns, System::nanoTime);
  }

  @Override
  public void onStep(Step step) {
    if (step.index() == 0) {
      start = nanoTime.getAsLong();
      tenths = 0;
    }
    int width = columns.getAsInt();
    if (width != NO_TERMINAL) {
      showBar(step.index(), step.steps(), width - 1); // a full line would begin the next
    } else if (step.index() > 0) {
      showLine(step.index(), step.steps());
    }
  }

  private void showBar(int done, int steps, int room) {
    String line = line(done, steps, room);
    out.print("\r" + line + " ".repeat(Math.max(0, Math.min(shown, room) - line.length())));
    out.flush();
    shown = line.length();
  }

  /** The longest way to tell it that a line has room for: one that wraps could not be cleared. */
  private String line(int done, int steps, int room) {
    String words = done < steps ? "step %d of %d".formatted(done, steps) : "finishing the picture";
    String all = words + timeLeft(done, steps);
    int bar = Math.min(BAR, room - WORDS - "[] ".length());
    if (bar >= LEAST_BAR && all.length() <= WORDS) {
      int filled = (int) ((long) bar * done / steps);
      return "[" + "#".repeat(filled) + ".".repeat(bar - filled) + "] " + all;
    }
    return Stream.of(all, words, done + "/" + steps)
        .filter(told -> told.length() <= room)
        .findFirst()
        .orElse("");
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
