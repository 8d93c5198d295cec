package studio.eligen.web.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import studio.eligen.web.conversation.Shares;

/**
 * Receives bodies before anything else is done for a request: no thread and no permit is held while
 * one comes slowly, and one that comes too slowly is given up. Who has not logged in brings nothing
 * large.
 */
final class BodyGate extends Handler.Wrapper {

  /** A body may take a second more for each so many bytes that came. */
  static final long BYTES_A_SECOND = 32 << 10;

  /** Small bodies of one address that may be on their way at once. */
  private static final int MOST_SMALL = 64;

  private static final String FROM_ADDRESS =
      "Too many requests from your address are on their way.";

  private final Access access;
  private final Authentication authentication;
  private final BodyRoom room;
  private final int graceSeconds;
  private final Shares small = new Shares(MOST_SMALL);

  /**
   * @param graceSeconds that a body may take which does not come
   */
  BodyGate(Access access, Authentication authentication, BodyRoom room, int graceSeconds) {
    this.access = access;
    this.authentication = authentication;
    this.room = room;
    this.graceSeconds = graceSeconds;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    long length = chunked ? RequestBody.FILE : request.getLength();
    if (length <= 0) {
      return super.handle(request, response, callback);
    }
    Reception reception = new Reception(request, response, callback);
    try {
      if (length > RequestBody.FILE) {
        throw RequestBody.tooLarge(RequestBody.FILE);
      }
      enter(request, length, reception);
    } catch (Problem e) {
      reception.refuse(e);
    }
    return true;
  }

  private void enter(Request request, long length, Reception reception) {
    String address = access.origin(request);
    if (length <= RequestBody.SMALL) {
      if (!small.take(address, 1)) {
        throw new Problem(429, FROM_ADDRESS);
      }
      Request.addCompletionListener(request, failure -> small.giveBack(address, 1));
      reception.begin();
    } else if (!authentication.admits(request)) {
      throw Login.needed();
    } else {
      // Whoever waits is not idle.
      request.addIdleTimeoutListener(timeout -> reception.isBegun());
      BodyRoom.Ticket ticket = room.ticket(address, length, reception::begin);
      Request.addCompletionListener(request, failure -> ticket.leave());
      ticket.enter();
    }
  }

  /** One body on its way. */
  private final class Reception {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile long begun;

    Reception(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    boolean isBegun() {
      return begun != 0;
    }

    void begin() {
      begun = System.nanoTime();
      Content.Source.asByteArrayAsync(
          request,
          RequestBody.FILE,
          Promise.Invocable.from(
              Invocable.InvocationType.NON_BLOCKING, this::arrived, failure -> broken()));
      watch();
    }

    private void watch() {
      double seconds = (System.nanoTime() - begun) / 1e9;
      double may = graceSeconds + (double) Request.getContentBytesRead(request) / BYTES_A_SECOND;
      if (decided.get()) {
        return;
      }
      if (seconds > may) {
        refuse(
            new Problem(
                408,
                "The body comes too slowly: %d s and one more for each %d bytes is what it may take."
                    .formatted(graceSeconds, BYTES_A_SECOND)));
      } else {
        getServer().getScheduler().schedule(this::watch, 1, TimeUnit.SECONDS);
      }
    }

    private void broken() {
      refuse(new Problem(400, "The body did not arrive as a whole; send it again."));
    }

    private void arrived(byte[] bytes) {
      if (decided.compareAndSet(false, true)) {
        getServer().getThreadPool().execute(() -> go(bytes));
      }
    }

    private void go(byte[] bytes) {
      try {
        if (!BodyGate.super.handle(new Received(request, bytes), response, callback)) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Exception e) {
        Response.writeError(request, response, callback, e);
      }
    }

    void refuse(Problem problem) {
      if (decided.compareAndSet(false, true)) {
        ErrorPages.write(response, problem.status(), problem.getMessage(), callback);
      }
    }
  }

  /** A request whose body is here. */
  private static final class Received extends Request.Wrapper {

    private final Content.Source body;

    Received(Request request, byte[] bytes) {
      super(request);
      this.body = new ByteBufferContentSource(ByteBuffer.wrap(bytes));
    }

    @Override
    public Content.Chunk read() {
      return body.read();
    }

    @Override
    public void demand(Runnable available) {
      body.demand(available);
    }

    @Override
    public void fail(Throwable failure) {
      body.fail(failure);
    }
  }
}
