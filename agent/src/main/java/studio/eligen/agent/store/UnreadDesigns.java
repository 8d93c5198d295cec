package studio.eligen.agent.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import studio.eligen.agent.design.Shown;
import studio.eligen.engine.json.StrictJson;

/** The versions that an older program kept, of which it is not written down what they show. */
record UnreadDesigns(Database database) {

  private static final String UNREAD =
      "from versions v left join shown s on s.conversation = v.conversation and s.version = v.number"
          + " where s.version is null";

  private record Place(String conversation, int version) {}

  /** Reads all there are. One that is damaged shows nothing, and is refused when it is opened. */
  void read() {
    List<Place> unread = database.query(UnreadDesigns::places);
    if (!unread.isEmpty()) {
      database.transaction(
          handle -> {
            // Another program may have been at it meanwhile.
            places(handle).forEach(place -> write(handle, place));
            return null;
          });
    }
  }

  private static List<Place> places(Handle handle) {
    return handle
        .createQuery("select v.conversation, v.number " + UNREAD)
        .map((row, context) -> new Place(row.getString(1), row.getInt(2)))
        .list();
  }

  private static void write(Handle handle, Place place) {
    String design =
        handle
            .createQuery(
                "select substr(design, 1, :most) from versions"
                    + " where conversation = :id and number = :version")
            .bind("most", DesignJson.LONGEST_TEXT)
            .bind("id", place.conversation())
            .bind("version", place.version())
            .mapTo(String.class)
            .one();
    new ConversationRows(handle, "", place.conversation()).show(place.version(), shown(design));
  }

  private static Shown shown(String design) {
    try {
      JsonNode json = StrictJson.read(design);
      List<String> things = new ArrayList<>();
      for (JsonNode entity : json.path("entities")) {
        if (!entity.path("hidden").asBoolean()) {
          things.add(entity.path("prompt").asText());
        }
      }
      return new Shown(json.path("scene").asText(), things);
    } catch (JsonProcessingException e) {
      return Shown.NOTHING;
    }
  }
}
