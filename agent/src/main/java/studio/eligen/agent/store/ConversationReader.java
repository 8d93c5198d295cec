package studio.eligen.agent.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.store.ConversationRows.TurnRow;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * Reads the rows of one conversation.
 *
 * @param owner whose it is; to others it is not there
 */
record ConversationReader(Handle handle, String owner, String id) {

  /** More than anybody says; a bound on what a damaged archive can ask for. */
  private static final int MOST_VERSIONS = 100_000;

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

  /** Of the turns that are kept, in order, so many from one on. */
  List<TurnRow> turns(int first, int most) {
    return handle
        .createQuery(
            "select said, reply, focus, current_version, answered from turns"
                + " where conversation = :id and number >= :first order by number limit :most")
        .bind("id", id)
        .bind("first", first)
        .bind("most", most)
        .map(
            (row, context) ->
                new TurnRow(
                    new Exchange(
                        row.getString("said"), row.getString("reply"), ids(row.getString("focus"))),
                    row.getInt("current_version"),
                    row.getLong("answered")))
        .list();
  }

  /**
   * @throws InvalidInput if the rows are not what this program writes
   */
  Optional<Loaded> load() {
    return standing().map(standing -> load(standing.turns(), standing.version()));
  }

  /**
   * Where a conversation stands.
   *
   * @param turns how many there are
   * @param version at which it stands
   */
  record Standing(int turns, int version) {}

  /** Where it stands, unless it is deleted. */
  Optional<Standing> standing() {
    return handle
        .createQuery(
            "select turns, current_version from conversations"
                + " where id = :id and owner = :owner and deleted is null")
        .bind("id", id)
        .bind("owner", owner)
        .map((row, context) -> new Standing(row.getInt(1), row.getInt(2)))
        .findOne();
  }

  private Loaded load(int turns, int current) {
    checkSize();
    Map<Integer, Integer> redo = new HashMap<>();
    Map<Integer, String> pictures = new HashMap<>();
    Map<Integer, String> scorecards = new HashMap<>();
    SharedDesigns designs = new SharedDesigns();
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
                      design(designs, number, row.getString("design")),
                      row.getString("words"));
                })
            .list();
    History history = History.restored(versions, current, redo);
    return new Loaded(id, history, focus(), turns, pictures, scorecards);
  }

  private static Design design(SharedDesigns designs, int version, String json) {
    try {
      return designs.read(json);
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
        .map(ConversationReader::ids)
        .orElse(List.of());
  }

  private static List<String> ids(String focus) {
    return focus.isBlank() ? List.of() : List.of(focus.split(" "));
  }
}
