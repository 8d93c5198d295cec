package studio.eligen.agent.designer.mllm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What holds the calls of one turn: the time that is left, and a hand that can end it. */
public final class Leash {

  private final Duration length;
  private final long end;
  private final List<Runnable> held = new ArrayList<>();
  private boolean cancelled;

  /**
   * @param length from now on
   */
  public Leash(Duration length) {
    this.length = length;
    this.end = System.nanoTime() + length.toNanos();
  }

  Duration length() {
    return length;
  }

  /** Zero when the time is over. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Ends the turn, from any thread: what is under way is let go. */
  public void cancel() {
    synchronized (this) {
      cancelled = true;
    }
    letGo();
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Does this when the turn ends early; at once, if it has been cancelled. */
  void hold(Runnable release) {
    synchronized (this) {
      if (!cancelled) {
        held.add(release);
        return;
      }
    }
    release.run();
  }

  /** Ends what is under way, and nothing more. */
  void letGo() {
    List<Runnable> all;
    synchronized (this) {
      all = List.copyOf(held);
      held.clear();
    }
    all.forEach(Runnable::run);
  }
}
