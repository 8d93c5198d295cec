package studio.eligen.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API that programs read. */
final class ApiDocument {

  private static final String FILE = "openapi.json";

  private ApiDocument() {}

  static void show(Context ctx) {
    try (InputStream in = ApiDocument.class.getResourceAsStream(FILE)) {
      ctx.contentType("application/json; charset=utf-8").result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
