package studio.eligen.web.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import studio.eligen.agent.PlainWords;
import studio.eligen.agent.Studio;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.render.Variation;
import studio.eligen.engine.json.JsonField;
import studio.eligen.web.conversation.OpenConversation;
import studio.eligen.web.conversation.OpenConversations;
import studio.eligen.web.conversation.Refusal;

/** Conversations: what they hold, and turns in them. */
final class ConversationApi {

  private static final int LONGEST_WORDS = 4_000;
  private static final int MOST_STEPS_BACK = 10_000;
  private static final int MOST_REPAIRS = 4;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final OpenConversations conversations;
  private final ConversationJson json;
  private final EditJson edits;
  private final EditJson descriptions;

  ConversationApi(OpenConversations conversations, ConversationJson json) {
    this.conversations = conversations;
    this.json = json;
    this.edits = EditJson.drawn(conversations.factory().vocabulary());
    this.descriptions = EditJson.described(conversations.factory().vocabulary());
  }

  void begin(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    OpenConversation conversation = conversations.begin(Authentication.of(ctx));
    Responses.json(
        ctx.status(201),
        JsonNodeFactory.instance.objectNode().put("id", conversation.archived().id()));
  }

  void show(Context ctx) throws IOException {
    OpenConversation conversation = conversation(ctx);
    // Looked at before the state: what happens while that is read is told once more, not lost.
    String lastEvent = conversations.logs().of(Authentication.owner(ctx)).lastId();
    boolean loading = conversations.renderService().isLoading();
    ctx.contentType(Responses.JSON);
    json.write(conversation, loading, lastEvent, ctx.outputStream());
  }

  void say(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.MASKS, "words", "edits", "picture");
    String words = PlainWords.of(body.required("words").text(LONGEST_WORDS)).strip();
    if (words.isEmpty()) {
      throw new InvalidInput("\"words\" is empty; say what the picture shall show.");
    }
    Optional<JsonField> laid = body.optional("edits");
    Optional<StylePicture> picture =
        body.optional("picture").map(image -> opening(ctx, () -> EditJson.attached(image)));
    if (laid.isPresent()) {
      sayTo(new CanvasEdit(edits, laid.get()), words, picture, ctx);
    } else if (picture.isPresent()) {
      OpenConversation conversation = free(ctx);
      take(ctx, conversation, 1, () -> conversation.say(words, picture, held(ctx)));
    } else {
      OpenConversation conversation = conversation(ctx);
      take(ctx, conversation, 1, () -> conversation.say(words, Optional.empty(), () -> {}));
    }
  }

  /** Of what was laid out by hand and the words that are said to it there is one picture. */
  private void sayTo(CanvasEdit edit, String words, Optional<StylePicture> picture, Context ctx) {
    OpenConversation conversation = free(ctx);
    Studio studio = conversation.studio();
    Optional<Design> next = next(ctx, conversation, edit);
    next.ifPresent(studio::requireDrawable);
    String told = CanvasEdit.named("", studio.design(), next);
    Runnable work =
        () -> {
          studio.lay(edit, told);
          studio.say(words, picture);
          studio.draw();
        };
    take(ctx, conversation, 1, () -> conversation.act(words, work, held(ctx)));
  }

  void edit(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.MASKS, "edits", "words");
    CanvasEdit edit = new CanvasEdit(edits, body.required("edits"));
    OpenConversation conversation = free(ctx);
    Studio studio = conversation.studio();
    Optional<Design> next = next(ctx, conversation, edit);
    next.ifPresent(studio::requireDrawable);
    String named =
        PlainWords.of(body.optional("words").map(field -> field.text(LONGEST_WORDS)).orElse(""))
            .strip();
    Runnable work =
        () -> {
          Design now = studio.design();
          Design then = edit.apply(now);
          if (!then.equals(now)) {
            studio.edit(edit, CanvasEdit.named(named, now, Optional.of(then)));
          }
        };
    String said = CanvasEdit.named(named, studio.design(), next);
    take(ctx, conversation, 0, () -> conversation.act(said, work, held(ctx)));
  }

  void describe(Context ctx) {
    JsonField asked = RequestBody.object(ctx, RequestBody.MASKS, "edits").required("edits");
    CanvasEdit edit = new CanvasEdit(descriptions, asked);
    OpenConversation conversation = free(ctx);
    Design now = conversation.studio().design();
    Optional<Design> next = next(ctx, conversation, edit);
    String said = CanvasEdit.inWords(now, next, "described the picture");
    Runnable work = () -> conversation.studio().describe(edit, said);
    take(ctx, conversation, 0, () -> conversation.act(said, work, held(ctx)));
  }

  private <T> T opening(Context ctx, Supplier<T> work) {
    return conversations.allowances().opening(Authentication.of(ctx), work);
  }

  /** What a large body keeps in memory until its turn is over. */
  private Runnable held(Context ctx) {
    long bytes = Math.max(0, ctx.req().getContentLengthLong());
    return bytes <= RequestBody.SMALL
        ? () -> {}
        : conversations.allowances().hold(Authentication.of(ctx), bytes);
  }

  /**
   * The design of this moment after an edit, so that whoever asks hears at once what it does, or
   * why it may not be. Where turns come before it, it may fit the design of its own turn though it
   * does not fit this one, and that is told there.
   */
  private Optional<Design> next(Context ctx, OpenConversation conversation, CanvasEdit edit) {
    Design now = conversation.studio().design();
    if (!conversation.isIdle()) {
      return Optional.empty();
    }
    try (WaitingClient client = WaitingClient.of(ctx)) {
      Supplier<Design> work = () -> edit.apply(now, client.work());
      Design then = edit.bringsPicture() ? opening(ctx, work) : work.get();
      client.work().throwIfCancelled();
      return Optional.of(then);
    }
  }

  void undo(Context ctx) {
    int versions = versions(ctx);
    act(ctx, "undo", studio -> studio.undo(versions));
  }

  void redo(Context ctx) {
    int versions = versions(ctx);
    act(ctx, "redo", studio -> studio.redo(versions));
  }

  private static int versions(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "versions");
    return body.optional("versions").map(field -> field.integer(1, MOST_STEPS_BACK)).orElse(1);
  }

  void fork(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "version");
    int version = body.required("version").integer(0, Integer.MAX_VALUE);
    OpenConversation conversation = conversation(ctx);
    if (conversation.isIdle()) {
      conversation.studio().history().fork(version);
    }
    act(ctx, "go to version " + version, studio -> studio.fork(version));
  }

  void draw(Context ctx) {
    RequestBody.object(ctx, RequestBody.SMALL);
    act(ctx, "draw", Studio::draw);
  }

  void vary(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "entity", "number");
    int number = body.required("number").integer(2, OpenConversation.MOST_VARIATIONS);
    Optional<String> entity =
        body.optional("entity")
            .filter(field -> field.value().isTextual())
            .map(field -> field.text(64));
    OpenConversation conversation = conversation(ctx);
    take(ctx, conversation, 0, () -> conversation.vary(entity, number));
  }

  void pick(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "n");
    Variation chosen = variation(conversation(ctx), body.required("n").integer(1, 16));
    act(ctx, chosen.words(), studio -> studio.pick(chosen));
  }

  void check(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "repairs");
    int repairs = body.optional("repairs").map(field -> field.integer(0, MOST_REPAIRS)).orElse(0);
    OpenConversation conversation = conversation(ctx);
    // Its looks; what the designer is asked then counts by itself.
    conversations.allowances().ask(Authentication.of(ctx), 1 + repairs);
    take(ctx, conversation, 0, () -> conversation.check(conversations.factory().critic(repairs)));
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

  void arrange(Context ctx) {
    JsonField body = RequestBody.object(ctx, RequestBody.SMALL, "turns");
    List<Integer> turns =
        body.required("turns").list(OpenConversation.MOST_WAITING).stream()
            .map(turn -> turn.integer(1, Integer.MAX_VALUE))
            .toList();
    conversation(ctx).arrange(turns);
    ctx.status(204);
  }

  void dropWaiting(Context ctx) {
    conversation(ctx).dropWaiting();
    ctx.status(204);
  }

  /** One that can be chosen: all that are there, also while others are still drawn. */
  private static Variation variation(OpenConversation conversation, int n) {
    List<Variation> ready =
        conversation.studio().snapshot().variations().map(VariationSheet::drawn).orElse(List.of());
    if (n > ready.size()) {
      throw missing(noVariation(n, ready.size()));
    }
    return ready.get(n - 1);
  }

  static String noVariation(int n, int ready) {
    return "There is no variation %d to choose yet; %d are ready.".formatted(n, ready);
  }

  /** The conversation that is asked for. */
  OpenConversation conversation(Context ctx) {
    return conversations.open(Authentication.owner(ctx), id(ctx));
  }

  /** The id that is asked for, whether there is such a conversation or not. */
  static String id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw Refusal.noConversation();
    }
    return id;
  }

  /** One turn that does something by hand. */
  private void act(Context ctx, String said, Consumer<Studio> work) {
    OpenConversation conversation = conversation(ctx);
    Studio studio = conversation.studio();
    take(ctx, conversation, 0, () -> conversation.act(said, () -> work.accept(studio)));
  }

  private void take(Context ctx, OpenConversation conversation, int questions, IntSupplier turn) {
    Responses.turn(ctx, conversations.take(Authentication.of(ctx), conversation, questions, turn));
  }

  /** The conversation, if this owner may have one more turn run: asked before masks are read. */
  private OpenConversation free(Context ctx) {
    OpenConversation conversation = conversation(ctx);
    conversations.requireFree(Authentication.of(ctx), conversation);
    return conversation;
  }

  static Refusal missing(String message) {
    return new Refusal(Refusal.Kind.MISSING, message);
  }
}
