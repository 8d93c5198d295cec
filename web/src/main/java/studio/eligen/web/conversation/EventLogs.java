package studio.eligen.web.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The event logs of all owners who were here lately. */
public final class EventLogs {

  /** Logs that nobody reads and that were used longest ago are forgotten first. */
  private static final int MOST_LOGS = 200;

  private final Map<String, EventLog> logs = new LinkedHashMap<>(16, 0.75f, true);

  /** The log of an owner. */
  public synchronized EventLog of(String owner) {
    EventLog log = logs.computeIfAbsent(owner, unknown -> new EventLog());
    if (logs.size() > MOST_LOGS) {
      logs.entrySet().stream()
          .filter(entry -> entry.getValue() != log && !entry.getValue().isRead())
          .map(Map.Entry::getKey)
          .findFirst()
          .ifPresent(logs::remove);
    }
    return log;
  }

  /** Tells everybody. */
  public void tellAll(String event, Supplier<ObjectNode> data) {
    List<EventLog> all;
    synchronized (this) {
      all = new ArrayList<>(logs.values());
    }
    all.forEach(log -> log.tell(event, data.get()));
  }

  /** The log to read from; then {@link EventLog#leave} it. */
  public synchronized EventLog enter(String owner) {
    EventLog log = of(owner);
    log.enter();
    return log;
  }

  /** Ends the waiting of all who read. */
  public void wake() {
    List<EventLog> all;
    synchronized (this) {
      all = new ArrayList<>(logs.values());
    }
    all.forEach(EventLog::wake);
  }
}
