package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What is said where the server itself refuses a request, before any of our routes: as short and
 * with the same headers as everything else.
 */
final class ErrorPages extends ErrorHandler {

  private static final String JSON = "application/json; charset=utf-8";

  /** Of whatever kind the request was: without a page its connection would stay open, too. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    write(response, code, sentence(code), callback);
  }

  /** Ends a request with a sentence; its connection is not used again. */
  static void write(Response response, int status, String sentence, Callback callback) {
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    Guard.HEADERS.forEach(headers::put);
    headers.put(HttpHeader.CONTENT_TYPE, JSON).put(HttpHeader.CONNECTION, "close");
    response.write(true, body(sentence), callback);
  }

  private static ByteBuffer body(String sentence) {
    String json = JsonNodeFactory.instance.objectNode().put("error", sentence).toString();
    return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String sentence(int status) {
    return "The request cannot be answered: %s.".formatted(HttpStatus.getMessage(status));
  }
}
