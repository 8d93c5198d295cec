package studio.eligen.agent.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import studio.eligen.agent.annotation.Annotation.Dropped;
import studio.eligen.agent.annotation.Annotation.Entity;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.StrictJson;

/** An annotation as a line of JSON, and back. Whoever wrote the line, reading it is bounded. */
public final class AnnotationJson {

  /** Of each line. */
  static final String BEGINNING = "{\"key\":\"";

  private static final int LONGEST_NAME = 4_096;
  private static final int LARGEST_SIDE = 1 << 16;

  private AnnotationJson() {}

  /** The line. */
  public static String write(Annotation annotation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("key", annotation.key());
    json.put("picture", annotation.picture());
    json.put("ending", annotation.ending());
    json.put("source", annotation.source());
    json.put("width", annotation.width());
    json.put("height", annotation.height());
    json.put("prompt", annotation.prompt());
    ArrayNode entities = json.putArray("entities");
    for (Entity entity : annotation.entities()) {
      Region.Box box = entity.box();
      ObjectNode one = entities.addObject().put("prompt", entity.prompt());
      one.putArray("box").add(box.x0()).add(box.y0()).add(box.x1()).add(box.y1());
    }
    ArrayNode dropped = json.putArray("dropped");
    for (Dropped one : annotation.dropped()) {
      dropped.addObject().put("label", one.label()).put("doubt", one.doubt().label());
    }
    json.put("cut", annotation.cut());
    json.put("model", annotation.model());
    return json.toString();
  }

  /**
   * Reads a line.
   *
   * @param place of the line, for messages
   * @throws BadRequest if it is no annotation
   */
  public static Annotation read(String line, String place) {
    try {
      JsonField json =
          JsonField.of(place, StrictJson.read(line), why -> new BadRequest(place + ": " + why));
      json.anyObject();
      return new Annotation(
          hash(json, "key"),
          hash(json, "picture"),
          ending(json.required("ending")),
          json.required("source").text(LONGEST_NAME),
          json.required("width").integer(1, LARGEST_SIDE),
          json.required("height").integer(1, LARGEST_SIDE),
          json.required("prompt").text(RenderRequest.LONGEST_PROMPT),
          json.required("entities").list(Annotator.MOST_ENTITIES).stream()
              .map(AnnotationJson::entity)
              .toList(),
          dropped(json.required("dropped")),
          json.required("cut").truth(),
          json.required("model").text(LONGEST_NAME));
    } catch (JsonProcessingException e) {
      throw new BadRequest("%s: %s".formatted(place, StrictJson.reason(e)), e);
    }
  }

  /** It names files, so nothing but digits may be in it. */
  private static String hash(JsonField json, String name) {
    JsonField field = json.required(name);
    String hash = field.text(LONGEST_NAME);
    if (!hash.matches("[0-9a-f]{32}")) {
      throw field.mustBe("a hash of 32 digits");
    }
    return hash;
  }

  /** So does this. */
  private static String ending(JsonField json) {
    String ending = json.text(LONGEST_NAME);
    if (!ending.equals("png") && !ending.equals("jpg")) {
      throw json.mustBe("png or jpg");
    }
    return ending;
  }

  private static Entity entity(JsonField json) {
    double[] at =
        json.required("box").list(4).stream().mapToDouble(edge -> edge.number(0, 1)).toArray();
    if (at.length != 4) {
      throw json.required("box").mustBe("a list of four numbers");
    }
    return new Entity(
        json.required("prompt").text(RenderRequest.LONGEST_PROMPT),
        new Region.Box(at[0], at[1], at[2], at[3]));
  }

  private static List<Dropped> dropped(JsonField json) {
    return json.list(Short.MAX_VALUE).stream()
        .map(
            one -> {
              JsonField doubt = one.required("doubt");
              try {
                return new Dropped(
                    one.required("label").text(LONGEST_NAME),
                    Doubt.named(doubt.text(LONGEST_NAME)));
              } catch (IllegalArgumentException e) {
                throw doubt.mustBe("a reason that is known here");
              }
            })
        .toList();
  }
}
