package studio.eligen.web.http;

import io.javalin.http.sse.SseClient;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import studio.eligen.web.room.EventLog;
import studio.eligen.web.room.EventLogs;

/**
 * Tells browsers what happens. Each stream has a thread of its own that reads the log at its own
 * pace: one that cannot follow holds up nobody, and starts anew when it fell too far behind.
 */
final class EventStream implements AutoCloseable {

  private static final long HEARTBEAT_MILLIS = 15_000;

  private final EventLogs logs;
  private final long heartbeatMillis;
  private final ExecutorService threads = Executors.newCachedThreadPool(EventStream::thread);

  EventStream(EventLogs logs) {
    this(logs, HEARTBEAT_MILLIS);
  }

  EventStream(EventLogs logs, long heartbeatMillis) {
    this.logs = logs;
    this.heartbeatMillis = heartbeatMillis;
  }

  /** Begins a stream; the page's last event is in a header or, after a reload, in the address. */
  void open(SseClient client) {
    EventLog log =
        logs.enter(Visitors.owner(client.ctx()))
            .orElseThrow(
                () -> new Problem(429, "Too many windows of the studio are open; close some."));
    String header = client.ctx().header("Last-Event-ID");
    Optional<String> known =
        Optional.ofNullable(header == null ? client.ctx().queryParam("after") : header);
    long after = known.map(log::number).orElseGet(log::last);
    client.ctx().res().setHeader("Cache-Control", "no-store");
    client.keepAlive();
    try {
      threads.execute(() -> run(client, log, after));
    } catch (RejectedExecutionException e) {
      logs.leave(log);
      client.close();
    }
  }

  private void run(SseClient client, EventLog log, long after) {
    try {
      client.sendComment("welcome");
      long reached = after;
      while (!client.terminated() && !threads.isShutdown()) {
        reached = send(client, log, log.next(reached, heartbeatMillis));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      logs.leave(log);
      client.close();
    }
  }

  private static long send(SseClient client, EventLog log, EventLog.Batch batch) {
    if (batch.lost()) {
      client.sendEvent("reset", "{}", log.id(batch.reached()));
    } else if (batch.events().isEmpty()) {
      client.sendComment("still here");
    }
    for (EventLog.Event event : batch.events()) {
      if (client.terminated()) {
        break;
      }
      client.sendEvent(event.name(), event.data(), log.id(event.number()));
    }
    return batch.reached();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "events");
    thread.setDaemon(true);
    return thread;
  }
}
