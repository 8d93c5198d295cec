package studio.eligen.web.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Who gave wrong passwords lately. An address that gave too many waits, longer with each, and the
 * right one has to wait as well: whoever guesses learns nothing meanwhile. No other address does.
 */
final class WrongTries {

  /** Slips of the finger. */
  private static final int FREE = 5;

  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Then an address begins anew. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private static final int MOST_ADDRESSES = 10_000;

  private final Clock clock;
  private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true);

  private record Tries(int wrong, Instant last) {

    Instant until() {
      int beyond = Math.min(wrong - FREE, 30);
      Duration wait = beyond < 0 ? Duration.ZERO : Duration.ofSeconds(1L << beyond);
      return last.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    }
  }

  WrongTries(Clock clock) {
    this.clock = clock;
  }

  /**
   * One try, which no other of the address can overtake.
   *
   * @param password whether it is the right one; looked at quickly, while others wait
   * @throws Problem if this address has to wait
   */
  synchronized boolean isRight(String address, BooleanSupplier password) {
    requireFree(address);
    boolean right = password.getAsBoolean();
    if (right) {
      right(address);
    } else {
      wrong(address);
    }
    return right;
  }

  /**
   * @throws Problem if this address has to wait
   */
  synchronized void requireFree(String address) {
    Tries before = tries.get(address);
    if (before != null && clock.instant().isBefore(before.until())) {
      long seconds = Duration.between(clock.instant(), before.until()).toSeconds() + 1;
      throw new Problem(
          429,
          "%d wrong passwords came from your address; wait %d s, then try again."
              .formatted(before.wrong(), seconds));
    }
  }

  synchronized void wrong(String address) {
    Instant now = clock.instant();
    tries.values().removeIf(old -> old.last().isBefore(now.minus(FORGOTTEN)));
    int before = tries.containsKey(address) ? tries.get(address).wrong() : 0;
    tries.put(address, new Tries(before + 1, now));
    if (tries.size() > MOST_ADDRESSES) {
      tries.remove(tries.keySet().iterator().next());
    }
  }

  synchronized void right(String address) {
    tries.remove(address);
  }
}
