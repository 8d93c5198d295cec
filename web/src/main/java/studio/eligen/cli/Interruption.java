package studio.eligen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.eligen.engine.Cancellation;

/**
 * Stops a render when the program is told to stop (Ctrl-C), and gives it a moment to free what it
 * holds. Java then exits with 130 by itself; unfinished files go with {@link
 * studio.eligen.engine.files.NewFile}.
 */
final class Interruption implements AutoCloseable {

  /** A large model's step takes longer, but then the process's end frees its memory as well. */
  private static final int PATIENCE_SECONDS = 3;

  private final int patienceSeconds;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread onExit = new Thread(this::stop);
  private final Cancellation cancellation = new Cancellation();
  private volatile boolean drawing;

  private Interruption(int patienceSeconds) {
    this.patienceSeconds = patienceSeconds;
  }

  static Interruption watch() {
    return watch(PATIENCE_SECONDS);
  }

  /**
   * One that waits longer, for work that has something to save.
   *
   * @param patienceSeconds how long at most
   */
  static Interruption watch(int patienceSeconds) {
    Interruption interruption = new Interruption(patienceSeconds);
    Runtime.getRuntime().addShutdownHook(interruption.onExit);
    return interruption;
  }

  private void stop() {
    cancellation.cancel();
    if (!drawing) {
      return;
    }
    try {
      finished.await(patienceSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The token of a render that begins now. */
  Cancellation ofRender() {
    drawing = true;
    return cancellation;
  }

  @Override
  public void close() {
    finished.countDown();
    if (!cancellation.isCancelled()) {
      try {
        Runtime.getRuntime().removeShutdownHook(onExit);
      } catch (IllegalStateException ignored) {
        // The program is stopping at this moment; the hook finds the render finished.
      }
    }
  }
}
