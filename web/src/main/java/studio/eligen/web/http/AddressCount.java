package studio.eligen.web.http;

import java.util.HashMap;
import java.util.Map;

/** How many of something an address has at once. */
final class AddressCount {

  private final int most;
  private final Map<String, Integer> counts = new HashMap<>();

  AddressCount(int most) {
    this.most = most;
  }

  /** Whether it may have one more; then {@link #leave}. */
  synchronized boolean enter(String address) {
    int now = counts.getOrDefault(address, 0);
    if (now >= most) {
      return false;
    }
    counts.put(address, now + 1);
    return true;
  }

  synchronized void leave(String address) {
    counts.computeIfPresent(address, (key, now) -> now > 1 ? now - 1 : null);
  }
}
