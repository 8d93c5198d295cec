package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignDifference;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Variation;
import studio.eligen.engine.json.JsonField;
import studio.eligen.web.conversation.DrawnVariations;
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
    OpenConversation open = conversations.begin(Authentication.owner(ctx));
    Responses.json(
        ctx.status(201), JsonNodeFactory.instance.objectNode().put("id", open.conversation().id()));
  }

  void show(Context ctx) {
    // Looked at first: what happens while the rest is read is then told once more, not lost.
    String lastEvent = conversations.logs().of(Authentication.owner(ctx)).lastId();
    Responses.json(
        ctx,
        ConversationJson.whole(open(ctx), conversations.renderService().isLoading(), lastEvent));
  }

  void gallery(Context ctx) {
    Responses.json(
        ctx,
        ConversationJson.gallery(
            conversations.repository(Authentication.owner(ctx)).gallery(MOST_IN_GALLERY)));
  }

  void say(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "words");
    String words = body.required("words").text(LONGEST_WORDS).strip();
    if (words.isEmpty()) {
      throw new InvalidInput("\"words\" is empty; say what the picture shall show.");
    }
    Responses.turn(ctx, free(ctx).say(words));
  }

  void edit(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.MASKS, "edits", "words");
    JsonField asked = body.required("edits");
    OpenConversation open = free(ctx);
    Design now = open.conversation().history().design();
    // What does not fit the design of this moment may fit that of its turn: then it is told there.
    Design then = open.isIdle() ? now.with(edits.read(asked, now)) : now;
    String words =
        body.optional("words")
            .map(field -> field.text(LONGEST_WORDS))
            .orElseGet(() -> String.join(", ", DesignDifference.words(now, then)));
    String said = words.isBlank() ? "an edit by hand" : words;
    Responses.turn(ctx, open.act(said, () -> edit(open, asked, said)));
  }

  private void edit(OpenConversation open, JsonField asked, String said) {
    Design design = open.studio().design();
    List<DesignEdit> read = edits.read(asked, design);
    if (!design.with(read).equals(design)) {
      open.studio().edit(read, said);
    }
  }

  void describe(Context ctx) {
    JsonField asked = RequestBody.object(ctx, RequestBody.MASKS, "edits").required("edits");
    OpenConversation open = free(ctx);
    Design now = open.conversation().history().design();
    Design then = open.isIdle() ? now.with(descriptions.read(asked, now)) : now;
    String words = String.join(", ", DesignDifference.words(now, then));
    String said = words.isBlank() ? "described the picture" : words;
    Responses.turn(
        ctx,
        open.act(
            said,
            () -> open.studio().describe(descriptions.read(asked, open.studio().design()), said)));
  }

  void undo(Context ctx) {
    int versions = versions(ctx);
    OpenConversation open = free(ctx);
    Responses.turn(ctx, open.act("undo", () -> open.studio().undo(versions)));
  }

  void redo(Context ctx) {
    int versions = versions(ctx);
    OpenConversation open = free(ctx);
    Responses.turn(ctx, open.act("redo", () -> open.studio().redo(versions)));
  }

  private static int versions(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "versions");
    return body.optional("versions").map(field -> field.integer(1, MOST_STEPS_BACK)).orElse(1);
  }

  void fork(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "version");
    int version = body.required("version").integer(0, Integer.MAX_VALUE);
    OpenConversation open = free(ctx);
    if (open.isIdle()) {
      open.conversation().history().fork(version);
    }
    Responses.turn(ctx, open.act("go to version " + version, () -> open.studio().fork(version)));
  }

  void draw(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    OpenConversation open = free(ctx);
    Responses.turn(ctx, open.act("draw", () -> open.studio().draw()));
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
    OpenConversation open = free(ctx);
    Variation chosen = variation(open, body.required("n").integer(1, 16));
    Responses.turn(ctx, open.act(chosen.words(), () -> open.studio().pick(chosen)));
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
    open(ctx).cancel(turn);
    ctx.status(204);
  }

  void picture(Context ctx) {
    OpenConversation open = open(ctx);
    int version = number(ctx, "version");
    download(ctx, "eligen-%s-%03d.png".formatted(open.conversation().id(), version));
    Optional<String> hash = open.conversation().pictureHash(version);
    if (hash.isPresent() && Responses.isKnown(ctx, hash.get(), "private, no-cache")) {
      return;
    }
    byte[] png =
        open.picture(version)
            .orElseThrow(() -> missing("There is no picture of version %d.".formatted(version)));
    Responses.png(ctx, png, hash.orElse("unkept-%d".formatted(png.length)), "private, no-cache");
  }

  void variationPicture(Context ctx) {
    OpenConversation open = open(ctx);
    int n = number(ctx, "n");
    DrawnVariations varied =
        open.varied().orElseThrow(() -> missing("No variations were asked for."));
    if (n < 1 || n > varied.pictures().size()) {
      throw missing(noVariation(n, varied.pictures().size()));
    }
    String state = varied.ready().isEmpty() ? "sketch" : "done";
    String tag = "%d-%d-%s".formatted(varied.turn(), n, state);
    Responses.png(ctx, varied.pictures().get(n - 1), tag, "private, no-cache");
  }

  void preview(Context ctx) {
    // A picture may be done or cancelled between the event that tells of its preview and this.
    open(ctx)
        .preview()
        .ifPresentOrElse(
            preview -> Responses.png(ctx, preview.png(), preview.tag(), "private, no-cache"),
            () -> ctx.status(HttpStatus.NO_CONTENT));
  }

  void design(Context ctx) {
    OpenConversation open = open(ctx);
    int version = number(ctx, "version");
    if (version >= open.conversation().history().versions().size()) {
      throw missing("There is no version %d.".formatted(version));
    }
    Design design = open.conversation().history().versions().get(version).design();
    download(ctx, "eligen-%s-%03d.json".formatted(open.conversation().id(), version));
    String text = studio.eligen.agent.store.DesignJson.tree(design).toPrettyString() + "\n";
    ctx.contentType("application/json; charset=utf-8")
        .result(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void download(Context ctx, String name) {
    if ("1".equals(ctx.queryParam("download"))) {
      ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
  }

  private static Variation variation(OpenConversation open, int n) {
    List<Variation> ready = open.varied().map(DrawnVariations::ready).orElse(List.of());
    if (n > ready.size()) {
      throw missing(noVariation(n, ready.size()));
    }
    return ready.get(n - 1);
  }

  private static String noVariation(int n, int ready) {
    return "There is no variation %d to choose yet; %d are ready.".formatted(n, ready);
  }

  private OpenConversation open(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw missing("There is no such conversation here; the list shows those there are.");
    }
    return conversations.open(Authentication.owner(ctx), id);
  }

  /** The conversation, if this owner may have one more turn run. */
  private OpenConversation free(Context ctx) {
    OpenConversation open = open(ctx);
    conversations.requireFree(Authentication.owner(ctx), open);
    return open;
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
