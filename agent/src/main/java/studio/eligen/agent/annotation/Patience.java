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

  private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

  /** The same with fewer tries. */
  Patience withTries(int most) {
    return new Patience(first, Math.min(most, tries));
  }

  /**
   * The answer, however often it has to be asked for. A server that says how long it wants to be
   * left alone is left alone for so long, within reason.
   *
   * @param gate is passed before each try
   * @throws MllmException of the last try
   */
  public <A> A ask(Supplier<A> question, Gate gate, Cancellation cancellation) {
    for (int attempt = 1; ; attempt++) {
      gate.pass(cancellation);
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
        Gate.pause(longer(first.multipliedBy(1L << attempt - 1), e), cancellation);
      }
    }
  }

  private static Duration longer(Duration own, MllmException why) {
    Duration asked = why instanceof MllmException.Busy busy ? busy.asked() : Duration.ZERO;
    boolean reasonable = asked.compareTo(LONGEST_ASKED) <= 0;
    return reasonable && asked.compareTo(own) > 0 ? asked : own;
  }
}
