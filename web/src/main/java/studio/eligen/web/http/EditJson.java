package studio.eligen.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.DesignRules;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.lexicon.Naming;
import studio.eligen.agent.designer.lexicon.Recolouring;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.render.RecipeDesign;
import studio.eligen.agent.store.DesignJson;

/** Edits as the canvas sends them. */
final class EditJson {

  /** More than one gesture makes. */
  static final int MOST_EDITS = 64;

  /** A thing can be moved across the picture and back, but not out of all numbers. */
  private static final double FARTHEST = 10;

  private static final double LARGEST_FACTOR = 100;

  private final Recolouring recolouring;
  private final Consumer<String> checkName;

  private EditJson(Vocabulary vocabulary, Consumer<String> checkName) {
    this.recolouring = new Recolouring(vocabulary);
    this.checkName = checkName;
  }

  /** Edits that are drawn, so that they may name what the model can draw. */
  static EditJson drawn(Vocabulary vocabulary) {
    return new EditJson(vocabulary, new Naming(vocabulary)::check);
  }

  /** Edits that tell what a picture shows already, which may be anything. */
  static EditJson described(Vocabulary vocabulary) {
    return new EditJson(vocabulary, name -> {});
  }

  /**
   * The design after these edits, each of which is read for the design that those before it made.
   *
   * @throws InvalidInput if one is none or does not fit the design
   */
  Design applied(JsonNode json, Design design) {
    if (!json.isArray() || json.isEmpty() || json.size() > MOST_EDITS) {
      throw new InvalidInput("\"edits\" must be a list of 1 to %d edits.".formatted(MOST_EDITS));
    }
    Design sofar = design;
    for (JsonNode each : json) {
      sofar = sofar.with(edit(each, sofar));
    }
    return sofar;
  }

  private DesignEdit edit(JsonNode json, Design design) {
    String type = RequestBody.text(json, "type", 20);
    return switch (type) {
      case "add" -> new DesignEdit.AddEntity(entity(json.path("entity"), design));
      case "remove" -> new DesignEdit.RemoveEntity(id(json));
      case "move" ->
          new DesignEdit.MoveEntity(
              id(json),
              RequestBody.number(json, "dx", -FARTHEST, FARTHEST),
              RequestBody.number(json, "dy", -FARTHEST, FARTHEST));
      case "resize" ->
          new DesignEdit.ResizeEntity(
              id(json),
              RequestBody.number(json, "widthFactor", 0, LARGEST_FACTOR),
              RequestBody.number(json, "heightFactor", 0, LARGEST_FACTOR),
              anchor(json));
      case "reshape" ->
          new DesignEdit.ReshapeEntity(
              id(json),
              DesignJson.region(json.path("region"), "\"" + id(json) + "\"", design.canvas()));
      case "reprompt" -> new DesignEdit.RepromptEntity(id(json), name(json));
      case "recolour" ->
          recolouring.edit(
              design.entities().get(design.indexOf(id(json))),
              RequestBody.text(json, "colour", 40));
      case "reorder" ->
          new DesignEdit.Reorder(
              id(json),
              RequestBody.whole(json, "index", 0, DesignRules.MOST_ENTITIES, OptionalInt.empty()));
      default -> whole(type, json);
    };
  }

  /** Edits of the picture as a whole. */
  private static DesignEdit whole(String type, JsonNode json) {
    return switch (type) {
      case "scene" -> new DesignEdit.SetScene(words(json, "scene"));
      case "style" -> new DesignEdit.SetStyle(words(json, "style"));
      case "canvas" ->
          new DesignEdit.SetCanvas(new Canvas(side(json, "width"), side(json, "height")));
      case "reseed" -> new DesignEdit.Reseed(seed(json.path("seed")));
      default ->
          throw new InvalidInput(
              "There is no edit \"%s\"; there are add, remove, move, resize, reshape, reprompt, recolour, reorder, scene, style, canvas and reseed."
                  .formatted(type));
    };
  }

  private Entity entity(JsonNode json, Design design) {
    String prompt = name(json);
    String id =
        json.path("id").isMissingNode()
            ? design.freeId(RecipeDesign.word(prompt))
            : RequestBody.text(json, "id", 64);
    return new Entity(
        id, prompt, DesignJson.region(json.path("region"), "\"" + id + "\"", design.canvas()));
  }

  private static DesignEdit.Anchor anchor(JsonNode json) {
    String anchor = json.path("anchor").asText("centre");
    return switch (anchor) {
      case "centre" -> DesignEdit.Anchor.CENTRE;
      case "foot" -> DesignEdit.Anchor.FOOT;
      default -> throw new InvalidInput("\"anchor\" must be \"centre\" or \"foot\".");
    };
  }

  private static int side(JsonNode json, String name) {
    return RequestBody.whole(json, name, Canvas.GRID, 4096, OptionalInt.empty());
  }

  private static long seed(JsonNode seed) {
    if (seed.isMissingNode()) {
      return ThreadLocalRandom.current().nextLong(1L << 31);
    }
    if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
      throw new InvalidInput("\"seed\" must be a whole number.");
    }
    return seed.longValue();
  }

  private String name(JsonNode json) {
    String prompt = words(json, "prompt");
    checkName.accept(prompt);
    return prompt;
  }

  private static String id(JsonNode json) {
    return RequestBody.text(json, "id", 64);
  }

  private static String words(JsonNode json, String name) {
    return RequestBody.text(json, name, DesignRules.LONGEST_TEXT);
  }
}
