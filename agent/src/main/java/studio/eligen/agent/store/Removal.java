package studio.eligen.agent.store;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Deletes conversations with all that is in them, and pictures that no other conversation has. Each
 * goes in a transaction of its own, so that nobody who writes waits for many of them, and nobody
 * keeps such a picture meanwhile.
 */
record Removal(Database database, PictureFolder pictures) {

  /**
   * Deletes these, whoever's they are.
   *
   * @param which conversations: a condition on the names of the values
   */
  void of(String which, Map<String, ?> values) {
    List<String> found =
        database.query(
            handle ->
                handle
                    .createQuery("select id from conversations where " + which)
                    .bindMap(values)
                    .mapTo(String.class)
                    .list());
    for (String id : found) {
      database.transaction(
          handle -> {
            // It may have been restored or gone on with while those before it went.
            if (isStill(handle, id, which, values)) {
              new Doomed(handle, id).delete(pictures);
            }
            return null;
          });
    }
  }

  private static boolean isStill(Handle handle, String id, String which, Map<String, ?> values) {
    return handle
            .createQuery(
                "select count(*) from conversations where id = :doomed and (" + which + ")")
            .bind("doomed", id)
            .bindMap(values)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** A conversation that goes. */
  private record Doomed(Handle handle, String id) {

    void delete(PictureFolder pictures) {
      List<String> lost = shownNowhereElse();
      delete("delete from turns where conversation = :id");
      delete("delete from shown where conversation = :id");
      delete("update versions set parent = null, redo = null where conversation = :id");
      delete("delete from versions where conversation = :id");
      delete("delete from conversations where id = :id");
      PreparedBatch rows = handle.prepareBatch("delete from pictures where sha256 = ?");
      lost.forEach(rows::add);
      rows.execute();
      lost.forEach(pictures::delete);
    }

    private List<String> shownNowhereElse() {
      return handle
          .createQuery(
              "select distinct picture from versions own where conversation = :id and picture is not null"
                  + " and not exists (select 1 from versions other"
                  + " where other.picture = own.picture and other.conversation <> :id)")
          .bind("id", id)
          .mapTo(String.class)
          .list();
    }

    private void delete(String statement) {
      handle.createUpdate(statement).bind("id", id).execute();
    }
  }
}
