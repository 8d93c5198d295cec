package studio.eligen.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;
import studio.eligen.web.conversation.Discretion;
import studio.eligen.web.conversation.Visitor;

/** Replies of the usual kinds. */
final class Responses {

  /** The Content-Type of all JSON. */
  static final String JSON = "application/json; charset=utf-8";

  private Responses() {}

  static void json(Context ctx, JsonNode json) {
    ctx.contentType(JSON).result(json.toString());
  }

  /** A refusal, as the visitor may read it. */
  static void error(Context ctx, int status, String message) {
    json(
        ctx.status(status), JsonNodeFactory.instance.objectNode().put("error", told(ctx, message)));
  }

  private static String told(Context ctx, String message) {
    String owner = Optional.ofNullable(Authentication.of(ctx)).map(Visitor::owner).orElse("");
    return Discretion.told(owner, message);
  }

  /** Which things need other names, and which may do. */
  static void refused(Context ctx, RefusedNames refused) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("error", told(ctx, refused.getMessage()));
    ArrayNode names = json.putArray("names");
    refused
        .reasons()
        .forEach(
            (thing, reason) -> {
              ObjectNode name = names.addObject().put("thing", thing);
              ArrayNode suggestions =
                  name.put("reason", told(ctx, reason.getMessage())).putArray("suggestions");
              reason.suggestions().forEach(suggestions::add);
            });
    json(ctx.status(400), json);
  }

  /** A turn that was taken on. */
  static void turn(Context ctx, int number) {
    json(ctx.status(202), JsonNodeFactory.instance.objectNode().put("turn", number));
  }

  /**
   * A picture.
   *
   * @param tag another one for another picture
   * @param caching how long it may be taken for the same
   */
  static void png(Context ctx, byte[] png, String tag, String caching) {
    if (!isKnown(ctx, tag, caching)) {
      ctx.contentType("image/png").result(png);
    }
  }

  /** Whether the browser has what this tag stands for; then that is all there is to say. */
  static boolean isKnown(Context ctx, String tag, String caching) {
    String quoted = "\"" + tag + "\"";
    ctx.header("ETag", quoted).header("Cache-Control", caching);
    boolean known = quoted.equals(ctx.header("If-None-Match"));
    if (known) {
      ctx.status(304);
    }
    return known;
  }
}
