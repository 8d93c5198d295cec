package studio.eligen.agent.designer.mllm.parsing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads JSON as models write it: fenced or bare, amid other text, with trailing commas, comments or
 * single quotes.
 */
public final class LooseJson {

  /** Of what is longer only the beginning is read; see {@link #isTooLong}. */
  public static final int LONGEST_TEXT = 64_000;

  private static final int MOST_ATTEMPTS = 200;
  private static final int DEEPEST = 40;
  private static final int MOST_QUOTES = 4;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(100)
                  .maxStringLength(1 << 20)
                  .build())
          // What could not be parsed must not stand in an exception's text.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final JsonMapper STRICT = new JsonMapper(FACTORY);

  private static final ObjectReader LOOSE =
      JsonMapper.builder(FACTORY.copy())
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build()
          .reader();

  /** A list without members. */
  public static final JsonNode NOTHING = STRICT.createArrayNode();

  private LooseJson() {}

  /** Whether less of a text would be read than there is. */
  public static boolean isTooLong(String text) {
    return text.length() > LONGEST_TEXT;
  }

  /** A text that is JSON and nothing else. */
  public static JsonNode strict(String text) throws IOException {
    JsonNode node = STRICT.readTree(text);
    if (node == null || node.isMissingNode()) {
      throw new IOException("nothing but white space");
    }
    return node;
  }

  /** The JSON values of a text that holds nothing else, in order, however they are parted. */
  public static MappingIterator<JsonNode> row(InputStream text) throws IOException {
    return STRICT.readerFor(JsonNode.class).readValues(text);
  }

  /**
   * A text and, where it is a JSON string, the text that is quoted in it, and so on: what is quoted
   * once too often is found in one of them.
   */
  public static List<String> quoted(String text) {
    List<String> texts = new ArrayList<>(List.of(text));
    String last = text.strip();
    try {
      while (last.startsWith("\"") && texts.size() < MOST_QUOTES) {
        last = strict(last).asText().strip();
        texts.add(last);
      }
    } catch (IOException e) {
      // It only begins like a quoted text.
    }
    return texts;
  }

  /** Whether a text is one object that is not empty, and comes to its end. */
  public static boolean isWhole(String text) {
    List<String> texts = quoted(text);
    String inner = texts.get(texts.size() - 1).strip();
    String plain = JsonRepair.isPython(inner) ? JsonRepair.words(inner) : inner;
    try (var parser = LOOSE.createParser(plain)) {
      JsonNode node = parser.readValueAsTree();
      return node != null && node.isObject() && !node.isEmpty() && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The object that a text holds, written as others read it; an empty one if it holds none. */
  public static String strictly(String text) {
    return quoted(text).stream()
        .flatMap(inner -> allIn(inner, JsonNode::isObject).stream())
        .filter(node -> !node.isEmpty())
        .findFirst()
        .map(JsonNode::toString)
        .orElse("{}");
  }

  /** What this node is or, as a text, holds: an object or a list. */
  public static Optional<JsonNode> opened(JsonNode node) {
    return node.isContainerNode()
        ? Optional.of(node)
        : quoted(node.asText()).stream().flatMap(text -> allIn(text).stream()).findFirst();
  }

  /**
   * All outermost objects and lists in a text, in order. Where a list is broken, for it was cut
   * off, its whole members are found.
   */
  public static List<JsonNode> allIn(String text) {
    return allIn(text, node -> true);
  }

  /**
   * All objects and lists in a text that are of a kind, in order; if there is none, those that it
   * holds once brackets that it lacks are put in.
   */
  public static List<JsonNode> allIn(String text, Predicate<JsonNode> kind) {
    List<JsonNode> found = wholeIn(text, kind);
    return found.isEmpty() ? wholeIn(JsonRepair.closed(bounded(text)), kind) : found;
  }

  /** All objects and lists in a text that are of a kind and lack nothing, in order. */
  public static List<JsonNode> wholeIn(String text, Predicate<JsonNode> kind) {
    String bounded = bounded(text);
    if (JsonRepair.isPython(bounded)) {
      bounded = JsonRepair.words(bounded);
    }
    List<JsonNode> found = new ArrayList<>();
    int attempts = 0;
    int at = start(bounded, 0);
    while (at >= 0 && attempts++ < MOST_ATTEMPTS) {
      int end = at + 1;
      try (var parser = LOOSE.createParser(bounded.substring(at))) {
        JsonNode node = parser.readValueAsTree();
        if (node != null && node.isContainerNode() && kind.test(node)) {
          found.add(node);
          end = at + (int) parser.currentLocation().getCharOffset();
        }
      } catch (IOException e) {
        end = at + 1; // no JSON from here on; perhaps from the next bracket
      }
      at = start(bounded, end);
    }
    return found;
  }

  private static String bounded(String text) {
    return isTooLong(text) ? text.substring(0, LONGEST_TEXT) : text;
  }

  private static int start(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '{' || text.charAt(i) == '[') {
        return i;
      }
    }
    return -1;
  }
}
