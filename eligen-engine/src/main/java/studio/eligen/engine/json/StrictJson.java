package studio.eligen.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON of unknown origin: bounded in size, depth and count, no field twice, and nothing
 * behind the document's end.
 */
public final class StrictJson {

  /** Longest document, in bytes. */
  public static final int MOST_BYTES = 16 << 20;

  /** Bounds what a tree of one-digit numbers costs: some 50 bytes each. */
  private static final int MOST_TOKENS = 3_000_000;

  /** Names take longer than values; the longest list of them is a tokenizer's, of some 50,000. */
  private static final int MOST_NAMES = 100_000;

  private static final int DEEPEST = 64;
  private static final int LONGEST_NAME = 1 << 12;
  private static final int LONGEST_NUMBER = 100;

  /** NaN and Infinity are let through here and refused where they stand, by their field's name. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxDocumentLength(MOST_BYTES)
                  .maxTokenCount(MOST_TOKENS)
                  .maxStringLength(MOST_BYTES)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private static final ObjectMapper MAPPER =
      new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictJson() {}

  /** Makes ready to read: what the first call of any other method would take long for. */
  public static void prepare() {
    // Naming the class has done it.
  }

  /**
   * A document as a tree.
   *
   * @return a missing node if there is nothing but white space
   * @throws JsonProcessingException if it is not JSON, or beyond a bound; {@link #reason} words it
   */
  public static JsonNode read(byte[] json) throws JsonProcessingException {
    try (JsonParser tokens = new FewNames(tokens(json))) {
      return tree(tokens);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (CharConversionException e) {
      throw new JsonParseException(null, "Invalid UTF-32", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has no input errors
    }
  }

  /** The same of a text. */
  public static JsonNode read(String json) throws JsonProcessingException {
    try (JsonParser tokens = new FewNames(FACTORY.createParser(json))) {
      return tree(tokens);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(JsonParser tokens) throws IOException {
    JsonNode tree = MAPPER.readTree(tokens);
    return tree == null ? MissingNode.getInstance() : tree;
  }

  /** A document as a stream of tokens, of which no tree is built. */
  public static JsonParser tokens(byte[] json) throws IOException {
    return FACTORY.createParser(json);
  }

  /** What is wrong with a document and where, or why it cannot be read, for a person. */
  public static String reason(Exception e) {
    return e instanceof JsonProcessingException fault ? JsonFault.words(fault) : e.getMessage();
  }

  /** Ends a document that has too many names: Jackson bounds how long they are, not their count. */
  private static final class FewNames extends JsonParserDelegate {
    private int names;

    FewNames(JsonParser tokens) {
      super(tokens);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token == JsonToken.FIELD_NAME && ++names > MOST_NAMES) {
        throw new JsonParseException(this, "Name count above the allowed (" + MOST_NAMES + ")");
      }
      return token;
    }
  }
}
