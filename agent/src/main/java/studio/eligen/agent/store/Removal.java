package studio.eligen.agent.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Deletes conversations with all that is in them, and pictures that no other conversation has.
 *
 * @param handle within a transaction, so that nobody keeps such a picture meanwhile
 */
record Removal(Handle handle, PictureFolder pictures) {

  /** Deletes these, whoever's they are. */
  void of(List<String> conversations) {
    for (String id : conversations) {
      List<String> shown =
          handle
              .createQuery(
                  "select distinct picture from versions where conversation = :id and picture is not null")
              .bind("id", id)
              .mapTo(String.class)
              .list();
      delete("delete from turns where conversation = :id", id);
      delete("delete from shown where conversation = :id", id);
      delete("update versions set parent = null, redo = null where conversation = :id", id);
      delete("delete from versions where conversation = :id", id);
      delete("delete from conversations where id = :id", id);
      shown.stream().filter(this::isShownNowhere).forEach(this::deletePicture);
    }
  }

  private boolean isShownNowhere(String picture) {
    return handle
            .createQuery("select count(*) from versions where picture = :id")
            .bind("id", picture)
            .mapTo(Long.class)
            .one()
        == 0;
  }

  private void deletePicture(String sha256) {
    delete("delete from pictures where sha256 = :id", sha256);
    pictures.delete(sha256);
  }

  private void delete(String statement, String id) {
    handle.createUpdate(statement).bind("id", id).execute();
  }
}
