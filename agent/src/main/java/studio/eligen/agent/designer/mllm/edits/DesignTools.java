package studio.eligen.agent.designer.mllm.edits;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import java.util.Locale;

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

  public static final ToolSpecification SPECIFICATION =
      ToolSpecification.builder()
          .name(NAME)
          .description("Answers the person and changes the design, all edits of it or none.")
          .parameters(parameters())
          .build();

  private DesignTools() {}

  /** Whether a model that says this means the tool: it is the only one, and often misspelt. */
  public static boolean isNamed(String name) {
    String letters = letters(name);
    return letters.isEmpty() || letters.contains(letters(NAME));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "");
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
                .description(
                    "relation, swap: ids of the other entities; set_style_picture: of those alone.")
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
        .addIntegerProperty(
            "seed", "set_seed: the number that was said; without one, a new one is taken.")
        .addIntegerProperty("percent", "set_strength: 5 (nearly as it is) to 100 (all anew).")
        .addIntegerProperty("times", "undo, redo: how many changes.")
        .required("op")
        .build();
  }
}
