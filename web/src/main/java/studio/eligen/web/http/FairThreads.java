package studio.eligen.web.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;

/** No address has all threads: one that reads its answers slowly waits for itself. */
final class FairThreads extends ThreadLimitHandler {

  private static final int MOST = 24;

  private final Access access;

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
}
