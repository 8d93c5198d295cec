package studio.eligen.agent.annotation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException;

/** Lets so many questions a minute through, evenly, whoever asks them. */
public final class Gate {

  private final long interval;
  private final LongSupplier nanoTime;
  private long next;

  /**
   * @param interval in nanoseconds between two questions
   */
  Gate(long interval, LongSupplier nanoTime) {
    this.interval = interval;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  /** One that holds nobody back. */
  public static Gate open() {
    return new Gate(0, System::nanoTime);
  }

  /**
   * One for a rate.
   *
   * @param perMinute questions, above 0; infinite where nobody is held back
   */
  public static Gate of(double perMinute) {
    return new Gate((long) (Duration.ofMinutes(1).toNanos() / perMinute), System::nanoTime);
  }

  /**
   * Waits until it is this question's turn.
   *
   * @throws RenderException.Cancelled if it is not wanted any more
   */
  public void pass(Cancellation cancellation) {
    pause(Duration.ofNanos(turn()), cancellation);
  }

  /** How long the next question waits, in nanoseconds. */
  synchronized long turn() {
    long now = nanoTime.getAsLong();
    long turn = next - now > 0 ? next : now;
    next = turn + interval;
    return turn - now;
  }

  /**
   * Waits for so long.
   *
   * @throws RenderException.Cancelled if it is not wanted any more
   */
  static void pause(Duration time, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    if (time.isZero()) {
      return;
    }
    CountDownLatch unwanted = new CountDownLatch(1);
    try (Cancellation.Registration stop = cancellation.onCancel(unwanted::countDown)) {
      if (unwanted.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new RenderException.Cancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RenderException.Cancelled();
    }
  }
}
