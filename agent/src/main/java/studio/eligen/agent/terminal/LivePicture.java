package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import studio.eligen.agent.terminal.InlinePicture.Area;
import studio.eligen.engine.RenderListener.Step;

/** A render as it comes about: a preview now and then, and a bar below it. Closing clears both. */
final class LivePicture implements AutoCloseable {

  /** Least time between two previews: each costs a part of a step. */
  private static final long PAUSE_NANOS = 400_000_000;

  private static final Area LARGEST = new Area(48, 12);

  private final PrintWriter out;
  private final TerminalCapabilities capabilities;
  private final Area space;
  private final LongSupplier nanoTime;
  private final ProgressBar progress;
  private final PictureLine line;
  private long last;
  private int rows;

  /**
   * @param terminal how large the terminal is now
   * @param nanoTime a clock in nanoseconds
   */
  LivePicture(
      PrintWriter out,
      TerminalCapabilities capabilities,
      Supplier<Area> terminal,
      LongSupplier nanoTime) {
    this.out = out;
    this.capabilities = capabilities;
    Area screen = terminal.get();
    this.space =
        new Area(
            Math.min(LARGEST.columns(), screen.columns() - 1),
            Math.min(LARGEST.rows(), screen.rows() - 3));
    this.nanoTime = nanoTime;
    this.progress = ProgressBar.bar(out, () -> terminal.get().columns(), nanoTime);
    this.line = new PictureLine(out, nanoTime);
    this.last = nanoTime.getAsLong();
  }

  void onStep(Step step) {
    boolean between = step.index() > 0 && step.index() < step.steps();
    if (between && showsPreviews() && nanoTime.getAsLong() - last >= PAUSE_NANOS) {
      preview(step.preview());
      last = nanoTime.getAsLong();
    }
    if (capabilities.moves()) {
      progress.onStep(step);
    } else {
      line.onStep(step);
    }
  }

  /** Half blocks whatever pictures are made of: they are the smallest to send and draw over. */
  private boolean showsPreviews() {
    return capabilities.picture() != InlinePicture.OFF
        && capabilities.unicode()
        && capabilities.colours() != ColourDepth.NONE
        && space.rows() > 2
        && space.columns() > 4;
  }

  private void preview(BufferedImage image) {
    clear();
    Area area = Area.of(image.getWidth(), image.getHeight(), space);
    out.print(InlinePicture.BLOCKS.encoded(image, area, capabilities.colours()));
    rows = area.rows();
  }

  private void clear() {
    progress.close();
    if (rows > 0) {
      out.print("\u001b[%dA\u001b[J".formatted(rows));
      rows = 0;
    }
  }

  @Override
  public void close() {
    clear();
    line.close();
    out.flush();
  }
}
