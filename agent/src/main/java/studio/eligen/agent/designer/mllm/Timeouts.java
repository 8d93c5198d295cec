package studio.eligen.agent.designer.mllm;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect until a connection stands
 * @param silence until the first byte of an answer, and from each byte to the next
 * @param turn until all calls of one turn are answered
 * @param backOff before the first retry; doubled before each further one
 * @param retries after 429, 5xx and broken connections; 0 or more
 */
public record Timeouts(
    Duration connect, Duration silence, Duration turn, Duration backOff, int retries) {

  /**
   * A server without a GPU reads a prompt for half a minute before it says anything, and some send
   * a call only once it is whole.
   */
  public static final Timeouts USUAL =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofMillis(500),
          3);

  /** The same for one who asks again himself. */
  public Timeouts withoutRetries() {
    return new Timeouts(connect, silence, turn, backOff, 0);
  }

  /** The same for turns of another length: who thinks slowly reads slowly too. */
  public Timeouts withTurn(Duration longest) {
    Duration share = longest.multipliedBy(silence.toMillis()).dividedBy(turn.toMillis());
    Duration least = longest.compareTo(silence) < 0 ? longest : silence;
    Duration first = share.compareTo(least) > 0 ? share : least;
    return new Timeouts(connect, first, longest, backOff, retries);
  }
}
