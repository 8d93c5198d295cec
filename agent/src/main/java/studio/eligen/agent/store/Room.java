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
    return texts(which, value)
        + sum(
            "select coalesce(sum(byte_count), 0) from pictures where sha256 in"
                + " (select picture from versions where "
                + of(which)
                + ")",
            value);
  }

  /** The same of words and designs alone. */
  long texts(String which, String value) {
    return sum(
            "select coalesce(sum(octet_length(design) + octet_length(words) + %d), 0) from versions where "
                    .formatted(ROW)
                + of(which),
            value)
        + sum(
            "select coalesce(sum(octet_length(said) + octet_length(reply) + %d), 0) from turns where "
                    .formatted(ROW)
                + of(which),
            value);
  }

  private static String of(String which) {
    return "conversation in (select id from conversations where " + which + ")";
  }

  private long sum(String query, String value) {
    return handle.createQuery(query).bind("value", value).mapTo(Long.class).one();
  }
}
