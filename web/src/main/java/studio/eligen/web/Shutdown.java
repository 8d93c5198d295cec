package studio.eligen.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C or a polite kill: the program closes everything before it is gone. */
final class Shutdown {

  /** Longest time to close in; what is in the archive is safe anyway. */
  private static final long CLOSE_SECONDS = 15;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Shutdown() {}

  /** From now on the program does not end before {@link #done}, or before it took too long. */
  static Shutdown ofProgram() {
    Shutdown ending = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(ending::hold, "ending"));
    return ending;
  }

  /** The main thread cannot be waited for: it waits for this in its own call of exit. */
  private void hold() {
    asked.countDown();
    try {
      closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until somebody wants the program to end. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is closed. */
  void done() {
    closed.countDown();
  }
}
