package studio.eligen.web.conversation;

import java.util.HashMap;
import java.util.Map;

/**
 * So much of something that there is so much of, for each of those who take it. Who gave all of it
 * back is forgotten.
 */
public final class Shares {

  private final Map<String, Long> taken = new HashMap<>();
  private final long most;

  /**
   * @param most that one may have
   */
  public Shares(long most) {
    this.most = most;
  }

  /** Takes so much, unless that would be more than there is for this one. */
  public synchronized boolean take(String who, long amount) {
    long now = taken.getOrDefault(who, 0L) + amount;
    if (now > most) {
      return false;
    }
    taken.put(who, now);
    return true;
  }

  /** What was taken before, be it more than there is. */
  synchronized void add(String who, long amount) {
    taken.merge(who, amount, Long::sum);
  }

  /** What this one has taken. */
  synchronized long of(String who) {
    return taken.getOrDefault(who, 0L);
  }

  public synchronized void giveBack(String who, long amount) {
    taken.computeIfPresent(who, (key, now) -> now > amount ? now - amount : null);
  }
}
