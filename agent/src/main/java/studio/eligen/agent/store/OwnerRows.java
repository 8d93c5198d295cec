package studio.eligen.agent.store;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * What is remembered of owners beside their conversations: how they want pictures drawn, which
 * browser is theirs, and from where they came. Of who keeps nothing it goes after a while, and at
 * once where there is much.
 */
record OwnerRows(Handle handle) {

  private static final Duration KEPT_FOR = Duration.ofDays(30);

  /** Newest rows that are kept so long: who comes with a new cookie each time makes no more. */
  static final int MOST = 10_000;

  private static final String SETTINGS =
      "delete from settings where name like '"
          + Archive.OF_OWNER
          + "%' and name not in (select '"
          + Archive.OF_OWNER
          + "' || owner from conversations) and name <> '"
          + Archive.OF_OWNER
          + Archive.LOCAL
          + "' and (changed < :before"
          + " or name not in (select name from settings order by changed desc limit :most))";

  /** Those that a former program made void do not tell whose they were, and stay. */
  private static final String BROWSERS =
      "delete from browsers where owner not in (select owner from conversations)"
          + " and owner not in ('', '"
          + Archive.LOCAL
          + "') and (seen < :before"
          + " or sha256 not in (select sha256 from browsers order by seen desc limit :most))";

  private static final String HOMES =
      "delete from homes where owner not in (select owner from conversations)";

  /**
   * Forgets who keeps nothing, but for whoever sits at this machine.
   *
   * @param now milliseconds since 1970
   */
  void forgetIdle(long now) {
    for (String statement : new String[] {SETTINGS, BROWSERS}) {
      handle
          .createUpdate(statement)
          .bind("before", now - KEPT_FOR.toMillis())
          .bind("most", MOST)
          .execute();
    }
    handle.createUpdate(HOMES).execute();
  }
}
