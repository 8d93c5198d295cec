package studio.eligen.agent.store;

import org.jdbi.v3.core.Handle;

/** How much of the disk conversations take. */
record Room(Handle handle) {

  /**
   * Bytes of words, designs and pictures.
   *
   * @param which conversations: a condition on :owner
   */
  long taken(String which, String owner) {
    String of = "conversation in (select id from conversations where " + which + ")";
    return sum(
            "select coalesce(sum(length(design) + length(words)), 0) from versions where " + of,
            owner)
        + sum("select coalesce(sum(length(said) + length(reply)), 0) from turns where " + of, owner)
        + sum(
            "select coalesce(sum(byte_count), 0) from pictures where sha256 in"
                + " (select picture from versions where "
                + of
                + ")",
            owner);
  }

  private long sum(String query, String owner) {
    return handle.createQuery(query).bind("owner", owner).mapTo(Long.class).one();
  }
}
