package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.ImportedDesign;
import studio.eligen.agent.Insertion;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.Region;
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

  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp");

  private static final Pattern BOX =
      Pattern.compile(
          "([01]|[01]?\\.\\d{1,9}),([01]|[01]?\\.\\d{1,9}),([01]|[01]?\\.\\d{1,9}),([01]|[01]?\\.\\d{1,9})");

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
      conversations.allowances().keepAsked();
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
        conversations.begin(visitor, Design.blank(design.canvas(), design.seed()));
    Runnable work = () -> conversation.studio().open(token -> opened);
    conversations.take(
        visitor, conversation, 0, () -> conversation.act("open " + opened.name(), work));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", conversation.archived().id())
            .put("grounded", !design.entities().isEmpty());
    opened.note().ifPresent(note -> json.put("note", note));
    opened.resized().ifPresent(why -> json.put("resized", why));
    Responses.json(ctx.status(201), json);
  }

  /** Into the picture of a conversation, as a thing of it. */
  void insert(Context ctx) {
    RequestBody.requireType(ctx, PICTURES);
    Visitor visitor = Authentication.of(ctx);
    Region.Box box = box(Optional.ofNullable(ctx.queryParam("box")).orElse(""));
    String prompt = PlainWords.of(Optional.ofNullable(ctx.queryParam("thing")).orElse(""));
    OpenConversation conversation = conversations.open(visitor.owner(), ConversationApi.id(ctx));
    conversations.requireFree(visitor, conversation);
    Runnable opened = conversations.allowances().open(visitor);
    try {
      Canvas canvas = conversation.studio().design().canvas();
      byte[] file = RequestBody.bytes(ctx, RequestBody.FILE);
      Insertion insertion = Insertion.of(file, name(ctx), prompt, box, canvas);
      String said = "put %s in".formatted(name(ctx));
      Runnable work = () -> conversation.studio().insert(insertion);
      Responses.turn(
          ctx,
          conversations.take(
              visitor,
              conversation,
              0,
              () ->
                  conversation.act(
                      said, work, conversations.allowances().hold(visitor, insertion.bytes()))));
    } finally {
      opened.run();
    }
  }

  /** Four fractions of the picture, as in "0.25,0.5,0.5,0.75". */
  private static Region.Box box(String text) {
    Matcher edges = BOX.matcher(text);
    if (!edges.matches()) {
      throw new InvalidInput(
          "\"box\" is \"%s\"; give left, top, right and bottom in fractions of the picture, such as 0.25,0.5,0.5,0.75."
              .formatted(Printable.shortened(text, 60)));
    }
    return new Region.Box(
        Double.parseDouble(edges.group(1)),
        Double.parseDouble(edges.group(2)),
        Double.parseDouble(edges.group(3)),
        Double.parseDouble(edges.group(4)));
  }

  /** As a person may read it; no file is ever called so. */
  static String name(Context ctx) {
    String name =
        Printable.words(PlainWords.of(Optional.ofNullable(ctx.queryParam("name")).orElse("")))
            .replaceAll("[/\\\\]", " ")
            .strip();
    String cut = Printable.shortened(name, LONGEST_NAME);
    return cut.isEmpty() ? "the file" : cut;
  }
}
