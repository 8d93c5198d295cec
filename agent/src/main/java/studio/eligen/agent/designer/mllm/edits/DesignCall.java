package studio.eligen.agent.designer.mllm.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * What a model asks for by one call of the tool, whatever it wrapped it in: quoted once or more,
 * under the tool's name, or as nothing but the edits.
 *
 * @param reply to the person; may be empty
 */
public record DesignCall(String reply, List<EditFields> edits) {

  private static final int MOST_EDITS = 64;

  /**
   * Reads a call's arguments.
   *
   * @throws InvalidEdit if they cannot be understood; its message is for the model
   */
  public static DesignCall read(String arguments) {
    return LooseJson.quoted(arguments).stream()
        .flatMap(text -> LooseJson.allIn(text, DesignCall::isIn).stream())
        .findFirst()
        .map(DesignCall::of)
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "The arguments are not of the form {\"reply\": \"...\", \"edits\": [...]}; send them again in that form."));
  }

  /** Whether this is what the tool is called with. */
  public static boolean isIn(JsonNode node) {
    boolean edits = node.path("edits").isContainerNode() || node.path("edits").isTextual();
    return node.isObject()
        ? edits || node.path("reply").isTextual() || isEdit(node)
        : !node.isEmpty()
            && StreamSupport.stream(node.spliterator(), false).allMatch(DesignCall::isEdit);
  }

  private static boolean isEdit(JsonNode node) {
    return node.path("op").isTextual();
  }

  private static DesignCall of(JsonNode call) {
    JsonNode listed = call.isArray() || isEdit(call) ? call : edits(call.path("edits"));
    Iterable<JsonNode> all = listed.isArray() ? listed : List.of(listed);
    List<EditFields> edits = new ArrayList<>();
    for (JsonNode edit : all) {
      if (!(LooseJson.opened(edit).orElse(edit) instanceof ObjectNode fields)) {
        throw new InvalidEdit("An edit must be an object with an \"op\"; one of these is not.");
      }
      edits.add(new EditFields(fields));
    }
    if (edits.size() > MOST_EDITS) {
      throw new InvalidEdit(
          "These are %d edits; send at most %d.".formatted(edits.size(), MOST_EDITS));
    }
    return new DesignCall(call.path("reply").asText(""), edits);
  }

  private static JsonNode edits(JsonNode written) {
    boolean none = written.isMissingNode() || written.isNull() || written.isTextual() && written.asText().isBlank();
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
