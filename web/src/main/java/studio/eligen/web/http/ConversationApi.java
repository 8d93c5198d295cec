package studio.eligen.web.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import studio.eligen.agent.render.Variation;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.web.room.Refusal;
import studio.eligen.web.room.Room;
import studio.eligen.web.room.Rooms;
import studio.eligen.web.room.Varied;

/** Conversations: what they hold, and turns in them. */
final class ConversationApi {

  private static final int MOST_LISTED = 500;
  private static final int MOST_IN_GALLERY = 200;
  private static final int LONGEST_WORDS = 4_000;
  private static final int MOST_STEPS_BACK = 10_000;
  private static final int MOST_REPAIRS = 4;
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final Rooms rooms;
  private final EditJson edits;
  private final EditJson descriptions;

  ConversationApi(Rooms rooms) {
    this.rooms = rooms;
    this.edits = EditJson.drawn(rooms.workshop().vocabulary());
    this.descriptions = EditJson.described(rooms.workshop().vocabulary());
  }

  void list(Context ctx) {
    Reply.json(ctx, ConversationJson.list(rooms.shelf(Visitors.owner(ctx)).list(MOST_LISTED)));
  }

  void begin(Context ctx) {
    Body.object(ctx, Body.SMALL);
    Room room = rooms.begin(Visitors.owner(ctx));
    Reply.json(
        ctx.status(201), JsonNodeFactory.instance.objectNode().put("id", room.conversation().id()));
  }

  void show(Context ctx) {
    // Looked at first: what happens while the rest is read is then told once more, not lost.
    String lastEvent = rooms.logs().of(Visitors.owner(ctx)).lastId();
    Reply.json(ctx, ConversationJson.whole(room(ctx), rooms.atelier().isLoading(), lastEvent));
  }

  void gallery(Context ctx) {
    Reply.json(
        ctx, ConversationJson.gallery(rooms.shelf(Visitors.owner(ctx)).gallery(MOST_IN_GALLERY)));
  }

  void say(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "words");
    String words = Body.text(body, "words", LONGEST_WORDS).strip();
    if (words.isEmpty()) {
      throw new BadRequest("\"words\" is empty; say what the picture shall show.");
    }
    Reply.turn(ctx, free(ctx).say(words));
  }

  void edit(Context ctx) {
    JsonNode body = Body.object(ctx, Body.MASKS, "edits", "words");
    JsonNode asked = body.path("edits");
    Room room = free(ctx);
    Design now = room.conversation().history().design();
    // What does not fit the design of this moment may fit that of its turn: then it is told there.
    Design then = room.isIdle() ? now.with(edits.read(asked, now)) : now;
    String words =
        body.has("words")
            ? Body.text(body, "words", LONGEST_WORDS)
            : String.join(", ", DesignDifference.words(now, then));
    String said = words.isBlank() ? "an edit by hand" : words;
    Reply.turn(ctx, room.act(said, () -> edit(room, asked, said)));
  }

  private void edit(Room room, JsonNode asked, String said) {
    Design design = room.studio().design();
    List<DesignEdit> read = edits.read(asked, design);
    if (!design.with(read).equals(design)) {
      room.studio().edit(read, said);
    }
  }

  void describe(Context ctx) {
    JsonNode asked = Body.object(ctx, Body.MASKS, "edits").path("edits");
    Room room = free(ctx);
    Design now = room.conversation().history().design();
    Design then = room.isIdle() ? now.with(descriptions.read(asked, now)) : now;
    String words = String.join(", ", DesignDifference.words(now, then));
    String said = words.isBlank() ? "described the picture" : words;
    Reply.turn(
        ctx,
        room.act(
            said,
            () -> room.studio().describe(descriptions.read(asked, room.studio().design()), said)));
  }

  void undo(Context ctx) {
    int versions = versions(ctx);
    Room room = free(ctx);
    Reply.turn(ctx, room.act("undo", () -> room.studio().undo(versions)));
  }

  void redo(Context ctx) {
    int versions = versions(ctx);
    Room room = free(ctx);
    Reply.turn(ctx, room.act("redo", () -> room.studio().redo(versions)));
  }

  private static int versions(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "versions");
    return Body.whole(body, "versions", 1, MOST_STEPS_BACK, OptionalInt.of(1));
  }

  void fork(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "version");
    int version = Body.whole(body, "version", 0, Integer.MAX_VALUE, OptionalInt.empty());
    Room room = free(ctx);
    if (room.isIdle()) {
      room.conversation().history().fork(version);
    }
    Reply.turn(ctx, room.act("go to version " + version, () -> room.studio().fork(version)));
  }

  void draw(Context ctx) {
    Body.object(ctx, Body.SMALL);
    Room room = free(ctx);
    Reply.turn(ctx, room.act("draw", () -> room.studio().draw()));
  }

  void vary(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "entity", "number");
    int number = Body.whole(body, "number", 2, Room.MOST_VARIATIONS, OptionalInt.empty());
    Optional<String> entity =
        body.path("entity").isTextual()
            ? Optional.of(Body.text(body, "entity", 64))
            : Optional.empty();
    Reply.turn(ctx, free(ctx).vary(entity, number));
  }

  void pick(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "n");
    Room room = free(ctx);
    Variation chosen = variation(room, Body.whole(body, "n", 1, 16, OptionalInt.empty()));
    Reply.turn(ctx, room.act(chosen.words(), () -> room.studio().pick(chosen)));
  }

  void check(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "repairs");
    int repairs = Body.whole(body, "repairs", 0, MOST_REPAIRS, OptionalInt.of(0));
    Reply.turn(ctx, free(ctx).check(rooms.workshop().critic(repairs)));
  }

  void cancel(Context ctx) {
    JsonNode body = Body.object(ctx, Body.SMALL, "turn");
    OptionalInt turn =
        body.has("turn")
            ? OptionalInt.of(Body.whole(body, "turn", 1, Integer.MAX_VALUE, OptionalInt.empty()))
            : OptionalInt.empty();
    room(ctx).cancel(turn);
    ctx.status(204);
  }

  void picture(Context ctx) {
    Room room = room(ctx);
    int version = number(ctx, "version");
    download(ctx, "eligen-%s-%03d.png".formatted(room.conversation().id(), version));
    Optional<String> hash = room.conversation().pictureHash(version);
    if (hash.isPresent() && Reply.isKnown(ctx, hash.get(), "private, no-cache")) {
      return;
    }
    byte[] png =
        room.picture(version)
            .orElseThrow(() -> missing("There is no picture of version %d.".formatted(version)));
    Reply.png(ctx, png, hash.orElse("unkept-%d".formatted(png.length)), "private, no-cache");
  }

  void variationPicture(Context ctx) {
    Room room = room(ctx);
    int n = number(ctx, "n");
    Varied varied = room.varied().orElseThrow(() -> missing("No variations were asked for."));
    if (n < 1 || n > varied.pictures().size()) {
      throw missing(noVariation(n, varied.pictures().size()));
    }
    String state = varied.ready().isEmpty() ? "sketch" : "done";
    String tag = "%d-%d-%s".formatted(varied.turn(), n, state);
    Reply.png(ctx, varied.pictures().get(n - 1), tag, "private, no-cache");
  }

  void preview(Context ctx) {
    // A picture may be done or cancelled between the event that tells of its preview and this.
    room(ctx)
        .preview()
        .ifPresentOrElse(
            preview -> Reply.png(ctx, preview.png(), preview.tag(), "private, no-cache"),
            () -> ctx.status(HttpStatus.NO_CONTENT));
  }

  void design(Context ctx) {
    Room room = room(ctx);
    int version = number(ctx, "version");
    if (version >= room.conversation().history().versions().size()) {
      throw missing("There is no version %d.".formatted(version));
    }
    Design design = room.conversation().history().versions().get(version).design();
    download(ctx, "eligen-%s-%03d.json".formatted(room.conversation().id(), version));
    String text = studio.eligen.agent.store.DesignJson.tree(design).toPrettyString() + "\n";
    ctx.contentType("application/json; charset=utf-8")
        .result(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void download(Context ctx, String name) {
    if ("1".equals(ctx.queryParam("download"))) {
      ctx.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    }
  }

  private static Variation variation(Room room, int n) {
    List<Variation> ready = room.varied().map(Varied::ready).orElse(List.of());
    if (n > ready.size()) {
      throw missing(noVariation(n, ready.size()));
    }
    return ready.get(n - 1);
  }

  private static String noVariation(int n, int ready) {
    return "There is no variation %d to choose yet; %d are ready.".formatted(n, ready);
  }

  private Room room(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw missing("There is no such conversation here; the list shows those there are.");
    }
    return rooms.open(Visitors.owner(ctx), id);
  }

  /** The room, if this owner may have one more turn run. */
  private Room free(Context ctx) {
    Room room = room(ctx);
    rooms.requireFree(Visitors.owner(ctx), room);
    return room;
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
