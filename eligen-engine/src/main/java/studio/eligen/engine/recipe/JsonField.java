package studio.eligen.engine.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * A value in a JSON document that knows its place in it, so that a refusal names both: {@code
 * entities[1].region.box[2] is "x"; it must be a number.}
 *
 * @param path such as {@code entities[1].region}; empty for the whole document
 */
record JsonField(String path, JsonNode value) {

  private static final int MOST_SHOWN = 60;

  /** This object, once it is known to hold no other fields than these. */
  JsonField object(String... known) {
    anyObject();
    Set<String> unknown = new TreeSet<>();
    value.fieldNames().forEachRemaining(unknown::add);
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new BadRequest(
          "%s has an unknown field %s; it may have %s."
              .formatted(
                  path.isEmpty() ? "The document" : path,
                  quoted(unknown.iterator().next()),
                  String.join(", ", known)));
    }
    return this;
  }

  JsonField anyObject() {
    if (!value.isObject()) {
      throw mustBe("an object");
    }
    return this;
  }

  Optional<JsonField> optional(String name) {
    JsonNode child = value.get(name);
    return child == null ? Optional.empty() : Optional.of(new JsonField(pathOf(name), child));
  }

  JsonField required(String name) {
    return optional(name)
        .orElseThrow(
            () -> new BadRequest("%s is missing; it is required.".formatted(pathOf(name))));
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  List<JsonField> list(int most) {
    if (!value.isArray()) {
      throw mustBe("a list");
    }
    if (value.size() > most) {
      throw new BadRequest(
          "%s has %d items; at most %d are allowed.".formatted(path, value.size(), most));
    }
    List<JsonField> items = new ArrayList<>(value.size());
    Iterator<JsonNode> elements = value.elements();
    while (elements.hasNext()) {
      items.add(new JsonField(path + "[" + items.size() + "]", elements.next()));
    }
    return items;
  }

  /** The numbers of a list of exactly this many. */
  double[] numbers(int count) {
    List<JsonField> items = list(Integer.MAX_VALUE);
    if (items.size() != count) {
      throw new BadRequest(
          "%s has %d numbers; it must have %d.".formatted(path, items.size(), count));
    }
    return items.stream().mapToDouble(JsonField::number).toArray();
  }

  double number() {
    if (!value.isNumber()) {
      throw mustBe("a number");
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw mustBe("a finite number");
    }
    return value.doubleValue();
  }

  int integer() {
    long number = longInteger();
    if (number != (int) number) {
      throw mustBe("a whole number of at most ten digits");
    }
    return (int) number;
  }

  long longInteger() {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    // Some writers make 256.0 of 256; beyond 2^53 a double no longer says which number was meant.
    double number = value.isFloatingPointNumber() ? value.doubleValue() : Double.NaN;
    if (Math.rint(number) != number || Math.abs(number) > 1L << 53) {
      throw mustBe("a whole number of at most 64 bits");
    }
    return (long) number;
  }

  boolean truth() {
    if (!value.isBoolean()) {
      throw mustBe("true or false");
    }
    return value.booleanValue();
  }

  String text(int longest) {
    if (!value.isTextual()) {
      throw mustBe("a text");
    }
    String text = value.textValue();
    if (text.length() > longest) {
      throw new BadRequest(
          "%s has %d characters; at most %d are allowed.".formatted(path, text.length(), longest));
    }
    if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xdfff)) {
      throw new BadRequest(
          "%s holds half a character (an unpaired surrogate); write it whole.".formatted(path));
    }
    return text;
  }

  /** A text that a person will read on a terminal. */
  String name() {
    String name = text(255);
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw mustBe("a name in printable characters");
    }
    return name;
  }

  BadRequest mustBe(String what) {
    return new BadRequest(
        "%s is %s; it must be %s."
            .formatted(path.isEmpty() ? "The document" : path, shown(), what));
  }

  private String shown() {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "a list";
    }
    return value.isTextual() ? quoted(value.textValue()) : abbreviated(value.asText());
  }

  private static String quoted(String text) {
    return '"' + abbreviated(text) + '"';
  }

  private static String abbreviated(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
