package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import studio.eligen.engine.json.StrictJson;

/** The description of the API that programs read. */
final class ApiDocument {

  private static final String FILE = "openapi.json";

  private final String base;

  /**
   * @param base path below which the studio lies, or empty
   */
  ApiDocument(String base) {
    this.base = base;
  }

  void show(Context ctx) {
    try (InputStream in = ApiDocument.class.getResourceAsStream(FILE)) {
      ObjectNode document = (ObjectNode) StrictJson.read(in.readAllBytes());
      document.putArray("servers").addObject().put("url", base + "/");
      Responses.json(ctx, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
