package studio.eligen.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A value in a JSON document that knows its place in it, so that a refusal names both: {@code
 * entities[1].region.box[2] is "x"; it must be a number.}
 */
public final class JsonField {

  private static final int MOST_SHOWN = 60;

  private final String document;
  private final String path;
  private final JsonNode value;
  private final Function<String, ? extends RuntimeException> refusal;

  private JsonField(
      String document,
      String path,
      JsonNode value,
      Function<String, ? extends RuntimeException> refusal) {
    this.document = document;
    this.path = path;
    this.value = value;
    this.refusal = refusal;
  }

  /**
   * A whole document.
   *
   * @param document what it is called in a refusal, such as "The document"
   * @param refusal what is thrown, of the sentence that says why
   */
  public static JsonField of(
      String document, JsonNode value, Function<String, ? extends RuntimeException> refusal) {
    return new JsonField(document, "", value, refusal);
  }

  /** Such as {@code entities[1].region}; empty for the whole document. */
  public String path() {
    return path;
  }

  public JsonNode value() {
    return value;
  }

  /** This object, once it is known to hold no other fields than these. */
  public JsonField object(String... known) {
    anyObject();
    Set<String> unknown = new TreeSet<>();
    value.fieldNames().forEachRemaining(unknown::add);
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw refusal.apply(
          "%s has an unknown field %s; it may have %s."
              .formatted(
                  named(),
                  quoted(shortened(unknown.iterator().next())),
                  known.length == 0 ? "none" : String.join(", ", known)));
    }
    return this;
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  /** This object, whatever fields it has. */
  public JsonField anyObject() {
    if (!value.isObject()) {
      throw mustBe("an object");
    }
    return this;
  }

  /** A field of this object, if it has it. */
  public Optional<JsonField> optional(String name) {
    JsonNode child = value.get(name);
    return child == null ? Optional.empty() : Optional.of(child(pathOf(name), child));
  }

  /** A field that this object must have. */
  public JsonField required(String name) {
    return optional(name)
        .orElseThrow(() -> refusal.apply("%s is missing; it is required.".formatted(pathOf(name))));
  }

  /** The fields of this object by name, at most so many, whatever they are called. */
  public Map<String, JsonField> fields(int most) {
    anyObject();
    if (value.size() > most) {
      throw refusal.apply(
          "%s has %d fields; at most %d are allowed.".formatted(named(), value.size(), most));
    }
    Map<String, JsonField> fields = new LinkedHashMap<>();
    value
        .properties()
        .forEach(e -> fields.put(e.getKey(), child(pathOf(e.getKey()), e.getValue())));
    return fields;
  }

  private String named() {
    return path.isEmpty() ? document : path;
  }

  private JsonField child(String childPath, JsonNode child) {
    return new JsonField(document, childPath, child, refusal);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The items of this list, of at most so many. */
  public List<JsonField> list(int most) {
    if (!value.isArray()) {
      throw mustBe("a list");
    }
    if (value.size() > most) {
      throw refusal.apply(
          "%s has %d items; at most %d are allowed.".formatted(named(), value.size(), most));
    }
    List<JsonField> items = new ArrayList<>(value.size());
    Iterator<JsonNode> elements = value.elements();
    while (elements.hasNext()) {
      items.add(child(path + "[" + items.size() + "]", elements.next()));
    }
    return items;
  }

  /** A finite number. */
  public double number() {
    if (!value.isNumber()) {
      throw mustBe("a number");
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw mustBe("a finite number");
    }
    return value.doubleValue();
  }

  public int integer() {
    long number = longInteger();
    if (number != (int) number) {
      throw mustBe("a whole number of at most ten digits");
    }
    return (int) number;
  }

  /** A whole number from one to another, both included. */
  public int integer(int least, int most) {
    int number = integer();
    if (number < least || number > most) {
      throw mustBe("a whole number from %d to %d".formatted(least, most));
    }
    return number;
  }

  /** A number from one to another, both included. */
  public double number(double least, double most) {
    double number = number();
    if (number < least || number > most) {
      throw mustBe("a number from %s to %s".formatted(least, most));
    }
    return number;
  }

  public long longInteger() {
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

  public boolean truth() {
    if (!value.isBoolean()) {
      throw mustBe("true or false");
    }
    return value.booleanValue();
  }

  public String text(int longest) {
    if (!value.isTextual()) {
      throw mustBe("a text");
    }
    String text = value.textValue();
    if (text.length() > longest) {
      throw refusal.apply(
          "%s has %d characters; at most %d are allowed.".formatted(path, text.length(), longest));
    }
    if (holdsHalfACharacter(text)) {
      throw refusal.apply(
          "%s holds half a character (an unpaired surrogate); write it whole.".formatted(path));
    }
    return text;
  }

  /** Masks are texts of many millions of characters, for which a stream takes long. */
  private static boolean holdsHalfACharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** A text that a person will read on a terminal. */
  public String name() {
    String name = text(255);
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw mustBe("a name in printable characters");
    }
    return name;
  }

  /** The refusal of this value, for a reason that need not name it. */
  public RuntimeException refused(String why) {
    return refusal.apply(why.startsWith(named()) ? why : named() + ": " + why);
  }

  /** The refusal of a value that is something else: "x is 5; it must be WHAT." */
  public RuntimeException mustBe(String what) {
    return refusal.apply("%s is %s; it must be %s.".formatted(named(), shown(), what));
  }

  private String shown() {
    if (value.isMissingNode()) {
      return "empty";
    }
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
