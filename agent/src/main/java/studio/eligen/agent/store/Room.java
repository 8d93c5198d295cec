package studio.eligen.agent.store;

import org.jdbi.v3.core.Handle;

/**
 * How much of the disk conversations take. Bytes are asked for and not characters, as a long text
 * would have to be read to be counted.
 */
record Room(Handle handle) {

  /**
   * Bytes of words, designs and pictures.
   *
   * @param which conversations: a condition on :value
   */
  long taken(String which, String value) {
    String of = "conversation in (select id from conversations where " + which + ")";
    return sum(
            "select coalesce(sum(octet_length(design) + octet_length(words)), 0) from versions where "
                + of,
            value)
        + sum(
            "select coalesce(sum(octet_length(said) + octet_length(reply)), 0) from turns where "
                + of,
            value)
        + sum(
            "select coalesce(sum(byte_count), 0) from pictures where sha256 in"
                + " (select picture from versions where "
                + of
                + ")",
            value);
  }

  private long sum(String query, String value) {
    return handle.createQuery(query).bind("value", value).mapTo(Long.class).one();
  }
}
