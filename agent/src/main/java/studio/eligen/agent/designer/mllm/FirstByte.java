package studio.eligen.agent.designer.mllm;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Waits for the first byte of an answer, and gives the answer up when it does not come. */
final class FirstByte {

  private enum State {
    AWAITED,
    CAME,
    TOO_LATE
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.AWAITED);

  /**
   * @param timeouts from now on
   * @param giveUp done in another thread when the time is over
   */
  FirstByte(Duration timeouts, Runnable giveUp) {
    CompletableFuture.delayedExecutor(timeouts.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (state.compareAndSet(State.AWAITED, State.TOO_LATE)) {
                giveUp.run();
              }
            });
  }

  /** It is there, or not waited for any more. */
  void came() {
    state.compareAndSet(State.AWAITED, State.CAME);
  }

  boolean isTooLate() {
    return state.get() == State.TOO_LATE;
  }
}
