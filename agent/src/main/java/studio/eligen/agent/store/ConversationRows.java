package studio.eligen.agent.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * The rows of one conversation, within a transaction.
 *
 * @param owner whose it is; to others it is not there
 */
record ConversationRows(Handle handle, String owner, String id) {

  /** More than anybody says; a bound on what a damaged archive can ask for. */
  private static final int MOST_VERSIONS = 100_000;

  /**
   * @param current version at which the conversation then stood
   * @param answered milliseconds since 1970
   */
  record TurnRow(Exchange exchange, int current, long answered) {}

  record PictureRow(String sha256, long bytes) {}

  /**
   * @param turns how many there are
   * @param pictures SHA-256 by version
   * @param scorecards JSON by version
   */
  record Loaded(
      String id,
      History history,
      List<String> focus,
      int turns,
      Map<Integer, String> pictures,
      Map<Integer, String> scorecards) {}

  void begin(long now, int turns, int current) {
    handle
        .createUpdate(
            "insert into conversations (id, owner, begun, changed, turns, current_version)"
                + " values (:id, :owner, :now, :now, :turns, :current)")
        .bind("id", id)
        .bind("owner", owner)
        .bind("now", now)
        .bind("turns", turns)
        .bind("current", current)
        .execute();
  }

  /**
   * @return whether nobody else went on with the conversation since; if somebody did, nothing
   */
  boolean advance(int turnsBefore, int turns, int current, long now) {
    return handle
            .createUpdate(
                "update conversations set turns = :turns, current_version = :current, changed = :now"
                    + " where id = :id and owner = :owner and turns = :before")
            .bind("id", id)
            .bind("owner", owner)
            .bind("turns", turns)
            .bind("current", current)
            .bind("now", now)
            .bind("before", turnsBefore)
            .execute()
        == 1;
  }

  /** A conversation of its own with the first so many versions and turns of this one. */
  ConversationRows copy(
      String newId, int versions, int turns, int allTurns, int current, long now) {
    ConversationRows copy = new ConversationRows(handle, owner, newId);
    copy.begin(now, allTurns, current);
    handle
        .createUpdate(
            "insert into versions (conversation, number, parent, words, design, made, picture, scorecard)"
                + " select :new, number, parent, words, design, made, picture, scorecard from versions"
                + " where conversation = :old and number < :most order by number")
        .bind("new", newId)
        .bind("old", id)
        .bind("most", versions)
        .execute();
    handle
        .createUpdate(
            "insert into turns (conversation, number, said, reply, focus, current_version, answered)"
                + " select :new, number, said, reply, focus, current_version, answered from turns"
                + " where conversation = :old and number < :most")
        .bind("new", newId)
        .bind("old", id)
        .bind("most", turns)
        .execute();
    return copy;
  }

  void addVersions(List<Version> versions, long now) {
    for (Version version : versions) {
      Update insert =
          handle
              .createUpdate(
                  "insert into versions (conversation, number, parent, words, design, made)"
                      + " values (:id, :number, :parent, :words, :design, :now)")
              .bind("id", id)
              .bind("number", version.number())
              .bind("words", storable(version.words()))
              .bind("design", DesignJson.text(version.design()))
              .bind("now", now);
      Integer parent = version.parent().isPresent() ? version.parent().getAsInt() : null;
      insert.bind("parent", parent).execute();
    }
  }

  void setRedo(Map<Integer, Integer> before, Map<Integer, Integer> after) {
    after.forEach(
        (parent, child) -> {
          if (!child.equals(before.get(parent))) {
            handle
                .createUpdate(
                    "update versions set redo = :child where conversation = :id and number = :parent")
                .bind("id", id)
                .bind("parent", parent)
                .bind("child", child)
                .execute();
          }
        });
  }

  void addTurns(int first, List<TurnRow> turns) {
    int number = first;
    for (TurnRow turn : turns) {
      handle
          .createUpdate(
              "insert into turns (conversation, number, said, reply, focus, current_version, answered)"
                  + " values (:id, :number, :said, :reply, :focus, :current, :answered)")
          .bind("id", id)
          .bind("number", number++)
          .bind("said", storable(turn.exchange().said()))
          .bind("reply", storable(turn.exchange().reply()))
          .bind("focus", String.join(" ", turn.exchange().focus()))
          .bind("current", turn.current())
          .bind("answered", turn.answered())
          .execute();
    }
  }

  void attach(Map<Integer, PictureRow> pictures, long now) {
    pictures.forEach(
        (version, picture) -> {
          handle
              .createUpdate(
                  "insert into pictures (sha256, byte_count, kept) values (:hash, :bytes, :now)"
                      + " on conflict (sha256) do nothing")
              .bind("hash", picture.sha256())
              .bind("bytes", picture.bytes())
              .bind("now", now)
              .execute();
          handle
              .createUpdate(
                  "update versions set picture = :hash where conversation = :id and number = :version")
              .bind("hash", picture.sha256())
              .bind("id", id)
              .bind("version", version)
              .execute();
        });
  }

  void score(Map<Integer, String> scorecards) {
    scorecards.forEach(
        (version, json) ->
            handle
                .createUpdate(
                    "update versions set scorecard = :json where conversation = :id and number = :version")
                .bind("json", json)
                .bind("id", id)
                .bind("version", version)
                .execute());
  }

  /** The turns that are kept, in order. */
  List<TurnRow> turns() {
    return handle
        .createQuery(
            "select said, reply, focus, current_version, answered from turns"
                + " where conversation = :id order by number")
        .bind("id", id)
        .map(
            (row, context) ->
                new TurnRow(
                    new Exchange(
                        row.getString("said"), row.getString("reply"), ids(row.getString("focus"))),
                    row.getInt("current_version"),
                    row.getLong("answered")))
        .list();
  }

  /** PostgreSQL refuses texts with a zero character. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  /**
   * @throws InvalidInput if the rows are not what this program writes
   */
  Optional<Loaded> load() {
    return handle
        .createQuery(
            "select turns, current_version from conversations where id = :id and owner = :owner")
        .bind("id", id)
        .bind("owner", owner)
        .map((row, context) -> new int[] {row.getInt(1), row.getInt(2)})
        .findOne()
        .map(standing -> load(standing[0], standing[1]));
  }

  private Loaded load(int turns, int current) {
    checkSize();
    Map<Integer, Integer> redo = new HashMap<>();
    Map<Integer, String> pictures = new HashMap<>();
    Map<Integer, String> scorecards = new HashMap<>();
    List<Version> versions =
        handle
            .createQuery(
                "select number, parent, redo, words, design, picture, scorecard from versions"
                    + " where conversation = :id order by number")
            .bind("id", id)
            .map(
                (row, context) -> {
                  int number = row.getInt("number");
                  int child = row.getInt("redo");
                  if (!row.wasNull()) {
                    redo.put(number, child);
                  }
                  String picture = row.getString("picture");
                  if (picture != null) {
                    pictures.put(number, picture);
                  }
                  String scorecard = row.getString("scorecard");
                  if (scorecard != null) {
                    scorecards.put(number, scorecard);
                  }
                  int parent = row.getInt("parent");
                  return new Version(
                      number,
                      row.wasNull() ? OptionalInt.empty() : OptionalInt.of(parent),
                      design(number, row.getString("design")),
                      row.getString("words"));
                })
            .list();
    History history = History.restored(versions, current, redo);
    return new Loaded(id, history, focus(), turns, pictures, scorecards);
  }

  private static Design design(int version, String json) {
    try {
      return DesignJson.read(json);
    } catch (BadRequest | InvalidInput e) {
      throw new InvalidInput("its version %d is damaged: %s".formatted(version, e.getMessage()), e);
    }
  }

  private void checkSize() {
    int[] size =
        handle
            .createQuery(
                "select count(*), coalesce(max(length(design)), 0) from versions"
                    + " where conversation = :id")
            .bind("id", id)
            .map((row, context) -> new int[] {row.getInt(1), row.getInt(2)})
            .one();
    if (size[0] > MOST_VERSIONS || size[1] > DesignJson.LONGEST_TEXT) {
      throw new InvalidInput(
          "it has %d versions of up to %d characters, more than this program writes."
              .formatted(size[0], size[1]));
    }
  }

  private List<String> focus() {
    return handle
        .createQuery(
            "select focus from turns where conversation = :id order by number desc limit 1")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .map(ConversationRows::ids)
        .orElse(List.of());
  }

  private static List<String> ids(String focus) {
    return focus.isBlank() ? List.of() : List.of(focus.split(" "));
  }
}
