package studio.eligen.agent.annotation;

import java.time.Duration;
import java.util.function.Supplier;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.engine.Cancellation;

/**
 * How long a server is given to come round: what has no answer now is asked again after a while,
 * after twice that, and so on.
 *
 * @param first wait
 * @param tries in all, 1 or more
 */
public record Patience(Duration first, int tries) {

  /** A minute and a half in all: longer than a server takes that is started again. */
  public static final Patience USUAL = new Patience(Duration.ofSeconds(6), 5);

  /** The same with fewer tries. */
  Patience withTries(int most) {
    return new Patience(first, Math.min(most, tries));
  }

  /**
   * The answer, however often it has to be asked for.
   *
   * @throws MllmException of the last try
   */
  public <A> A ask(Supplier<A> question, Cancellation cancellation) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (MllmException.Busy
          | MllmException.Broken
          | MllmException.TooSlow
          | MllmException.Nonsense
          | MllmException.Unreachable e) {
        if (attempt >= tries) {
          throw e;
        }
        Gate.pause(first.multipliedBy(1L << attempt - 1), cancellation);
      }
    }
  }
}
