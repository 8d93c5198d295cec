package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.Snapshot;
import studio.eligen.agent.Studio;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignDifference;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.json.JsonField;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.Refusal;

/** Conversations: what they hold, and turns in them. */
final class ConversationApi {

  private static final int MOST_LISTED = 500;
  private static final int MOST_IN_GALLERY = 200;
  private static final int LONGEST_WORDS = 4_000;
  private static final int MOST_STEPS_BACK = 10_000;
  private static final int MOST_REPAIRS = 4;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final OpenConversations conversations;
  private final EditJson edits;
  private final EditJson descriptions;

  ConversationApi(OpenConversations conversations) {
    this.conversations = conversations;
    this.edits = EditJson.drawn(conversations.factory().vocabulary());
    this.descriptions = EditJson.described(conversations.factory().vocabulary());
  }

  void list(Context ctx) {
    Responses.json(
        ctx,
        ConversationJson.list(
            conversations.repository(Authentication.owner(ctx)).list(MOST_LISTED)));
  }

  void begin(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    OpenConversation conversation = conversations.begin(Authentication.owner(ctx));
    Responses.json(
        ctx.status(201),
        JsonNodeFactory.instance.objectNode().put("id", conversation.archived().id()));
  }

  void show(Context ctx) {
    // Looked at first: what happens while the rest is read is then told once more, not lost.
    String lastEvent = conversations.logs().of(Authentication.owner(ctx)).lastId();
    Responses.json(
        ctx,
        ConversationJson.whole(
            conversation(ctx), conversations.renderService().isLoading(), lastEvent));
  }

  void gallery(Context ctx) {
    Responses.json(
        ctx,
        ConversationJson.gallery(
            conversations.repository(Authentication.owner(ctx)).gallery(MOST_IN_GALLERY)));
  }

  void say(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "words");
    String words = PlainWords.of(body.required("words").text(LONGEST_WORDS)).strip();
    if (words.isEmpty()) {
      throw new InvalidInput("\"words\" is empty; say what the picture shall show.");
    }
    Responses.turn(ctx, free(ctx).say(words));
  }

  void edit(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.MASKS, "edits", "words");
    CanvasEdit edit = new CanvasEdit(edits, body.required("edits"));
    OpenConversation conversation = free(ctx);
    String told = inWords(conversation, edit);
    String words = body.optional("words").map(field -> field.text(LONGEST_WORDS)).orElse(told);
    String plain = PlainWords.of(words).strip();
    String said = plain.isEmpty() ? "an edit by hand" : plain;
    Studio studio = conversation.studio();
    Responses.turn(
        ctx,
        conversation.act(
            said,
            () -> {
              if (!edit.apply(studio.design()).equals(studio.design())) {
                studio.edit(edit, said);
              }
            }));
  }

  void describe(Context ctx) {
    JsonField asked = RequestBody.object(ctx, RequestBody.MASKS, "edits").required("edits");
    CanvasEdit edit = new CanvasEdit(descriptions, asked);
    OpenConversation conversation = free(ctx);
    String words = inWords(conversation, edit);
    String said = words.isBlank() ? "described the picture" : words;
    Responses.turn(ctx, conversation.act(said, () -> conversation.studio().describe(edit, said)));
  }

  /**
   * What an edit does to the design of this moment. Where turns come before it, it may fit the
   * design of its own turn though it does not fit this one, and that is told there.
   */
  private static String inWords(OpenConversation conversation, CanvasEdit edit) {
    Design now = conversation.studio().design();
    Design then = conversation.isIdle() ? edit.apply(now) : now;
    return String.join(", ", DesignDifference.words(now, then));
  }

  void undo(Context ctx) {
    int versions = versions(ctx);
    OpenConversation conversation = free(ctx);
    Responses.turn(ctx, conversation.act("undo", () -> conversation.studio().undo(versions)));
  }

  void redo(Context ctx) {
    int versions = versions(ctx);
    OpenConversation conversation = free(ctx);
    Responses.turn(ctx, conversation.act("redo", () -> conversation.studio().redo(versions)));
  }

  private static int versions(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "versions");
    return body.optional("versions").map(field -> field.integer(1, MOST_STEPS_BACK)).orElse(1);
  }

  void fork(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "version");
    int version = body.required("version").integer(0, Integer.MAX_VALUE);
    OpenConversation conversation = free(ctx);
    if (conversation.isIdle()) {
      conversation.studio().history().fork(version);
    }
    Responses.turn(
        ctx,
        conversation.act("go to version " + version, () -> conversation.studio().fork(version)));
  }

  void draw(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    OpenConversation conversation = free(ctx);
    Responses.turn(ctx, conversation.act("draw", () -> conversation.studio().draw()));
  }

  void vary(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "entity", "number");
    int number = body.required("number").integer(2, OpenConversation.MOST_VARIATIONS);
    Optional<String> entity =
        body.optional("entity")
            .filter(field -> field.value().isTextual())
            .map(field -> field.text(64));
    Responses.turn(ctx, free(ctx).vary(entity, number));
  }

  void pick(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "n");
    OpenConversation conversation = free(ctx);
    Variation chosen = variation(conversation, body.required("n").integer(1, 16));
    Responses.turn(ctx, conversation.act(chosen.words(), () -> conversation.studio().pick(chosen)));
  }

  void check(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "repairs");
    int repairs = body.optional("repairs").map(field -> field.integer(0, MOST_REPAIRS)).orElse(0);
    Responses.turn(ctx, free(ctx).check(conversations.factory().critic(repairs)));
  }

  void cancel(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "turn");
    OptionalInt turn =
        body.optional("turn")
            .map(field -> OptionalInt.of(field.integer(1, Integer.MAX_VALUE)))
            .orElse(OptionalInt.empty());
    conversation(ctx).cancel(turn);
    ctx.status(204);
  }

  void picture(Context ctx) {
    OpenConversation conversation = conversation(ctx);
    int version = number(ctx, "version");
    download(ctx, "eligen-%s-%03d.png".formatted(conversation.archived().id(), version));
    Optional<String> hash = conversation.archived().pictureHash(version);
    if (hash.isPresent() && Responses.isKnown(ctx, hash.get(), "private, no-cache")) {
      return;
    }
    byte[] png =
        conversation
            .picture(version)
            .orElseThrow(() -> missing("There is no picture of version %d.".formatted(version)));
    Responses.png(ctx, png, hash.orElse("unkept-%d".formatted(png.length)), "private, no-cache");
  }

  void variationPicture(Context ctx) {
    OpenConversation conversation = conversation(ctx);
    int n = number(ctx, "n");
    VariationSheet sheet =
        conversation
            .studio()
            .snapshot()
            .variations()
            .orElseThrow(() -> missing("No variations were asked for."));
    if (n < 1 || n > sheet.drawn().size()) {
      throw missing(noVariation(n, sheet.drawn().size()));
    }
    byte[] png = sheet.drawn().get(n - 1).picture().png();
    String tag = "variation-%08x".formatted(Arrays.hashCode(png));
    Responses.png(ctx, png, tag, "private, no-cache");
  }

  void preview(Context ctx) {
    // A picture may be done or cancelled between the event that tells of its preview and this.
    conversation(ctx)
        .preview()
        .ifPresentOrElse(
            preview -> Responses.png(ctx, preview.png(), preview.tag(), "private, no-cache"),
            () -> ctx.status(HttpStatus.NO_CONTENT));
  }

  void design(Context ctx) {
    OpenConversation conversation = conversation(ctx);
    int version = number(ctx, "version");
    if (version >= conversation.studio().history().versions().size()) {
      throw missing("There is no version %d.".formatted(version));
    }
    Design design = conversation.studio().history().versions().get(version).design();
    download(ctx, "eligen-%s-%03d.json".formatted(conversation.archived().id(), version));
    String text = DesignJson.tree(design).toPrettyString() + "\n";
    ctx.contentType("application/json; charset=utf-8")
        .result(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void download(Context ctx, String name) {
    if ("1".equals(ctx.queryParam("download"))) {
      ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
  }

  /** One that can be chosen: all that are there, once none is drawn any more. */
  private static Variation variation(OpenConversation conversation, int n) {
    Snapshot now = conversation.studio().snapshot();
    List<Variation> ready =
        now.variations()
            .filter(sheet -> now.status() != Snapshot.Status.VARYING)
            .map(VariationSheet::drawn)
            .orElse(List.of());
    if (n > ready.size()) {
      throw missing(noVariation(n, ready.size()));
    }
    return ready.get(n - 1);
  }

  private static String noVariation(int n, int ready) {
    return "There is no variation %d to choose yet; %d are ready.".formatted(n, ready);
  }

  private OpenConversation conversation(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw missing("There is no such conversation here; the list shows those there are.");
    }
    return conversations.open(Authentication.owner(ctx), id);
  }

  /** The conversation, if this owner may have one more turn run. */
  private OpenConversation free(Context ctx) {
    OpenConversation conversation = conversation(ctx);
    conversations.requireFree(Authentication.owner(ctx), conversation);
    return conversation;
  }

  private static int number(Context ctx, String name) {
    String text = ctx.pathParam(name);
    if (!text.matches("\\d{1,6}")) {
      throw missing("There is no number \"%s\" here.".formatted(name));
    }
    return Integer.parseInt(text);
  }

  private static Refusal missing(String message) {
    return new Refusal(Refusal.Kind.MISSING, message);
  }
}
