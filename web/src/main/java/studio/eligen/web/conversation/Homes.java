package studio.eligen.web.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From which address owners came last, as far as they made something since the program began. */
final class Homes {

  /** Those who made something longest ago are forgotten first. */
  private static final int MOST = 10_000;

  private final Map<String, String> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  synchronized void met(Visitor visitor) {
    addresses.put(visitor.owner(), visitor.address());
  }

  /** An owner, and all others who came from the same address. */
  synchronized List<String> neighbours(String owner) {
    String address = addresses.get(owner);
    return address == null
        ? List.of(owner)
        : addresses.entrySet().stream()
            .filter(each -> each.getValue().equals(address))
            .map(Map.Entry::getKey)
            .toList();
  }
}
