package studio.eligen.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import studio.eligen.engine.Cancellation;

/**
 * Whoever waits for a request that is worked on: once nobody does any more, the work is cancelled.
 *
 * <p>The server itself reads nothing of a connection before it has answered, and so does not hear
 * that it was closed. It is read from here meanwhile, which is why it ends with the answer: what
 * came too early on it is lost.
 */
final class WaitingClient implements AutoCloseable {

  private static final long LOOK_MILLIS = 200;

  private final Cancellation work = new Cancellation();
  private final ReadableByteChannel connection;
  private final Scheduler scheduler;
  private boolean answered;

  private WaitingClient(ReadableByteChannel connection, Scheduler scheduler) {
    this.connection = connection;
    this.scheduler = scheduler;
  }

  /**
   * Of a request whose body is here.
   *
   * @return to be closed when the work is done
   */
  static WaitingClient of(Context ctx) {
    ctx.header(HttpHeader.CONNECTION.asString(), "close");
    Request request = ServletContextRequest.getServletContextRequest(ctx.req());
    Object connection =
        request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
    WaitingClient client =
        new WaitingClient((ReadableByteChannel) connection, request.getComponents().getScheduler());
    client.lookLater();
    return client;
  }

  /** Ends when nobody waits any more. */
  Cancellation work() {
    return work;
  }

  private void lookLater() {
    scheduler.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    if (answered) {
      return;
    }
    try {
      if (connection.read(ByteBuffer.allocate(1)) >= 0) {
        lookLater();
        return;
      }
    } catch (IOException e) {
      // The connection is broken.
    }
    work.cancel();
  }

  @Override
  public synchronized void close() {
    answered = true;
  }
}
