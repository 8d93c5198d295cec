package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.ImportedDesign;
import studio.eligen.agent.design.Design;
import studio.eligen.engine.Cancellation;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.Visitor;

/** Files that are dropped on the page: pictures made here, other pictures, designs. */
final class OpeningApi {

  private static final Set<String> TYPES =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/tiff",
          "image/bmp",
          "application/json");
  private static final int LONGEST_NAME = 100;

  private final OpenConversations conversations;

  OpeningApi(OpenConversations conversations) {
    this.conversations = conversations;
  }

  void open(Context ctx) {
    RequestBody.requireType(ctx, TYPES);
    Visitor visitor = Authentication.of(ctx);
    Runnable opened = conversations.allowances().open(visitor);
    try (WaitingClient client = WaitingClient.of(ctx)) {
      conversations.requireFree(visitor);
      conversations.allowances().ask(visitor, 1);
      begin(ctx, visitor, client.work());
    } finally {
      opened.run();
    }
  }

  private void begin(Context ctx, Visitor visitor, Cancellation cancellation) {
    String owner = visitor.owner();
    ImportedDesign opened =
        conversations
            .importer(owner)
            .open(RequestBody.bytes(ctx, RequestBody.FILE), name(ctx), cancellation);
    cancellation.throwIfCancelled();
    Design design = opened.design();
    OpenConversation conversation =
        conversations.begin(owner, Design.blank(design.canvas(), design.seed()));
    Runnable work = () -> conversation.studio().open(opened);
    conversations.take(
        visitor, conversation, 0, () -> conversation.act("open " + opened.name(), work));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", conversation.archived().id())
            .put("grounded", !design.entities().isEmpty());
    opened.note().ifPresent(note -> json.put("note", note));
    Responses.json(ctx.status(201), json);
  }

  /** As a person may read it; no file is ever called so. */
  static String name(Context ctx) {
    String name =
        EditJson.withoutSteering(Optional.ofNullable(ctx.queryParam("name")).orElse(""))
            .replaceAll("[/\\\\]", " ")
            .strip();
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return cut.isEmpty() ? "the file" : cut;
  }
}
