package studio.eligen.web.http;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers HEAD as GET is answered, of which the server then sends no body: otherwise it would be
 * told that all is there, whatever is asked for.
 */
final class HeadRequests extends Handler.Wrapper {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!HttpMethod.HEAD.is(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    if (request.getHttpURI().getPath().equals(EventStream.PATH)) {
      // It would last, and nothing would tell that nobody waits for it any more.
      ErrorPages.write(
          response, HttpStatus.METHOD_NOT_ALLOWED_405, "Events are asked for with GET.", callback);
      return true;
    }
    return super.handle(new AsGet(request), response, callback);
  }

  private static final class AsGet extends Request.Wrapper {

    AsGet(Request request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return HttpMethod.GET.asString();
    }
  }
}
