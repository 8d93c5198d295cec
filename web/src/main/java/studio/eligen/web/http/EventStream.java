package studio.eligen.web.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import studio.eligen.web.conversation.Allowances;
import studio.eligen.web.conversation.EventLog;
import studio.eligen.web.conversation.EventLogs;
import studio.eligen.web.conversation.Visitor;

/**
 * Tells browsers what happens, as server-sent events. Each stream stays in the thread of its
 * request and reads the log at its own pace: one that cannot follow holds up nobody, and starts
 * anew when it fell too far behind.
 */
final class EventStream implements AutoCloseable {

  static final String PATH = "/api/events";

  private static final long HEARTBEAT_MILLIS = 15_000;

  private final EventLogs logs;
  private final Allowances allowances;
  private final Authentication authentication;
  private volatile boolean closed;

  EventStream(EventLogs logs, Allowances allowances, Authentication authentication) {
    this.logs = logs;
    this.allowances = allowances;
    this.authentication = authentication;
  }

  /** Runs a stream to its end. What the page knows is in a header or in the address. */
  void run(Context ctx) {
    Visitor visitor = Authentication.of(ctx);
    if (!allowances.enterStream(visitor)) {
      throw new Problem(429, "Too many windows of the studio are open; close some.");
    }
    EventLog log = logs.enter(visitor.owner());
    try {
      run(ctx, log);
    } catch (IOException e) {
      // The browser is gone; it comes back with the id of what it heard last.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      log.leave();
      allowances.leaveStream(visitor);
    }
  }

  private void run(Context ctx, EventLog log) throws IOException, InterruptedException {
    long reached = known(ctx).map(log::number).orElseGet(log::last);
    ctx.res().setContentType("text/event-stream");
    ctx.res().setCharacterEncoding("UTF-8");
    ctx.res().setHeader("X-Accel-Buffering", "no");
    ServletOutputStream out = ctx.res().getOutputStream();
    write(out, ": welcome\n\n");
    while (!closed) {
      EventLog.Batch batch = log.next(reached, HEARTBEAT_MILLIS);
      if (batch.events().isEmpty() && authentication.isGone(ctx)) {
        return;
      }
      write(out, text(batch, log));
      reached = batch.reached();
    }
  }

  private static Optional<String> known(Context ctx) {
    String header = ctx.header("Last-Event-ID");
    return Optional.ofNullable(header == null ? ctx.queryParam("after") : header);
  }

  private static String text(EventLog.Batch batch, EventLog log) {
    if (batch.lost()) {
      return event(log.id(batch.reached()), "reset", "{}");
    }
    StringBuilder text = new StringBuilder(batch.events().isEmpty() ? ": still here\n\n" : "");
    for (EventLog.Event event : batch.events()) {
      text.append(event(log.id(event.number()), event.name(), event.data()));
    }
    return text.toString();
  }

  private static String event(String id, String name, String data) {
    return "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, name, data);
  }

  private static void write(ServletOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** A browser of this owner logged out: its streams end. */
  void look(String owner) {
    logs.of(owner).wake();
  }

  @Override
  public void close() {
    closed = true;
    logs.wake();
  }
}
