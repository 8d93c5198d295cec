package studio.eligen.agent.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.store.ConversationReader.Loaded;
import studio.eligen.agent.store.ConversationRows.PictureRow;
import studio.eligen.agent.store.ConversationRows.TurnRow;

/**
 * One conversation in the archive. A turn and the version that it made are kept together or not at
 * all; what could not be kept is tried again with the next turn.
 *
 * <p>Two programs may go on with the same one. Whoever is later then goes on in a copy, so that
 * neither loses anything.
 */
public final class Conversation {

  private final ConversationRepository repository;

  private volatile String id;
  private History history;
  private List<String> focus;

  /** What is in the database, so that only what is new has to be written. */
  private int turns;

  private int versions;
  private Map<Integer, Integer> redo;
  private final Map<Integer, String> pictured;
  private final Map<Integer, String> scored;

  private final List<TurnRow> newTurns = new ArrayList<>();

  /** PNGs that the disk did not take yet. */
  private final Map<Integer, byte[]> unkept = new TreeMap<>();

  private final Map<Integer, PictureRow> newPictures = new TreeMap<>();
  private final Map<Integer, String> newScores = new TreeMap<>();

  /** One that begins. It is in the archive from its first turn on. */
  Conversation(ConversationRepository repository, History start) {
    this(repository, new Loaded(newId(), start, List.of(), 0, Map.of(), Map.of()));
    this.versions = 0;
    this.redo = Map.of();
  }

  /** One that goes on. */
  Conversation(ConversationRepository repository, Loaded loaded) {
    this.repository = repository;
    this.id = loaded.id();
    this.history = loaded.history();
    this.focus = loaded.focus();
    this.turns = loaded.turns();
    this.versions = loaded.history().versions().size();
    this.redo = loaded.history().ahead();
    this.pictured = new HashMap<>(loaded.pictures());
    this.scored = new HashMap<>(loaded.scorecards());
  }

  /** Waits for nobody: whoever looks for any conversation asks all that are open. */
  public String id() {
    return id;
  }

  /** The designs, and where the conversation stands. */
  public synchronized History history() {
    return history;
  }

  /** What "it" means. */
  public synchronized List<String> focus() {
    return focus;
  }

  /**
   * Keeps the blank start, so that the conversation can be found by its id before anything is said.
   * It is in no list until then.
   *
   * @throws ArchiveException if it cannot be kept
   */
  public synchronized Conversation keepStart() {
    keep();
    return this;
  }

  /** Everything that was said and answered so far. */
  public List<TurnRecord> turns() {
    return turns(0, Integer.MAX_VALUE);
  }

  /**
   * The same in parts, as all of it may be long.
   *
   * @param first number of the first turn, from 0
   * @return fewer where there are no more
   */
  public synchronized List<TurnRecord> turns(int first, int most) {
    List<TurnRow> rows =
        new ArrayList<>(
            repository
                .database()
                .query(
                    handle ->
                        new ConversationReader(handle, repository.owner(), id).turns(first, most)));
    newTurns.stream().skip(Math.max(0, first - turns)).limit(most - rows.size()).forEach(rows::add);
    return rows.stream()
        .map(row -> new TurnRecord(row.exchange(), row.current(), row.answered()))
        .toList();
  }

  /**
   * Keeps a turn, and every version that it made. When this returns it is on the disk.
   *
   * @param after the history after the turn; it holds all versions that were recorded before
   * @throws ArchiveException if it cannot be kept now
   */
  public synchronized void record(Exchange exchange, History after) {
    newTurns.add(new TurnRow(exchange, after.current().number(), repository.clock().millis()));
    history = after;
    focus = exchange.focus();
    keep();
  }

  /**
   * Keeps the picture of a version, which may come any time after its turn.
   *
   * @param png at most 192 MiB
   * @throws ArchiveException if it cannot be kept now
   */
  public synchronized void attachPicture(int version, byte[] png) {
    unkept.put(version, png);
    keep();
    // Another conversation with the same picture may have been deleted meanwhile.
    repository.pictures().keep(png);
  }

  /** The picture of a version, if it was drawn and its file is still what it was. */
  public synchronized Optional<byte[]> picture(int version) {
    if (unkept.containsKey(version)) {
      return Optional.of(unkept.get(version));
    }
    return Optional.ofNullable(pictured.get(version)).flatMap(repository.pictures()::read);
  }

  /** Bytes of all that was said, and of all designs as they are kept. */
  public synchronized long textBytes() {
    return repository.database().query(handle -> new Room(handle).texts("id = :value", id));
  }

  /** Bytes of pictures that the disk did not take, and that are in memory therefore. */
  public synchronized long unkeptBytes() {
    return unkept.values().stream().mapToLong(png -> png.length).sum();
  }

  /** The SHA-256 of a version's picture, in hexadecimal, if it was drawn. */
  public synchronized Optional<String> pictureHash(int version) {
    return Optional.ofNullable(pictured.get(version));
  }

  /**
   * Keeps what was seen in the picture of a version, instead of what was seen before.
   *
   * @throws ArchiveException if it cannot be kept now
   */
  public synchronized void attachScorecard(int version, String json) {
    newScores.put(version, json);
    scored.put(version, json);
    keep();
  }

  /** What was seen in the picture of a version, if it was looked at. */
  public synchronized Optional<String> scorecard(int version) {
    return Optional.ofNullable(scored.get(version));
  }

  /**
   * Tries to keep once more what could not be kept before.
   *
   * @throws ArchiveException if it cannot be kept now either
   */
  public synchronized void keepRest() {
    if (!newTurns.isEmpty() || !newScores.isEmpty() || !unkept.isEmpty()) {
      keep();
    }
  }

  /** Where pictures do not fit, what was said may still do. */
  private void keep() {
    Optional<ArchiveException> full = keepPictures();
    keepRows();
    if (full.isPresent()) {
      throw full.get();
    }
  }

  private Optional<ArchiveException> keepPictures() {
    try {
      for (Map.Entry<Integer, byte[]> each : Map.copyOf(unkept).entrySet()) {
        String hash = repository.pictures().keep(each.getValue());
        newPictures.put(each.getKey(), new PictureRow(hash, each.getValue().length));
        pictured.put(each.getKey(), hash);
        unkept.remove(each.getKey());
      }
      return Optional.empty();
    } catch (ArchiveException e) {
      return Optional.of(e);
    }
  }

  private void keepRows() {
    DesignTexts designs = new DesignTexts(newVersions());
    String kept = repository.database().transaction(handle -> write(handle, designs));
    id = kept;
    turns += newTurns.size();
    versions = history.versions().size();
    redo = history.ahead();
    newTurns.clear();
    newPictures.clear();
    newScores.clear();
  }

  private List<Version> newVersions() {
    return history.versions().subList(versions, history.versions().size());
  }

  /** Writes what is new; the fields change only when all of it is there. */
  private String write(Handle handle, DesignTexts designs) {
    long now = repository.clock().millis();
    int current = history.current().number();
    ConversationRows rows = new ConversationRows(handle, repository.owner(), id);
    Map<Integer, Integer> redoThere = redo;
    if (versions == 0) {
      rows.begin(now, newTurns.size(), current);
    } else if (!rows.advance(turns, turns + newTurns.size(), current, now)) {
      requireThere(handle);
      rows = rows.copy(newId(), versions, turns, turns + newTurns.size(), current, now);
      redoThere = Map.of();
    }
    rows.addVersions(newVersions(), designs, now);
    rows.setRedo(redoThere, history.ahead());
    rows.addTurns(turns, newTurns);
    rows.attach(newPictures, now);
    rows.score(newScores);
    return rows.id();
  }

  /** Others may have deleted it, or its time here may be over. */
  private void requireThere(Handle handle) {
    boolean there =
        handle
            .createQuery(
                "select count(*) > 0 from conversations where id = :id and deleted is null")
            .bind("id", id)
            .mapTo(Boolean.class)
            .one();
    if (!there) {
      throw new ArchiveException(
          "This conversation was deleted meanwhile, so that nothing more of it is kept; begin a new one.");
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
