package studio.eligen.agent.store;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.Shown;

/**
 * The rows of one conversation, within a transaction.
 *
 * @param owner whose it is; to others it is not there
 */
record ConversationRows(Handle handle, String owner, String id) {

  /** Rows whose texts are in memory at once. */
  private static final int BATCH = 100;

  private static final String SHOW =
      "insert into shown (conversation, version, words) values (:id, :version, :words)";

  /**
   * @param current version at which the conversation then stood
   * @param answered milliseconds since 1970
   */
  record TurnRow(Exchange exchange, int current, long answered) {}

  record PictureRow(String sha256, long bytes) {}

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
                    + " where id = :id and owner = :owner and deleted is null and turns = :before")
            .bind("id", id)
            .bind("owner", owner)
            .bind("turns", turns)
            .bind("current", current)
            .bind("now", now)
            .bind("before", turnsBefore)
            .execute()
        == 1;
  }

  /** A conversation of its own, of the same name, with the first so many versions and turns. */
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
            "insert into shown (conversation, version, words)"
                + " select :new, version, words from shown where conversation = :old and version < :most")
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
    handle
        .createUpdate(
            "update conversations set name = (select name from conversations where id = :old)"
                + " where id = :new")
        .bind("new", newId)
        .bind("old", id)
        .execute();
    return copy;
  }

  /**
   * A copy has a name of its own, where there is one; a title tells it apart as soon as it differs.
   */
  void callCopy() {
    handle
        .createUpdate("update conversations set name = name || ' (copy)' where id = :id")
        .bind("id", id)
        .execute();
  }

  /** Lets redo lead where it does in the conversation of which this is a copy. */
  void leadOnAs(String original) {
    handle
        .createUpdate(
            "update versions set redo = (select redo from versions other"
                + " where other.conversation = :original and other.number = versions.number)"
                + " where conversation = :id")
        .bind("original", original)
        .bind("id", id)
        .execute();
  }

  /** In batches, as a zip may bring ten thousand, and nobody else can write meanwhile. */
  void addVersions(List<Version> versions, DesignTexts designs, long now) {
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into versions (conversation, number, parent, words, design, made)"
                + " values (:id, :number, :parent, :words, :design, :now)");
    PreparedBatch shown = handle.prepareBatch(SHOW);
    for (Version version : versions) {
      Integer parent = version.parent().isPresent() ? version.parent().getAsInt() : null;
      insert
          .bind("id", id)
          .bind("number", version.number())
          .bind("parent", parent)
          .bind("words", storable(version.words()))
          .bind("design", designs.of(version))
          .bind("now", now)
          .add();
      shown
          .bind("id", id)
          .bind("version", version.number())
          .bind("words", storable(Shown.by(version.design()).text()))
          .add();
      if (insert.size() == BATCH) {
        insert.execute();
        shown.execute();
      }
    }
    insert.execute();
    shown.execute();
  }

  /** Writes down in words what a version shows. */
  void show(int version, Shown shown) {
    handle
        .createUpdate(SHOW)
        .bind("id", id)
        .bind("version", version)
        .bind("words", storable(shown.text()))
        .execute();
  }

  void setRedo(Map<Integer, Integer> before, Map<Integer, Integer> after) {
    PreparedBatch update =
        handle.prepareBatch(
            "update versions set redo = :child where conversation = :id and number = :parent");
    after.forEach(
        (parent, child) -> {
          if (!child.equals(before.get(parent))) {
            update.bind("child", child).bind("id", id).bind("parent", parent).add();
          }
        });
    update.execute();
  }

  void addTurns(int first, List<TurnRow> turns) {
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into turns (conversation, number, said, reply, focus, current_version, answered)"
                + " values (:id, :number, :said, :reply, :focus, :current, :answered)");
    int number = first;
    for (TurnRow turn : turns) {
      insert
          .bind("id", id)
          .bind("number", number++)
          .bind("said", storable(turn.exchange().said()))
          .bind("reply", storable(turn.exchange().reply()))
          .bind("focus", String.join(" ", turn.exchange().focus()))
          .bind("current", turn.current())
          .bind("answered", turn.answered())
          .add();
    }
    insert.execute();
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

  /** PostgreSQL refuses texts with a zero character. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }
}
