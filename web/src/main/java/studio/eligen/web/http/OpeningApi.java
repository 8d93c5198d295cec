package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import studio.eligen.agent.ImportedDesign;
import studio.eligen.agent.design.Design;
import studio.eligen.engine.Cancellation;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.Refusal;

/** Files that are dropped on the page: pictures made here, other pictures, designs. */
final class OpeningApi {

  /** Read at once: each may take a few hundred megabytes of memory for a moment. */
  private static final int MOST_AT_ONCE = 2;

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
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  OpeningApi(OpenConversations conversations) {
    this.conversations = conversations;
  }

  void open(Context ctx) {
    RequestBody.requireType(ctx, TYPES);
    conversations.allowances().ask(Authentication.of(ctx), 1);
    if (!free.tryAcquire()) {
      throw new Refusal(
          Refusal.Kind.BUSY, "Other files are being opened just now; try again in a moment.");
    }
    try (WaitingClient client = WaitingClient.of(ctx)) {
      begin(ctx, Authentication.owner(ctx), client.work());
    } finally {
      free.release();
    }
  }

  private void begin(Context ctx, String owner, Cancellation cancellation) {
    ImportedDesign opened =
        conversations
            .importer(owner)
            .open(RequestBody.bytes(ctx, RequestBody.FILE), name(ctx), cancellation);
    cancellation.throwIfCancelled();
    Design design = opened.design();
    OpenConversation conversation =
        conversations.begin(owner, Design.blank(design.canvas(), design.seed()));
    conversation.act("open " + opened.name(), () -> conversation.studio().open(opened));
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
        Optional.ofNullable(ctx.queryParam("name"))
            .orElse("")
            .replaceAll("[\\p{Cntrl}/\\\\]", " ")
            .strip();
    String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return cut.isEmpty() ? "the file" : cut;
  }
}
