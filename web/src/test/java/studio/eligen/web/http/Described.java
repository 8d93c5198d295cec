package studio.eligen.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds what the server says against the schemas of its OpenAPI document. */
record Described(JsonNode document) {

  /** What of a value is not as a named schema says; empty where all is. */
  List<String> differences(JsonNode value, String schema) {
    return differences(value, document.at("/components/schemas/" + schema), schema);
  }

  private List<String> differences(JsonNode value, JsonNode schema, String where) {
    if (schema.has("$ref")) {
      String pointer = schema.path("$ref").textValue().substring(1);
      return differences(value, document.at(pointer), where);
    }
    if (schema.has("oneOf") || schema.has("anyOf")) {
      JsonNode choices = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
      return among(value, choices, where);
    }
    List<String> found = new ArrayList<>();
    if (schema.has("const") && !schema.path("const").equals(value) || isNoneOf(value, schema)) {
      found.add(where + " is " + value);
    }
    if (value.isObject()) {
      found.addAll(inObject(value, schema, where));
    }
    for (int i = 0; i < value.size() && value.isArray(); i++) {
      found.addAll(differences(value.get(i), schema.path("items"), where + "[" + i + "]"));
    }
    return found;
  }

  private static boolean isNoneOf(JsonNode value, JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    schema.path("enum").forEach(values::add);
    List<String> types = new ArrayList<>();
    schema.path("type").forEach(type -> types.add(type.textValue()));
    if (schema.path("type").isTextual()) {
      types.add(schema.path("type").textValue());
    }
    boolean typed = types.isEmpty() || types.contains(typeOf(value));
    boolean number = types.contains("number") && value.isIntegralNumber();
    return !typed && !number || !values.isEmpty() && !values.contains(value);
  }

  private static String typeOf(JsonNode value) {
    return value.isIntegralNumber()
        ? "integer"
        : value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private List<String> inObject(JsonNode value, JsonNode schema, String where) {
    List<String> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : value.properties()) {
      JsonNode property = schema.path("properties").path(each.getKey());
      String inside = where + "." + each.getKey();
      if (property.isMissingNode()) {
        found.add(inside + " is not described");
      } else {
        found.addAll(differences(each.getValue(), property, inside));
      }
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.textValue())) {
        found.add(where + "." + name.textValue() + " is missing");
      }
    }
    return found;
  }

  /** None where one choice fits, or else those of the choice that fits best. */
  private List<String> among(JsonNode value, JsonNode choices, String where) {
    List<String> least = List.of(where + " is " + value);
    for (JsonNode choice : choices) {
      List<String> found = differences(value, choice, where);
      if (found.isEmpty()) {
        return found;
      }
      least = least.size() > found.size() ? found : least;
    }
    return least;
  }
}
