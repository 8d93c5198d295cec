package studio.eligen.agent.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;

/** The conversations of one owner. Those of others are not there, whatever is asked for. */
public final class ConversationRepository {

  private static final int FIRST_WORDS = 200;

  /** A design begins with its canvas; what follows may be megabytes of masks. */
  private static final int UP_TO_CANVAS = 60;

  private static final Pattern SIDES =
      Pattern.compile("\"width\":(\\d{1,5}),\"height\":(\\d{1,5})");

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
    return database.transaction(
        handle -> {
          try {
            return new ConversationRows(handle, owner, id)
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
                        "select id from conversations where owner = :owner and id like :id limit 2")
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
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select id, begun, changed,"
                        + " (select substr(said, 1, :length) from turns where conversation = id and number = 0) as words,"
                        + " (select count(*) from versions where conversation = id and number > 0) as designs,"
                        + " (select count(picture) from versions where conversation = id) as drawn,"
                        + " (select number from versions where conversation = id and picture is not null"
                        + "  order by number desc limit 1) as cover"
                        + " from conversations where owner = :owner and turns > 0"
                        + " order by changed desc, id limit :most")
                .bind("length", FIRST_WORDS)
                .bind("owner", owner)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new ConversationSummary(
                            row.getString("id"),
                            Instant.ofEpochMilli(row.getLong("begun")),
                            Instant.ofEpochMilli(row.getLong("changed")),
                            Optional.ofNullable(row.getString("words")).orElse(""),
                            row.getInt("designs"),
                            row.getInt("drawn"),
                            row.getInt("cover")))
                .list());
  }

  /** How many conversations there are in which something was said. */
  public long size() {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select count(*) from conversations where owner = :owner and turns > 0")
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

  /** Deletes conversations in which nothing was said since they were begun so long ago. */
  public void forgetUnused(Duration age) {
    database.transaction(
        handle -> {
          remove(
              handle,
              handle
                  .createQuery(
                      "select id from conversations"
                          + " where owner = :owner and turns = 0 and begun < :before")
                  .bind("owner", owner)
                  .bind("before", clock.millis() - age.toMillis())
                  .mapTo(String.class)
                  .list());
          return null;
        });
  }

  /**
   * Deletes a conversation, and its pictures that no other one has.
   *
   * @return whether there was one of exactly this id
   */
  public boolean delete(String id) {
    return database.transaction(
        handle -> {
          List<String> own =
              handle
                  .createQuery("select id from conversations where owner = :owner and id = :id")
                  .bind("owner", owner)
                  .bind("id", id)
                  .mapTo(String.class)
                  .list();
          remove(handle, own);
          return !own.isEmpty();
        });
  }

  private void remove(Handle handle, List<String> ids) {
    new Removal(handle, pictures).of(ids);
  }

  /** Bytes of all that is kept here: words, designs with their masks, pictures. */
  public long bytes() {
    return database.query(handle -> new Room(handle).taken("owner = :owner", owner));
  }

  /** The pictures of all conversations, the newest first. */
  public List<KeptPicture> gallery(int most) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select v.conversation, v.number, v.words, v.made, substr(v.design, 1, :start) as design, v.picture from versions v"
                        + " join conversations c on c.id = v.conversation"
                        + " where c.owner = :owner and v.picture is not null"
                        + " order by v.made desc, v.number desc limit :most")
                .bind("start", UP_TO_CANVAS)
                .bind("owner", owner)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new KeptPicture(
                            row.getString("conversation"),
                            row.getInt("number"),
                            row.getString("words"),
                            Instant.ofEpochMilli(row.getLong("made")),
                            canvas(row.getString("design")),
                            row.getString("picture")))
                .list());
  }

  private static Canvas canvas(String start) {
    Matcher sides = SIDES.matcher(start);
    if (!sides.find()) {
      throw new ArchiveException("A version in the archive has no size; the archive is damaged.");
    }
    return new Canvas(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
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
