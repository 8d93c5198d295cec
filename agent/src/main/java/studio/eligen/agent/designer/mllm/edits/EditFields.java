package studio.eligen.agent.designer.mllm.edits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.mllm.parsing.Thoughts;

/** One edit as a model wrote it. What is missing or wrong is refused in words for the model. */
public record EditFields(ObjectNode fields) {

  static final List<String> OPS =
      List.of(
          "add",
          "remove",
          "move",
          "resize",
          "set_box",
          "reprompt",
          "reorder",
          "swap",
          "duplicate",
          "lock",
          "unlock",
          "hide",
          "show",
          "set_seed",
          "remove_seed",
          "set_strength",
          "remove_strength",
          "set_scene",
          "set_style",
          "set_style_picture",
          "remove_style_picture",
          "set_negative",
          "set_canvas",
          "new_variation",
          "undo",
          "redo");

  private static final int LONGEST_QUOTE = 60;

  private static final List<String> OP_NAMES = List.of("op", "action", "type", "operation");
  private static final List<String> BELOW =
      List.of("parameters", "params", "arguments", "args", "fields");

  /** What some models write into a field that they leave out. */
  private static final Set<String> LEFT_OUT = Set.of("null", "none", "n/a", "undefined", "nil");

  /** An edit as it is written, but for the case of names, and for fields in an object below it. */
  static EditFields of(ObjectNode written) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    written
        .properties()
        .forEach(field -> fields.set(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
    for (String name : BELOW) {
      if (fields.path(name) instanceof ObjectNode below) {
        fields.remove(name);
        below.properties().forEach(field -> fields.putIfAbsent(field.getKey(), field.getValue()));
      }
    }
    return new EditFields(fields);
  }

  /** An edit that is written as an object under the name of what it does, if it is one. */
  static Optional<EditFields> underOp(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return Optional.empty();
    }
    String op = node.fieldNames().next();
    return OPS.contains(op) && node.get(op) instanceof ObjectNode fields
        ? Optional.of(of(fields.deepCopy().put("op", op)))
        : Optional.empty();
  }

  String op() {
    String op =
        OP_NAMES.stream()
            .flatMap(name -> text(name).stream())
            .findFirst()
            .map(word -> word.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_"))
            .map(word -> word.replaceFirst("_(entity|object|prompt)$", ""))
            .orElse("");
    if (!OPS.contains(op)) {
      throw new InvalidEdit(
          "There is no op \"%s\"; choose one of %s.".formatted(quoted(op), String.join(", ", OPS)));
    }
    return op;
  }

  /** Whether the same is asked here of another entity. */
  boolean isTheSameOfAnother(EditFields other) {
    Optional<String> id = text("id");
    return id.isPresent()
        && !id.equals(other.text("id"))
        && fields.deepCopy().without("id").equals(other.fields.deepCopy().without("id"));
  }

  /** A text that is there and not blank. */
  public Optional<String> text(String name) {
    JsonNode value = fields.path(name);
    return value.isTextual() || value.isNumber()
        ? Optional.of(said(value)).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A text that must be there, though it may be blank. */
  String present(String name) {
    if (!fields.path(name).isTextual()) {
      throw missing(name);
    }
    return said(fields.path(name));
  }

  private static String said(JsonNode value) {
    return Thoughts.in(value.asText()).said().strip();
  }

  /** One of the choices, whatever its case and hyphens. */
  Optional<String> choice(String name, List<String> choices) {
    Optional<String> said = text(name).filter(word -> !isLeftOut(word));
    if (said.isEmpty()) {
      return said;
    }
    String plain = plain(said.get());
    return Optional.of(
        choices.stream()
            .filter(choice -> plain(choice).equals(plain))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidEdit(
                        "%s: \"%s\" is no %s; choose one of %s."
                            .formatted(
                                op(), quoted(said.get()), name, String.join(", ", choices)))));
  }

  /** Texts of a list, or of a single text. */
  List<String> texts(String name) {
    JsonNode value = fields.path(name);
    if (value.isTextual()) {
      return isLeftOut(value.asText()) ? List.of() : List.of(said(value));
    }
    List<String> all = new ArrayList<>();
    value.forEach(one -> all.add(said(one)));
    return all;
  }

  OptionalDouble number(String name) {
    Optional<String> said = text(name).filter(word -> !isLeftOut(word));
    if (said.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(said.get());
      if (Double.isFinite(number)) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException e) {
      throw noNumber(name, said.get());
    }
    throw noNumber(name, said.get());
  }

  Optional<JsonNode> box() {
    JsonNode box = fields.path("box");
    boolean there =
        box.isTextual() ? !box.asText().isBlank() && !isLeftOut(box.asText()) : !box.isEmpty();
    return there ? Optional.of(box) : Optional.empty();
  }

  static boolean isLeftOut(String text) {
    return LEFT_OUT.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private InvalidEdit noNumber(String name, String said) {
    return new InvalidEdit("%s: %s is \"%s\"; give a number.".formatted(op(), name, quoted(said)));
  }

  private InvalidEdit missing(String name) {
    return new InvalidEdit("%s needs \"%s\".".formatted(op(), name));
  }

  /** A text that a model wrote, short enough to be quoted to it. */
  public static String quoted(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
  }
}
