package studio.eligen.agent.store;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * START HERE: all conversations of a user, with their designs and pictures; see docs/storage.md.
 * Several programs may use one at once.
 */
public final class Archive implements AutoCloseable {

  private static final int FIRST_WORDS = 200;

  private final Database database;
  private final PictureFolder pictures;
  private final Clock clock;

  private Archive(Database database, PictureFolder pictures, Clock clock) {
    this.database = database;
    this.pictures = pictures;
    this.clock = clock;
  }

  /**
   * Opens the archive in a folder, which is made where there is none.
   *
   * @throws ArchiveException if it cannot be used; then it is left as it was
   */
  public static Archive open(DataFolder folder) {
    return open(folder, Schema.CURRENT, Clock.systemUTC());
  }

  /** The archive in a folder, or nothing where none was ever made; makes none. */
  public static Optional<Archive> existing(DataFolder folder) {
    return Files.exists(folder.database()) ? Optional.of(open(folder)) : Optional.empty();
  }

  static Archive open(DataFolder folder, Schema schema, Clock clock) {
    PictureFolder pictures = new PictureFolder(folder.pictures());
    Archive archive = new Archive(Database.open(folder, schema), pictures, clock);
    pictures.sweep(clock);
    return archive;
  }

  /** A new conversation. It is in the archive from its first turn on. */
  public Conversation begin(Design first) {
    return new Conversation(database, pictures, clock, History.of(first));
  }

  /**
   * The conversation that was changed last, as it stood.
   *
   * @throws ArchiveException if it is damaged
   */
  public Optional<Conversation> latest() {
    List<ConversationSummary> last = list(1);
    return last.isEmpty() ? Optional.empty() : Optional.of(conversation(last.get(0).id()));
  }

  /**
   * A conversation as it stood.
   *
   * @param id or its beginning
   * @throws ArchiveException if there is none or more than one of that id, or it is damaged
   */
  public Conversation conversation(String id) {
    String whole = whole(id);
    return database.transaction(
        handle -> {
          try {
            return new ConversationRows(handle, whole)
                .load()
                .map(loaded -> new Conversation(database, pictures, clock, loaded))
                .orElseThrow(() -> unknown(id));
          } catch (BadRequest e) {
            throw new ArchiveException(
                "The conversation %s cannot be opened: %s The others are untouched; \"eligen list\" shows them, and --continue=ID opens one."
                    .formatted(whole, e.getMessage()),
                e);
          }
        });
  }

  private String whole(String id) {
    if (!id.matches("[0-9a-f][0-9a-f-]{0,35}")) {
      throw unknown(id);
    }
    List<String> found =
        database.query(
            handle ->
                handle
                    .createQuery("select id from conversations where id like :id limit 2")
                    .bind("id", id + "%")
                    .mapTo(String.class)
                    .list());
    if (found.size() > 1) {
      throw new ArchiveException(
          "Several conversations begin with \"%s\"; give more of the id.".formatted(id));
    }
    return found.stream().findFirst().orElseThrow(() -> unknown(id));
  }

  private static ArchiveException unknown(String id) {
    return new ArchiveException(
        "There is no conversation \"%s\"; \"eligen list\" shows those there are."
            .formatted(id.length() > 40 ? id.substring(0, 40) + "…" : id));
  }

  /** The conversations that were changed last, the very last one first. */
  public List<ConversationSummary> list(int most) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select id, begun, changed,"
                        + " (select substr(said, 1, :length) from turns where conversation = id and number = 0) as words,"
                        + " (select count(*) from versions where conversation = id and number > 0) as designs,"
                        + " (select count(picture) from versions where conversation = id) as drawn"
                        + " from conversations order by changed desc, id limit :most")
                .bind("length", FIRST_WORDS)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new ConversationSummary(
                            row.getString("id"),
                            Instant.ofEpochMilli(row.getLong("begun")),
                            Instant.ofEpochMilli(row.getLong("changed")),
                            Optional.ofNullable(row.getString("words")).orElse(""),
                            row.getInt("designs"),
                            row.getInt("drawn")))
                .list());
  }

  /** How many conversations there are. */
  public long size() {
    return database.query(
        handle -> handle.createQuery("select count(*) from conversations").mapTo(Long.class).one());
  }

  /** Something to remember between conversations, if it was set. */
  public Optional<String> setting(String name) {
    return database.query(
        handle ->
            handle
                .createQuery("select value from settings where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
  }

  /** Remembers something between conversations, instead of what had this name. */
  public void set(String name, String value) {
    database.transaction(
        handle ->
            handle
                .createUpdate(
                    "insert into settings (name, value) values (:name, :value)"
                        + " on conflict (name) do update set value = excluded.value")
                .bind("name", name)
                .bind("value", value)
                .execute());
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
  }
}
