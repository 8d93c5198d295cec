package studio.eligen.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the API that programs read. */
final class Description {

  private static final String FILE = "openapi.json";

  private Description() {}

  static void show(Context ctx) {
    try (InputStream in = Description.class.getResourceAsStream(FILE)) {
      ctx.contentType("application/json; charset=utf-8").result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
