package studio.eligen.agent.terminal;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import studio.eligen.engine.RenderListener.Step;

/** A render in one line, where nothing can be drawn over: "Drawing… done in 4 s." */
final class PictureLine implements AutoCloseable {

  private static final long SECOND = 1_000_000_000;

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final long start;
  private boolean begun;
  private boolean done;

  PictureLine(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  void onStep(Step step) {
    if (!begun) {
      out.print("Drawing… ");
      out.flush();
      begun = true;
    }
    done = step.index() == step.steps();
  }

  @Override
  public void close() {
    if (begun) {
      long seconds = Math.round((double) (nanoTime.getAsLong() - start) / SECOND);
      out.println(done ? "done in %d s.".formatted(seconds) : "");
      out.flush();
      begun = false;
    }
  }
}
