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
          + " (select count(*) from versions where conversation = id and number > 0) as designs,"
          + " (select count(picture) from versions where conversation = id) as drawn,"
          + " (select number from versions where conversation = id and picture is not null"
          + "  order by number desc limit 1) as cover"
          + " from conversations where owner = :owner and turns > 0 and deleted is null";

  /** One word: in what was said, in what was drawn, or in the name. */
  private static final String HOLDING =
      " and (lower(coalesce(name, '')) like lower(:word%1$d) escape '!'"
          + " or exists (select 1 from shown where conversation = id and lower(shown.words) like lower(:word%1$d) escape '!')"
          + " or exists (select 1 from turns where conversation = id and lower(said) like lower(:word%1$d) escape '!'))";

  /** The one that changed last first. */
  List<ConversationSummary> latest() {
    return list(handle.createQuery(SELECT + " order by changed desc, id limit :most"));
  }

  /**
   * The pinned ones, then the others, each the one that changed last first.
   *
   * @param words all of which they hold
   */
  List<ConversationSummary> holding(List<String> words) {
    StringBuilder select = new StringBuilder(SELECT);
    IntStream.range(0, words.size()).forEach(n -> select.append(HOLDING.formatted(n)));
    Query query =
        handle.createQuery(
            select.append(" order by pinned desc, changed desc, id limit :most").toString());
    for (int n = 0; n < words.size(); n++) {
      query.bind("word" + n, "%" + words.get(n).replaceAll("[!%_]", "!$0") + "%");
    }
    return list(query);
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
