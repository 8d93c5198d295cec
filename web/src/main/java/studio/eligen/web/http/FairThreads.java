package studio.eligen.web.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * No address has all threads: one that reads its answers slowly waits for itself. Where those of a
 * few addresses are busy, whoever comes next gets fewer, as a dozen could have all of them.
 */
final class FairThreads extends ThreadLimitHandler {

  private static final int MOST = 24;

  /** A page asks for so much at once. */
  private static final int FEW = 4;

  /** Requests that are answered at once, beyond which an address that comes gets few. */
  private static final int MANY = 2 * MOST;

  private final Access access;
  private final AtomicInteger running = new AtomicInteger();

  FairThreads(Access access) {
    this.access = access;
    setThreadLimit(MOST);
    // Streams keep theirs, and are counted by themselves.
    excludePath(EventStream.PATH);
  }

  @Override
  protected String getRemoteIP(Request request) {
    return access.origin(request);
  }

  @Override
  protected int getThreadLimit(String address) {
    return running.get() < MANY ? MOST : FEW;
  }

  @Override
  public boolean onConditionsMet(Request request, Response response, Callback callback)
      throws Exception {
    running.incrementAndGet();
    Request.addCompletionListener(request, failure -> running.decrementAndGet());
    return super.onConditionsMet(request, response, callback);
  }
}
