package studio.eligen.agent.designer.mllm.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;
import studio.eligen.agent.designer.mllm.parsing.Thoughts;

/**
 * What a model asks for by one call of the tool, whatever it wrapped it in: quoted once or more,
 * under the tool's name, or as nothing but the edits.
 *
 * @param reply to the person; may be empty
 */
public record DesignCall(String reply, List<EditFields> edits) {

  private static final int MOST_EDITS = 64;

  private static final List<String> EDITS = List.of("edits", "edit");
  private static final List<String> REPLY = List.of("reply");

  /**
   * Reads a call's arguments.
   *
   * @throws InvalidEdit if they cannot be understood; its message is for the model
   */
  public static DesignCall read(String arguments) {
    boolean talk = !arguments.strip().matches("(?s)[{\\[\"].*");
    String said = talk ? Thoughts.in(arguments).said() : arguments;
    if (LooseJson.isTooLong(said)) {
      // Some of the edits would be carried out, and nobody could tell which.
      throw new InvalidEdit(
          "The arguments have %,d characters, and at most %,d are read; send fewer edits."
              .formatted(said.length(), LooseJson.LONGEST_TEXT));
    }
    return LooseJson.quoted(said).stream()
        .flatMap(text -> in(text).stream())
        .findFirst()
        .map(DesignCall::of)
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "The arguments are not of the form {\"reply\": \"...\", \"edits\": [...]}; send them again in that form."));
  }

  private static List<JsonNode> in(String text) {
    List<JsonNode> whole = LooseJson.allIn(text, DesignCall::isIn);
    List<JsonNode> found = whole.isEmpty() ? LooseJson.allIn(text, DesignCall::isBareIn) : whole;
    return found.isEmpty() ? quotedIn(text) : found;
  }

  /** Those of a call that stands, with its name, where its arguments should. */
  private static List<JsonNode> quotedIn(String text) {
    return LooseJson.allIn(text, JsonNode::isObject).stream()
        .flatMap(node -> StreamSupport.stream(node.spliterator(), false))
        .filter(child -> child.isTextual() && child.asText().strip().startsWith("{"))
        .flatMap(child -> LooseJson.allIn(child.asText(), DesignCall::isIn).stream())
        .toList();
  }

  /** Whether this is what the tool is called with. */
  public static boolean isIn(JsonNode node) {
    JsonNode edits = field(node, EDITS);
    return edits.isContainerNode() || edits.isTextual() || field(node, REPLY).isTextual();
  }

  /** By its name in whichever case. */
  private static JsonNode field(JsonNode node, List<String> names) {
    return node.properties().stream()
        .filter(field -> names.contains(field.getKey().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  /** Whether this is nothing but edits. */
  public static boolean isBareIn(JsonNode node) {
    return node.isArray() ? !node.isEmpty() && allOf(node, DesignCall::isEdit) : isEdit(node);
  }

  private static boolean isEdit(JsonNode node) {
    return node.path("op").isTextual() || node.path("Op").isTextual();
  }

  private static DesignCall of(JsonNode call) {
    List<EditFields> edits = new ArrayList<>();
    collect(call.isArray() || isEdit(call) ? call : edits(field(call, EDITS)), edits);
    if (edits.size() > MOST_EDITS) {
      throw new InvalidEdit(
          "These are %d edits; send at most %d.".formatted(edits.size(), MOST_EDITS));
    }
    return new DesignCall(field(call, REPLY).asText(""), edits);
  }

  /** Edits may be listed, or stand under names that mean nothing. */
  private static void collect(JsonNode node, List<EditFields> edits) {
    JsonNode opened = LooseJson.opened(node).orElse(node);
    boolean holder =
        !isEdit(opened) && !opened.isEmpty() && allOf(opened, JsonNode::isContainerNode);
    if (opened.isNull()) {
      return;
    }
    Optional<EditFields> underItsOp = EditFields.underOp(opened);
    if (underItsOp.isPresent()) {
      edits.add(underItsOp.get());
    } else if (opened.isArray() || holder) {
      opened.forEach(child -> collect(child, edits));
    } else if (opened instanceof ObjectNode fields) {
      edits.add(EditFields.of(fields));
    } else {
      throw new InvalidEdit("An edit must be an object with an \"op\"; one of these is not.");
    }
  }

  private static boolean allOf(JsonNode node, Predicate<JsonNode> kind) {
    return StreamSupport.stream(node.spliterator(), false).allMatch(kind);
  }

  private static JsonNode edits(JsonNode written) {
    boolean none =
        written.isMissingNode()
            || written.isNull()
            || written.isTextual() && written.asText().isBlank();
    return none
        ? LooseJson.NOTHING
        : LooseJson.opened(written)
            .orElseThrow(
                () ->
                    new InvalidEdit(
                        "\"edits\" is %s and no list of edits; send them again as a list."
                            .formatted(EditFields.quoted(written.toString()))));
  }
}
