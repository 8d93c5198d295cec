package studio.eligen.agent.designer.mllm.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * The one tool that a model has. Its verbs are relative, "a little to the left", so that the model
 * never has to calculate.
 */
public final class DesignTools {

  public static final String NAME = "apply_design_edits";

  public static final List<String> DIRECTIONS =
      List.of("left", "right", "up", "down", "up-left", "up-right", "down-left", "down-right");
  static final List<String> AMOUNTS = List.of("a little", "some", "a lot");
  static final List<String> PLACES =
      List.of(
          "left",
          "right",
          "top",
          "bottom",
          "middle",
          "top left",
          "top right",
          "bottom left",
          "bottom right",
          "foreground",
          "background",
          "distance");
  static final List<String> RELATIONS =
      List.of(
          "left of",
          "right of",
          "above",
          "below",
          "next to",
          "on",
          "in",
          "behind",
          "in front of",
          "between");
  static final List<String> SIZES = List.of("tiny", "small", "medium", "large", "huge");
  public static final List<String> CHANGES =
      List.of(
          "a little bigger",
          "bigger",
          "much bigger",
          "a little smaller",
          "smaller",
          "much smaller",
          "wider",
          "narrower",
          "taller",
          "shorter");

  static final List<String> DEPTHS = List.of("front", "back");

  private static final int MOST_EDITS = 64;

  public static final ToolSpecification SPECIFICATION =
      ToolSpecification.builder()
          .name(NAME)
          .description("Answers the person and changes the design, all edits of it or none.")
          .parameters(parameters())
          .build();

  private DesignTools() {}

  /**
   * What the model asks for.
   *
   * @param reply to the person; may be empty
   */
  public record Call(String reply, List<EditFields> edits) {}

  /**
   * Reads a call's arguments.
   *
   * @throws InvalidEdit if they cannot be understood; its message is for the model
   */
  public static Call read(String arguments) {
    List<JsonNode> found = LooseJson.allIn(arguments, DesignTools::hasEdits);
    if (found.isEmpty()) {
      throw new InvalidEdit(
          "The arguments are not of the form {\"reply\": \"...\", \"edits\": [...]}; send them again in that form.");
    }
    JsonNode call = found.get(0);
    JsonNode edits = call.path("edits");
    if (edits.size() > MOST_EDITS) {
      throw new InvalidEdit(
          "These are %d edits; send at most %d.".formatted(edits.size(), MOST_EDITS));
    }
    List<EditFields> all = new ArrayList<>();
    Iterable<JsonNode> listed = edits.isObject() ? List.of(edits) : edits;
    for (JsonNode edit : listed) {
      if (!(edit instanceof ObjectNode fields)) {
        throw new InvalidEdit("An edit must be an object with an \"op\"; one of these is not.");
      }
      all.add(new EditFields(fields));
    }
    return new Call(call.path("reply").asText(""), all);
  }

  /** Whether this is what the tool is called with. */
  public static boolean hasEdits(JsonNode node) {
    boolean edits = node.path("edits").isContainerNode();
    return node.isObject() && (edits || node.path("reply").isTextual());
  }

  private static JsonObjectSchema parameters() {
    return JsonObjectSchema.builder()
        .addStringProperty("reply", "What to tell the person, in the person's language.")
        .addProperty("edits", JsonArraySchema.builder().items(edit()).build())
        .required("reply", "edits")
        .build();
  }

  private static JsonObjectSchema edit() {
    return JsonObjectSchema.builder()
        .addEnumProperty("op", EditFields.OPS)
        .addStringProperty("id", "Which entity; for add, a short new name such as \"cat\".")
        .addStringProperty("prompt", "add, reprompt: what it is, in English: \"white cat\".")
        .addEnumProperty("direction", DIRECTIONS, "move: which way.")
        .addEnumProperty("amount", AMOUNTS, "move: how far in that direction.")
        .addEnumProperty("place", PLACES, "add, move, duplicate: a part of the picture.")
        .addEnumProperty("relation", RELATIONS, "add, move, duplicate, reorder: beside what.")
        .addProperty(
            "of",
            JsonArraySchema.builder()
                .description("relation, swap: ids of the other entities.")
                .items(new JsonStringSchema())
                .build())
        .addEnumProperty("size", SIZES, "add: how large it shall be.")
        .addEnumProperty("change", CHANGES, "resize: how.")
        .addNumberProperty("factor", "resize: a number such as 2, where one was said.")
        .addProperty(
            "box",
            JsonArraySchema.builder()
                .description("add, set_box: only where an exact place was asked for.")
                .items(new JsonIntegerSchema())
                .build())
        .addEnumProperty("depth", DEPTHS, "reorder: before or behind all.")
        .addStringProperty(
            "text", "set_scene, set_style, set_negative: in English, \"on a beach\"; may be \"\".")
        .addIntegerProperty("width", "set_canvas: pixels.")
        .addIntegerProperty("height", "set_canvas: pixels.")
        .addIntegerProperty("times", "undo, redo: how many changes.")
        .required("op")
        .build();
  }
}
