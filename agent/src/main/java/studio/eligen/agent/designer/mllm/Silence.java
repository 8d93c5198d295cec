package studio.eligen.agent.designer.mllm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the bytes of an answer, for the first and for each after it, and gives the answer up
 * when nothing comes for too long.
 */
final class Silence {

  private final long longest;
  private final Runnable giveUp;
  private long since = System.nanoTime();
  private boolean begun;
  private boolean over;
  private boolean tooLong;

  /**
   * @param longest from now on, and from each byte on
   * @param giveUp done in another thread when nothing came for so long
   */
  Silence(Duration longest, Runnable giveUp) {
    this.longest = longest.toNanos();
    this.giveUp = giveUp;
    lookIn(this.longest);
  }

  /** Something came. */
  synchronized void heard() {
    begun = true;
    since = System.nanoTime();
  }

  /** Nothing is waited for any more. */
  synchronized void end() {
    over = true;
  }

  /** Whether nothing came for too long. */
  synchronized boolean isTooLong() {
    return tooLong;
  }

  /** Whether anything came before. */
  synchronized boolean hasBegun() {
    return begun;
  }

  private void lookIn(long nanos) {
    CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(this::look);
  }

  private void look() {
    long left = left();
    if (left > 0) {
      lookIn(left);
    } else if (isTooLong()) {
      giveUp.run();
    }
  }

  /**
   * How much longer may be waited; when it is no longer, it has been too long, unless it is over.
   */
  private synchronized long left() {
    long left = over ? 0 : longest - (System.nanoTime() - since);
    tooLong = !over && left <= 0;
    return left;
  }
}
