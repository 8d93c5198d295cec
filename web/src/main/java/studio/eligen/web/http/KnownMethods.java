package studio.eligen.web.http;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import studio.eligen.agent.cli.Printable;

/**
 * Turns away what the studio never does, such as to lead on to another server (CONNECT), before
 * anything is read of it: its connection is closed, and its answer is as all others are.
 */
final class KnownMethods extends Handler.Wrapper {

  private static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private static final int LONGEST_SHOWN = 20;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String method = request.getMethod();
    boolean everything = "*".equals(request.getHttpURI().getPath());
    if (KNOWN.contains(method) && !everything) {
      return super.handle(request, response, callback);
    }
    response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", KNOWN));
    ErrorPages.write(response, HttpStatus.METHOD_NOT_ALLOWED_405, refusal(method), callback);
    return true;
  }

  private static String refusal(String method) {
    return "The studio does not answer %s; it answers %s, each with a path."
        .formatted(Printable.shortened(method, LONGEST_SHOWN), String.join(", ", KNOWN));
  }
}
