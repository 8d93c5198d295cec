package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.cli.Printable;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.ConversationPage;
import studio.eligen.agent.store.ConversationSummary;
import studio.eligen.agent.store.ConversationZip;
import studio.eligen.engine.json.JsonField;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.Shelf;
import studio.eligen.web.conversation.Visitor;

/** Conversations as wholes: the list, names, copies, what is deleted, and zips out and in. */
final class LibraryApi {

  private static final int MOST_LISTED = 500;
  private static final int MOST_IN_GALLERY = 200;
  private static final int LONGEST_SEARCH = 200;
  private static final int MOST_WORDS = 8;
  private static final int LONGEST_NAME = 200;
  private static final Set<String> ZIP = Set.of("application/zip");

  private final Shelf shelf;
  private final ConversationJson json;

  LibraryApi(Shelf shelf, ConversationJson json) {
    this.shelf = shelf;
    this.json = json;
  }

  void list(Context ctx) {
    List<ConversationSummary> found =
        shelf.list(Authentication.of(ctx), searched(ctx), MOST_LISTED);
    Responses.json(ctx, json.list(found));
  }

  private static List<String> searched(Context ctx) {
    String query = Optional.ofNullable(ctx.queryParam("q")).orElse("");
    if (query.length() > LONGEST_SEARCH) {
      throw new InvalidInput(
          "\"q\" has %d characters; at most %d are looked for."
              .formatted(query.length(), LONGEST_SEARCH));
    }
    return Stream.of(PlainWords.of(query).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }

  void gallery(Context ctx) {
    Responses.json(ctx, json.gallery(shelf.gallery(Authentication.of(ctx), MOST_IN_GALLERY)));
  }

  void change(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "name", "pinned");
    Optional<String> name = body.optional("name").map(LibraryApi::name);
    Optional<Boolean> pinned = body.optional("pinned").map(JsonField::truth);
    if (name.isEmpty() && pinned.isEmpty()) {
      throw new InvalidInput("Nothing is to be changed; give \"name\", \"pinned\" or both.");
    }
    Visitor visitor = Authentication.of(ctx);
    String id = ConversationApi.id(ctx);
    name.ifPresent(
        given -> shelf.rename(visitor, id, Optional.of(given).filter(n -> !n.isEmpty())));
    pinned.ifPresent(wanted -> shelf.pin(visitor, id, wanted));
    ctx.status(204);
  }

  /** One line; a text of blanks, or of what nobody sees, is no name. */
  private static String name(JsonField field) {
    return Printable.words(PlainWords.of(field.text(LONGEST_NAME)))
        .replaceAll("\\s+", " ")
        .replaceFirst("^[\\p{Cf}\\p{Z}]+$", "")
        .strip();
  }

  void duplicate(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    id(ctx, shelf.duplicate(Authentication.of(ctx), ConversationApi.id(ctx)));
  }

  void delete(Context ctx) {
    shelf.delete(Authentication.of(ctx), ConversationApi.id(ctx));
    ctx.status(204);
  }

  void restore(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    shelf.restore(Authentication.of(ctx), ConversationApi.id(ctx));
    ctx.status(204);
  }

  /** Written while it is sent, one picture at a time. */
  void export(Context ctx) throws IOException {
    Visitor visitor = Authentication.of(ctx);
    OpenConversation conversation = shelf.open(visitor, ConversationApi.id(ctx));
    Conversation kept = conversation.archived();
    DownloadName.save(ctx, shelf.title(visitor, kept), 0, ".zip");
    ctx.contentType("application/zip");
    Optional<String> name = shelf.name(visitor, kept.id());
    ConversationZip.write(kept, name, conversation.masks()::of, ctx.outputStream());
  }

  /** Written while it is sent, one picture at a time. */
  void page(Context ctx) throws IOException {
    Visitor visitor = Authentication.of(ctx);
    Conversation kept = shelf.open(visitor, ConversationApi.id(ctx)).archived();
    String title = shelf.title(visitor, kept);
    DownloadName.save(ctx, title, 0, ".html");
    ctx.contentType("text/html; charset=utf-8");
    // Most of it is pictures, which get no smaller, and packing them takes most time.
    ctx.disableCompression();
    ConversationPage.write(kept, title, ctx.outputStream());
  }

  void add(Context ctx) {
    RequestBody.requireType(ctx, ZIP);
    Visitor visitor = Authentication.of(ctx);
    Runnable brought = shelf.bringIn(visitor);
    try (WaitingClient client = WaitingClient.of(ctx)) {
      byte[] zip = RequestBody.bytes(ctx, RequestBody.FILE);
      id(ctx, shelf.add(visitor, zip, OpeningApi.name(ctx), client.work()));
    } finally {
      brought.run();
    }
  }

  void thumbnail(Context ctx) {
    Visitor visitor = Authentication.of(ctx);
    String hash =
        shelf.pictureHash(visitor, ConversationApi.id(ctx), PictureApi.number(ctx, "version"));
    String tag = "small-" + hash;
    if (!Responses.isKnown(ctx, tag, "private, no-cache")) {
      Responses.png(ctx, shelf.thumbnail(visitor, hash), tag, "private, no-cache");
    }
  }

  private static void id(Context ctx, String id) {
    Responses.json(ctx.status(201), JsonNodeFactory.instance.objectNode().put("id", id));
  }
}
