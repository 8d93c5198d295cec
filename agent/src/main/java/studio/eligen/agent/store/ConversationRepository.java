package studio.eligen.agent.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;

/** The conversations of one owner. Those of others are not there, whatever is asked for. */
public final class ConversationRepository {

  private final Database database;
  private final PictureFolder pictures;
  private final Clock clock;
  private final String owner;

  ConversationRepository(Database database, PictureFolder pictures, Clock clock, String owner) {
    this.database = database;
    this.pictures = pictures;
    this.clock = clock;
    this.owner = owner;
  }

  /** A new conversation. It is in the archive from its first turn on. */
  public Conversation begin(Design first) {
    return new Conversation(this, History.of(first));
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
    return load(whole).orElseThrow(() -> unknown(id));
  }

  /**
   * A conversation as it stood, if there is one of exactly this id.
   *
   * @throws ArchiveException if it is damaged
   */
  public Optional<Conversation> find(String id) {
    return load(id);
  }

  private Optional<Conversation> load(String id) {
    return database.readWhole(
        handle -> {
          try {
            return new ConversationReader(handle, owner, id)
                .load()
                .map(loaded -> new Conversation(this, loaded));
          } catch (InvalidInput e) {
            throw new ArchiveException(
                "The conversation %s cannot be opened: %s The others are untouched; \"eligen list\" shows them, and --continue=ID opens one."
                    .formatted(id, e.getMessage()),
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
                    .createQuery(
                        "select id from conversations where owner = :owner and deleted is null and id like :id limit 2")
                    .bind("owner", owner)
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

  /** The conversations in which something was said, the one that changed last first. */
  public List<ConversationSummary> list(int most) {
    return database.query(handle -> new Summaries(handle, owner, most).latest());
  }

  /** How many conversations there are in which something was said. */
  public long size() {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select count(*) from conversations"
                        + " where owner = :owner and deleted is null and turns > 0")
                .bind("owner", owner)
                .mapTo(Long.class)
                .one());
  }

  /** How many conversations were begun in which nothing was said yet. */
  public long unused() {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select count(*) from conversations where owner = :owner and turns = 0")
                .bind("owner", owner)
                .mapTo(Long.class)
                .one());
  }

  /** The same, and those that others began who came last from the same network. */
  public long unusedNearby() {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select count(*) from conversations where turns = 0 and " + Homes.NEIGHBOURS)
                .bind("value", owner)
                .mapTo(Long.class)
                .one());
  }

  /** Deletes conversations in which nothing was said since they were begun so long ago. */
  public void forgetUnused(Duration age) {
    forget("owner = :value and turns = 0 and begun < :before", clock.millis() - age.toMillis());
  }

  /** The same, and those that others began who came last from the same network. */
  public void forgetUnusedNearby(Duration age) {
    forget(
        Homes.NEIGHBOURS + " and turns = 0 and begun < :before", clock.millis() - age.toMillis());
  }

  /** Deletes for good what was deleted so that it could be restored. */
  public void forgetDeleted() {
    forget("owner = :value and deleted < :before", Long.MAX_VALUE);
  }

  /**
   * @param which conversations: a condition on the owner's :value and on :before
   */
  private void forget(String which, long before) {
    new Removal(database, pictures).of(which, Map.of("value", owner, "before", before));
  }

  /** The same conversations as they are looked through and put in order. */
  public Library library() {
    return new Library(this);
  }

  /** Bytes of all that is kept here: words, designs with their masks, pictures. */
  public long bytes() {
    return database.query(handle -> new Room(handle).taken("owner = :value", owner));
  }

  Database database() {
    return database;
  }

  PictureFolder pictures() {
    return pictures;
  }

  Clock clock() {
    return clock;
  }

  String owner() {
    return owner;
  }
}
