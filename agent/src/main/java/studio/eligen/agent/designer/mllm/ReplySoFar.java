package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * What a person may read of an answer that is still coming: the reply within its call, or the text
 * before one; never a call, a thought, or a piece of either.
 */
final class ReplySoFar {

  private static final JsonFactory JSON = new JsonFactory();

  private ReplySoFar() {}

  /**
   * The reply as far as it can be told.
   *
   * @param text that has come
   * @param arguments that have come of the first call; may be empty
   */
  static String in(String text, String arguments) {
    String plain = TextToolCalls.withoutThoughts(text);
    int brace = plain.indexOf('{');
    String call = arguments.isEmpty() && brace >= 0 ? plain.substring(brace) : arguments;
    String reply = reply(call);
    return TextToolCalls.visible(reply.isEmpty() ? plain.substring(0, talk(plain)) : reply);
  }

  /** Where what may be machinery begins; a tag that has only just begun may be one. */
  private static int talk(String text) {
    int tag = text.lastIndexOf('<');
    return IntStream.of(
            text.indexOf('{'),
            text.indexOf("```"),
            text.indexOf("<tool_call"),
            tag >= 0 && text.indexOf('>', tag) < 0 ? tag : -1)
        .filter(at -> at >= 0)
        .min()
        .orElse(text.length());
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
