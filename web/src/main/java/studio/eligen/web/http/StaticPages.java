package studio.eligen.web.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.eligen.agent.store.KnownBrowsers;

/** The page itself, from the program's own resources. */
final class StaticPages {

  private static final String FOLDER = "/studio/eligen/web/ui/";
  private static final String INDEX = "index.html";

  /** No folder above, no hidden file: only what the build writes. */
  private static final Pattern NAME =
      Pattern.compile("(?:assets/)?[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)++");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("json", "application/json; charset=utf-8"));

  private static final String NOT_BUILT =
      "<!doctype html><html lang=\"en\"><title>EliGen Studio</title>"
          + "<p>The page is not part of this build; the studio's interface is at"
          + " <a href=\"api/openapi.json\">api/openapi.json</a>.</p></html>";

  void index(Context ctx) {
    serve(ctx, INDEX);
  }

  void file(Context ctx) {
    serve(ctx, ctx.path().substring(1));
  }

  private static void serve(Context ctx, String name) {
    byte[] content = content(name).orElseThrow(() -> new Problem(404, "There is no such page."));
    // The build puts a hash of the content into the names of assets.
    boolean hashed = name.startsWith("assets/");
    String caching = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    ctx.header("Vary", "Accept-Encoding");
    if (!Responses.isKnown(ctx, KnownBrowsers.hash(name + Arrays.hashCode(content)), caching)) {
      ctx.contentType(TYPES.get(name.substring(name.lastIndexOf('.') + 1))).result(content);
    }
  }

  private static Optional<byte[]> content(String name) {
    String kind = name.substring(name.lastIndexOf('.') + 1);
    if (!NAME.matcher(name).matches() || !TYPES.containsKey(kind)) {
      return Optional.empty();
    }
    try (InputStream in = StaticPages.class.getResourceAsStream(FOLDER + name)) {
      if (in == null && name.equals(INDEX)) {
        return Optional.of(NOT_BUILT.getBytes(StandardCharsets.UTF_8));
      }
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
