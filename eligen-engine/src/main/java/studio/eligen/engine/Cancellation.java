package studio.eligen.engine;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The one token for stopping. Who starts work makes one and passes it down; who works asks it
 * between two steps, or listens to it while waiting. It ends once and for good: somebody cancels
 * it, its time runs out, or the token that it was made from ends. May be used from any thread.
 */
public final class Cancellation {

  /** Why a token ended. */
  private enum Cause {
    CANCELLED,
    TIMED_OUT
  }

  /** Compared by identity: the same listener may be registered twice. */
  private final Set<Registration> registrations = new LinkedHashSet<>();

  private volatile Optional<Cause> ended = Optional.empty();

  /** A listener that waits for the end. */
  public final class Registration implements AutoCloseable {

    private final Runnable listener;

    private Registration(Runnable listener) {
      this.listener = listener;
    }

    /** Forgets the listener. One that is being run at this moment is not waited for. */
    @Override
    public void close() {
      synchronized (registrations) {
        registrations.remove(this);
      }
    }
  }

  /** Stops what it was given to, and what was made from it. Does nothing once it has ended. */
  public void cancel() {
    end(Cause.CANCELLED);
  }

  /** Whether what it was given to shall stop, for whatever reason. */
  public boolean isCancelled() {
    return ended.isPresent();
  }

  /** Whether it ended because its time, or that of the token it was made from, ran out. */
  public boolean isTimedOut() {
    return ended.equals(Optional.of(Cause.TIMED_OUT));
  }

  /**
   * Ends the work where it may not go on.
   *
   * @throws RenderException.Cancelled if this has ended
   */
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new RenderException.Cancelled();
    }
  }

  /**
   * Runs the listener once when this ends, in the thread that ends it; at once, and in this thread,
   * if it has. It should be quick and must not throw.
   *
   * @return forgets the listener when closed
   */
  public Registration onCancel(Runnable listener) {
    Registration registration = new Registration(listener);
    synchronized (registrations) {
      if (ended.isEmpty()) {
        registrations.add(registration);
        return registration;
      }
    }
    listener.run();
    return registration;
  }

  /** One that ends with this one, and can be cancelled alone. */
  public Cancellation child() {
    Cancellation child = new Cancellation();
    Registration here = onCancel(() -> child.end(ended.orElseThrow()));
    child.onCancel(here::close);
    return child;
  }

  /**
   * One that also ends when its time has run out.
   *
   * @param longest from now on
   */
  public Cancellation within(Duration longest) {
    Cancellation child = child();
    CompletableFuture.delayedExecutor(longest.toNanos(), TimeUnit.NANOSECONDS)
        .execute(() -> child.end(Cause.TIMED_OUT));
    return child;
  }

  /** No lock is held while listeners run: they may do anything with this. */
  private void end(Cause cause) {
    Set<Registration> listening;
    synchronized (registrations) {
      if (ended.isPresent()) {
        return;
      }
      ended = Optional.of(cause);
      listening = new LinkedHashSet<>(registrations);
      registrations.clear();
    }
    listening.forEach(registration -> registration.listener.run());
  }
}
