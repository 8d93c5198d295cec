package studio.eligen.engine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a text that is no JSON, in our own words: those of the parser speak of
 * its settings and of what it was given.
 */
final class JsonFault {

  private static final int LONGEST_SHOWN = 40;

  /** The beginnings of what the parser says, and what that means; the first that fits. */
  private static final Map<Pattern, String> MEANINGS = new LinkedHashMap<>();

  static {
    means("Unexpected end-of-input", "it ends too early");
    means("Duplicate field '(.*?)'", "the field \"$1\" is there twice");
    means("Trailing token", "something follows behind its end");
    means("Document nesting depth .* allowed \\((\\d+)", "it is nested deeper than $1 levels");
    means(
        "(?:String value|Name) length .* allowed \\((\\d+)", "a text is longer than $1 characters");
    means("Number value length .* allowed \\((\\d+)", "a number has more than $1 digits");
    means("Document length .* allowed \\((\\d+)", "it is longer than $1 bytes");
    means("Token count .* allowed \\((\\d+)", "it has more than $1 parts");
    means("Name count .* allowed \\((\\d+)", "it has more than $1 names");
    means("Unexpected character \\('(.+?)' \\(", "the character \"$1\" does not belong there");
    means("Unexpected character|Illegal character", "a control character does not belong there");
    means("Unexpected close marker '(.)'", "\"$1\" closes what it did not open");
    means("Unrecognized token '(.*?)'", "\"$1\" is no value");
    means("Invalid UTF", "it is not UTF-8");
    means("Illegal unquoted character", "a text has a control character; write it as an escape");
    means("Unrecognized character escape", "a text has an escape that JSON does not know");
    means("(?i).*(?:numeric|number|exponent|decimal|digit)", "a number is not written as in JSON");
  }

  private JsonFault() {}

  private static void means(String said, String meaning) {
    MEANINGS.put(Pattern.compile(said), meaning);
  }

  /** For example {@code the field "a" is there twice (line 1, column 12, in entities[0])}. */
  static String words(JsonProcessingException e) {
    String meaning = meaning(e.getOriginalMessage());
    JsonLocation place = e.getLocation();
    return place == null
        ? meaning
        : "%s (line %d, column %d%s)"
            .formatted(meaning, place.getLineNr(), place.getColumnNr(), field(e));
  }

  private static String meaning(String said) {
    for (Map.Entry<Pattern, String> each : MEANINGS.entrySet()) {
      Matcher found = each.getKey().matcher(said);
      if (found.lookingAt()) {
        String part = found.groupCount() == 0 ? "" : shown(found.group(1));
        return each.getValue().replace("$1", part);
      }
    }
    return "it cannot be read";
  }

  /** In which field, where the parser was in one. */
  private static String field(JsonProcessingException e) {
    String path =
        e.getProcessor() instanceof JsonParser parser ? path(parser.getParsingContext()) : "";
    return path.isEmpty() ? "" : ", in " + shown(path);
  }

  /** As in {@code entities[1].region}. */
  private static String path(JsonStreamContext place) {
    if (place == null || place.inRoot()) {
      return "";
    }
    String above = path(place.getParent());
    if (place.inArray()) {
      return above + "[%d]".formatted(place.getCurrentIndex());
    }
    String name = place.getCurrentName();
    if (name == null) {
      return above;
    }
    return above.isEmpty() ? name : above + "." + name;
  }

  private static String shown(String text) {
    String plain = text.replaceAll("\\p{C}", "?");
    return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
  }
}
