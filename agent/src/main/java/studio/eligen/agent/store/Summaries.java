package studio.eligen.agent.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import studio.eligen.agent.design.Shown;

/**
 * Lists the conversations of one owner in which something was said, and that are not deleted.
 *
 * @param most that are listed
 */
record Summaries(Handle handle, String owner, int most) {

  private static final int FIRST_WORDS = 200;

  private static final String SELECT =
      "select id, begun, changed, name, pinned,"
          + " (select substr(said, 1, :length) from turns where conversation = id and number = 0) as words,"
          + " (select words from shown where conversation = id and version = current_version) as shown,"
          + " (select coalesce(max(number), 0) from versions where conversation = id) as designs,"
          + " (select count(*) from versions where conversation = id and picture is not null) as drawn,"
          + " (select number from versions where conversation = id and picture is not null"
          + "  order by number desc limit 1) as cover"
          + " from (%s) listed order by %s";

  /** Which are listed is found first: what a line tells is then looked up for these alone. */
  private static final String LISTED =
      "select * from conversations where owner = :owner and turns > 0 and deleted is null";

  private static final String LATEST = "changed desc, id";
  private static final String PINNED_FIRST = "pinned desc, " + LATEST;

  /** One word: in what was said, in what was drawn, or in the name. */
  private static final String HOLDING =
      " and (lower(coalesce(name, '')) like lower(:word%1$d) escape '!'"
          + " or exists (select 1 from shown where conversation = id and lower(shown.words) like lower(:word%1$d) escape '!')"
          + " or exists (select 1 from turns where conversation = id and lower(said) like lower(:word%1$d) escape '!'))";

  /** The one that changed last first. */
  List<ConversationSummary> latest() {
    return list(query(LISTED, LATEST));
  }

  /**
   * The pinned ones, then the others, each the one that changed last first.
   *
   * @param words all of which they hold
   */
  List<ConversationSummary> holding(List<String> words) {
    StringBuilder which = new StringBuilder(LISTED);
    IntStream.range(0, words.size()).forEach(n -> which.append(HOLDING.formatted(n)));
    Query query = query(which.toString(), PINNED_FIRST);
    for (int n = 0; n < words.size(); n++) {
      query.bind("word" + n, "%" + words.get(n).replaceAll("[!%_]", "!$0") + "%");
    }
    return list(query);
  }

  private Query query(String which, String order) {
    String most = which + " order by " + order + " limit :most";
    return handle.createQuery(SELECT.formatted(most, order));
  }

  private List<ConversationSummary> list(Query query) {
    return query
        .bind("length", FIRST_WORDS)
        .bind("owner", owner)
        .bind("most", most)
        .map((row, context) -> summary(row))
        .list();
  }

  private static ConversationSummary summary(ResultSet row) throws SQLException {
    return new ConversationSummary(
        row.getString("id"),
        Instant.ofEpochMilli(row.getLong("begun")),
        Instant.ofEpochMilli(row.getLong("changed")),
        Optional.ofNullable(row.getString("words")).orElse(""),
        Optional.ofNullable(row.getString("name")),
        row.getInt("pinned") != 0,
        Optional.ofNullable(row.getString("shown")).map(Shown::read).orElse(Shown.NOTHING),
        row.getInt("designs"),
        row.getInt("drawn"),
        row.getInt("cover"));
  }
}
