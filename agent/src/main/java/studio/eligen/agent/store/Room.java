package studio.eligen.agent.store;

import org.jdbi.v3.core.Handle;

/**
 * How much of the disk conversations take. Bytes are asked for and not characters, as a long text
 * would have to be read to be counted.
 */
record Room(Handle handle) {

  /**
   * Of a row beside its texts. It takes less of the disk, but each is looked at by whoever counts,
   * lists or deletes: what one visitor may keep has to be few enough rows for that.
   */
  static final int ROW = 8 << 10;

  /** What it takes of the disk. */
  private static final int SMALL_ROW = 128;

  /**
   * Bytes of words, designs and pictures.
   *
   * @param which conversations: a condition on :value
   */
  long taken(String which, String value) {
    return all("id in " + of(which), "conversation in " + of(which), value);
  }

  /** The same of everybody else's, which is nearly all: it is read from one end to the other. */
  long takenByOthersThan(String owner) {
    return all("owner <> :value", "conversation not in " + of("owner = :value"), owner);
  }

  private long all(String conversations, String where, String value) {
    return sum("octet_length(name)", ROW, "conversations", conversations, value)
        + written(where, ROW, value)
        + handle
            .createQuery(
                "select coalesce(sum(byte_count), 0) from pictures where sha256 in"
                    + " (select picture from versions where picture is not null and %s)"
                        .formatted(where))
            .bind("value", value)
            .mapTo(Long.class)
            .one();
  }

  /** The same of words and designs alone, without what it costs to look at their rows. */
  long texts(String which, String value) {
    return written("conversation in " + of(which), SMALL_ROW, value);
  }

  /** All columns that hold what somebody else than this program says. */
  private long written(String where, int row, String value) {
    return sum(
            "octet_length(design) + octet_length(words) + coalesce(octet_length(scorecard), 0)",
            row,
            "versions",
            where,
            value)
        + sum(
            "octet_length(said) + octet_length(reply) + octet_length(focus)",
            row,
            "turns",
            where,
            value)
        + sum("octet_length(words)", 0, "shown", where, value);
  }

  private static String of(String which) {
    return "(select id from conversations where " + which + ")";
  }

  private long sum(String texts, int row, String table, String where, String value) {
    return handle
        .createQuery(
            "select coalesce(sum(coalesce(%s, 0) + %d), 0) from %s where %s"
                .formatted(texts, row, table, where))
        .bind("value", value)
        .mapTo(Long.class)
        .one();
  }
}
