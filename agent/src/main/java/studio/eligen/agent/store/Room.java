package studio.eligen.agent.store;

import org.jdbi.v3.core.Handle;

/**
 * How much of the disk conversations take. Bytes are asked for and not characters, as a long text
 * would have to be read to be counted.
 */
record Room(Handle handle) {

  /** Of a row beside its texts: a thousand short ones take room too. */
  private static final int ROW = 128;

  /**
   * Bytes of words, designs and pictures.
   *
   * @param which conversations: a condition on :value
   */
  long taken(String which, String value) {
    return all("conversation in " + of(which), value);
  }

  /** The same of everybody else's, which is nearly all: it is read from one end to the other. */
  long takenByOthersThan(String owner) {
    return all("conversation not in " + of("owner = :value"), owner);
  }

  private long all(String where, String value) {
    return written(where, value)
        + sum(
            "select coalesce(sum(byte_count), 0) from pictures where sha256 in"
                + " (select picture from versions where picture is not null and %s)"
                    .formatted(where),
            value);
  }

  /** The same of words and designs alone. */
  long texts(String which, String value) {
    return written("conversation in " + of(which), value);
  }

  private long written(String where, String value) {
    return sum(
            "select coalesce(sum(octet_length(design) + octet_length(words) + %d), 0) from versions where %s"
                .formatted(ROW, where),
            value)
        + sum(
            "select coalesce(sum(octet_length(said) + octet_length(reply) + %d), 0) from turns where %s"
                .formatted(ROW, where),
            value);
  }

  private static String of(String which) {
    return "(select id from conversations where " + which + ")";
  }

  private long sum(String query, String value) {
    return handle.createQuery(query).bind("value", value).mapTo(Long.class).one();
  }
}
