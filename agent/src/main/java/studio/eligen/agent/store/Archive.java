package studio.eligen.agent.store;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * START HERE: all conversations, with their designs and pictures; see docs/storage.md. Several
 * programs may use one at once.
 */
public final class Archive implements AutoCloseable {

  /** The owner of what is said at the terminal. */
  public static final String LOCAL = "local";

  /** Begins the names of settings that are one owner's, whose name follows. */
  public static final String OF_OWNER = "web of ";

  /** So long what was deleted can be restored. */
  public static final Duration UNDO_FOR = Duration.ofMinutes(10);

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

  /**
   * The archive in a folder, or nothing where none was ever made; makes none. Where nothing can be
   * written, it can be read all the same.
   */
  public static Optional<Archive> existing(DataFolder folder) {
    if (!Files.exists(folder.database())) {
      return Optional.empty();
    }
    if (Files.isWritable(folder.path()) && Files.isWritable(folder.database())) {
      return Optional.of(open(folder));
    }
    PictureFolder pictures = new PictureFolder(folder.pictures());
    Database database = Database.reading(folder, Schema.CURRENT);
    return Optional.of(new Archive(database, pictures, Clock.systemUTC()));
  }

  static Archive open(DataFolder folder, Schema schema, Clock clock) {
    PictureFolder pictures = new PictureFolder(folder.pictures());
    Archive archive = new Archive(Database.open(folder, schema), pictures, clock);
    pictures.sweep(clock);
    new UnreadDesigns(archive.database).read();
    archive.forgetDeleted(UNDO_FOR);
    return archive;
  }

  /** The conversations of whoever sits at this machine. */
  public ConversationRepository repository() {
    return repository(LOCAL);
  }

  /** The conversations of one owner, which nobody else sees. */
  public ConversationRepository repository(String owner) {
    return new ConversationRepository(database, pictures, clock, owner);
  }

  /** Those of these owners of whom a conversation is there, in which something was said. */
  public Set<String> withConversations(Collection<String> owners) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select distinct owner from conversations"
                        + " where owner in (<owners>) and deleted is null and turns > 0")
                .bindList("owners", owners)
                .mapTo(String.class)
                .set());
  }

  /** Bytes of all that others keep here than whoever sits at this machine. */
  public long bytesOfOthers() {
    return database.query(handle -> new Room(handle).takenByOthersThan(LOCAL));
  }

  /**
   * Deletes what others than whoever sits at this machine did not change for so long, what they
   * began a day ago and said nothing in, and what is remembered of those who keep nothing.
   *
   * @param age 0 is for good
   */
  public void forgetOthers(Duration age) {
    long now = clock.millis();
    new Removal(database, pictures)
        .of(
            "owner <> :local and (changed < :before or turns = 0 and changed < :yesterday)",
            Map.of(
                "local",
                LOCAL,
                "before",
                age.isZero() ? 0 : now - age.toMillis(),
                "yesterday",
                now - Duration.ofDays(1).toMillis()));
    database.transaction(
        handle -> {
          new OwnerRows(handle).forgetIdle(now);
          return null;
        });
  }

  /** Deletes for good what was deleted so long ago, whoever's it was. */
  public void forgetDeleted(Duration age) {
    new Removal(database, pictures)
        .of("deleted <= :before", Map.of("before", clock.millis() - age.toMillis()));
  }

  /** Which browser is whose. */
  public KnownBrowsers browsers() {
    return new KnownBrowsers(database, clock);
  }

  /** From which networks owners came. */
  public Homes homes() {
    return new Homes(database);
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
                    "insert into settings (name, value, changed) values (:name, :value, :now)"
                        + " on conflict (name) do update set value = excluded.value,"
                        + " changed = excluded.changed")
                .bind("name", name)
                .bind("value", value)
                .bind("now", clock.millis())
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
