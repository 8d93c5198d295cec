package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.mllm.parsing.Thoughts;

/**
 * What a person may read of an answer that is still coming: the reply within its call, and never a
 * piece of anything else. Talk outside of a call waits for its end, as a tag may come that says all
 * before it was a thought.
 */
final class ReplySoFar {

  /** What may become a tag. */
  private static final Pattern BEGUN_TAG = Pattern.compile("[<\\[◁](?!\\s)[^<>\\]▷]{0,60}\\z");

  private static final JsonFactory JSON = new JsonFactory();

  private ReplySoFar() {}

  /**
   * The reply as far as it can be told.
   *
   * @param text that has come
   * @param arguments that have come of the first call; may be empty
   */
  static String in(String text, String arguments) {
    String said = arguments.isEmpty() ? Thoughts.in(text).said() : "";
    int brace = Math.max(0, said.indexOf('{'));
    boolean talk = !TextToolCalls.visible(said.substring(0, brace)).isEmpty();
    String reply = talk ? "" : reply(arguments + said.substring(brace));
    return TextToolCalls.visible(BEGUN_TAG.matcher(reply).replaceFirst(""));
  }

  /** The reply in a call that is perhaps cut off. */
  private static String reply(String call) {
    try (JsonParser parser = JSON.createParser(call)) {
      while (parser.nextToken() != null) {
        boolean outer = parser.getParsingContext().getParent() != null;
        if (outer
            && parser.currentToken() == JsonToken.FIELD_NAME
            && parser.currentName().equals("reply")) {
          return string(call.substring((int) parser.currentTokenLocation().getCharOffset()));
        }
      }
    } catch (IOException e) {
      // Cut off before the reply, or no JSON: then nothing can be told of it.
    }
    return "";
  }

  /** A JSON string behind its name, as far as it goes. */
  private static String string(String rest) throws IOException {
    int start = rest.indexOf('"', rest.indexOf(':') + 1);
    if (start < 0) {
      return "";
    }
    int end = start + 1;
    while (end < rest.length() && rest.charAt(end) != '"') {
      int length = rest.charAt(end) != '\\' ? 1 : rest.startsWith("u", end + 1) ? 6 : 2;
      if (end + length > rest.length()) {
        break;
      }
      end += length;
    }
    try (JsonParser parser = JSON.createParser(rest.substring(start, end) + '"')) {
      parser.nextToken();
      String text = parser.getText();
      boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
      return half ? text.substring(0, text.length() - 1) : text;
    }
  }
}
