package studio.eligen.web.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the base path off before anything else is done for a request, so that all else knows its
 * own paths only. What lies elsewhere is none of ours.
 */
final class BasePath extends Handler.Wrapper {

  private final String base;

  BasePath(Access access) {
    this.base = access.base();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (base.isEmpty()) {
      return super.handle(request, response, callback);
    }
    String path = request.getHttpURI().getPath();
    if (path.equals(base)) {
      // Its links are relative, so that the page works at the address with the slash alone.
      response.getHeaders().put(HttpHeader.LOCATION, base + "/");
      ErrorPages.write(
          response, HttpStatus.SEE_OTHER_303, "The studio is at %s/.".formatted(base), callback);
      return true;
    }
    Optional<HttpURI> inside = inside(request.getHttpURI());
    if (inside.isEmpty()) {
      ErrorPages.write(
          response, HttpStatus.NOT_FOUND_404, "The studio is at %s/.".formatted(base), callback);
      return true;
    }
    return super.handle(new Inside(request, inside.get()), response, callback);
  }

  private Optional<HttpURI> inside(HttpURI uri) {
    if (!uri.getPath().startsWith(base + "/")) {
      return Optional.empty();
    }
    try {
      String path = uri.getPath().substring(base.length());
      return Optional.of(HttpURI.build(uri).path(path).asImmutable());
    } catch (IllegalArgumentException e) {
      // It leads out, as "/eligen/../eligen/" does.
      return Optional.empty();
    }
  }

  /** A request as it would be without the base path. */
  private static final class Inside extends Request.Wrapper {

    private final HttpURI uri;

    Inside(Request request, HttpURI uri) {
      super(request);
      this.uri = uri;
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }
  }
}
