package studio.eligen.agent.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.ConversationRows.PictureRow;
import studio.eligen.agent.store.ConversationRows.TurnRow;

/**
 * The conversations of one owner as they are looked through: searched, named, pinned, copied,
 * thrown away. Each method answers with nothing, or with false, where there is none of exactly this
 * id.
 */
public final class Library {

  /** A design begins with its canvas; what follows may be megabytes of masks. */
  private static final int UP_TO_CANVAS = 60;

  private static final Pattern SIDES =
      Pattern.compile("\"width\":(\\d{1,5}),\"height\":(\\d{1,5})");

  /** Of what one visitor may keep, all of it is looked through for a usual word in that time. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(2);

  private static final String TOO_LONG =
      "Looking for these words takes longer than %d s; look for fewer or shorter ones, or delete what you need no more."
          .formatted(LONGEST_SEARCH.toSeconds());

  private final ConversationRepository repository;
  private final Database database;
  private final String owner;

  Library(ConversationRepository repository) {
    this.repository = repository;
    this.database = repository.database();
    this.owner = repository.owner();
  }

  /**
   * The conversations in which something was said, the pinned ones first.
   *
   * @param words all of which they hold, in what was said or in what was drawn; none for all
   * @throws InvalidInput if there is more to look through than there is time for
   */
  public List<ConversationSummary> list(List<String> words, int most) {
    return words.isEmpty()
        ? database.query(handle -> new Summaries(handle, owner, most).holding(words))
        : database.queryWithin(
            LONGEST_SEARCH, TOO_LONG, handle -> new Summaries(handle, owner, most).holding(words));
  }

  /** The name that a person gave a conversation. */
  public Optional<String> name(String id) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select name from conversations"
                        + " where owner = :owner and id = :id and deleted is null and name is not null")
                .bind("owner", owner)
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /** Calls a conversation so; without a name it is called by what it shows. */
  public boolean rename(String id, Optional<String> name) {
    return set(id, "name", name.orElse(null));
  }

  /** Keeps a conversation at the top of the list, or no more. */
  public boolean pin(String id, boolean pinned) {
    return set(id, "pinned", pinned ? 1 : 0);
  }

  /**
   * Takes a conversation out of sight. It is gone with its pictures once {@link
   * Archive#forgetDeleted} comes by.
   */
  public boolean delete(String id) {
    return set(id, "deleted", repository.clock().millis());
  }

  /** Brings back what was deleted and is not gone yet. */
  public boolean restore(String id) {
    return set(id, "deleted", null, "deleted is not null");
  }

  private boolean set(String id, String column, Object value) {
    return set(id, column, value, "deleted is null");
  }

  private boolean set(String id, String column, Object value, String which) {
    String update =
        "update conversations set %s = :value where owner = :owner and id = :id and %s"
            .formatted(column, which);
    return database.transaction(
        handle ->
            handle
                    .createUpdate(update)
                    .bind("owner", owner)
                    .bind("id", id)
                    .bind("value", value)
                    .execute()
                > 0);
  }

  /**
   * A conversation of its own with all that another one has in which something was said.
   *
   * @return its id
   */
  public Optional<String> duplicate(String id) {
    return database.transaction(
        handle ->
            new ConversationReader(handle, owner, id)
                .standing()
                .filter(standing -> standing.turns() > 0)
                .map(
                    standing -> {
                      ConversationRows copy =
                          new ConversationRows(handle, owner, id)
                              .copy(
                                  UUID.randomUUID().toString(),
                                  Integer.MAX_VALUE,
                                  Integer.MAX_VALUE,
                                  standing.turns(),
                                  standing.version(),
                                  repository.clock().millis());
                      copy.leadOnAs(id);
                      copy.callCopy();
                      return copy.id();
                    }));
  }

  /**
   * Keeps a conversation that came in a zip. It changed just now.
   *
   * @return its id
   */
  public String add(ZippedConversation zipped) {
    Map<Integer, PictureRow> pictures = new HashMap<>();
    zipped
        .pictures()
        .forEach((version, png) -> pictures.put(version, new PictureRow(keep(png), png.length)));
    String id = UUID.randomUUID().toString();
    DesignTexts designs = new DesignTexts(zipped.history().versions());
    database.transaction(
        handle -> {
          add(new ConversationRows(handle, owner, id), zipped, designs, pictures);
          return null;
        });
    // Another conversation with the same pictures may have been deleted meanwhile.
    zipped.pictures().values().forEach(this::keep);
    zipped.name().ifPresent(name -> rename(id, Optional.of(name)));
    return id;
  }

  private void add(
      ConversationRows rows,
      ZippedConversation zipped,
      DesignTexts designs,
      Map<Integer, PictureRow> pictures) {
    long now = repository.clock().millis();
    History history = zipped.history();
    rows.begin(now, zipped.turns().size(), history.current().number());
    rows.addVersions(history.versions(), designs, now);
    rows.setRedo(Map.of(), history.ahead());
    rows.addTurns(
        0,
        zipped.turns().stream()
            .map(turn -> new TurnRow(turn.exchange(), turn.version(), turn.answered()))
            .toList());
    rows.attach(pictures, now);
  }

  private String keep(byte[] png) {
    return repository.pictures().keep(png);
  }

  /** Bytes that a conversation takes, its pictures among them; 0 where there is none. */
  public long bytes(String id) {
    return database.query(
        handle ->
            new ConversationReader(handle, owner, id)
                .standing()
                .map(there -> new Room(handle).taken("id = :value", id))
                .orElse(0L));
  }

  /** The SHA-256 of a version's picture, in hexadecimal, if it was drawn. */
  public Optional<String> pictureHash(String id, int version) {
    return database.query(
        handle ->
            handle
                .createQuery(
                    "select picture from versions v join conversations c on c.id = v.conversation"
                        + " where c.owner = :owner and c.id = :id and c.deleted is null"
                        + " and v.number = :version and picture is not null")
                .bind("owner", owner)
                .bind("id", id)
                .bind("version", version)
                .mapTo(String.class)
                .findOne());
  }

  /** A picture by its SHA-256, if its file is still what it was. */
  public Optional<byte[]> picture(String hash) {
    return repository.pictures().read(hash);
  }

  /** The pictures of all conversations, the newest first. */
  public List<KeptPicture> gallery(int most) {
    return database.query(handle -> gallery(handle, most));
  }

  /** Which are the newest is found first: only of these is more read than an index holds. */
  private List<KeptPicture> gallery(Handle handle, int most) {
    return handle
        .createQuery(
            "select newest.*, v.words, substr(v.design, 1, :start) as design from ("
                + "select v.conversation, v.number, v.made, v.picture from conversations c"
                + " join versions v on v.conversation = c.id"
                + " where c.owner = :owner and c.deleted is null and v.picture is not null"
                + " order by v.made desc, v.number desc limit :most) newest"
                + " join versions v on v.conversation = newest.conversation and v.number = newest.number"
                + " order by newest.made desc, newest.number desc")
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
        .list();
  }

  private static Canvas canvas(String start) {
    Matcher sides = SIDES.matcher(start);
    if (!sides.find()) {
      throw new ArchiveException("A version in the archive has no size; the archive is damaged.");
    }
    return new Canvas(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
  }
}
