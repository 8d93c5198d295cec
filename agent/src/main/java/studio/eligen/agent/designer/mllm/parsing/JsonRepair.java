package studio.eligen.agent.designer.mllm.parsing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts right what models leave out of JSON, and what they write as Python does. */
final class JsonRepair {

  private static final Pattern PYTHON = Pattern.compile("\\b(?:True|False|None)\\b");
  private static final Map<String, String> WORDS =
      Map.of("True", "true", "False", "false", "None", "null");

  private final String text;
  private final StringBuilder repaired = new StringBuilder();
  private final Deque<Character> open = new ArrayDeque<>();

  private JsonRepair(String text) {
    this.text = text;
    int at = 0;
    while (at < text.length()) {
      at = step(at);
    }
  }

  static boolean isPython(String text) {
    return PYTHON.matcher(text).find();
  }

  /** The text with Python's words in JSON's. */
  static String words(String text) {
    return new JsonRepair(text).repaired.toString();
  }

  /** The same, with the brackets that are still open at its end, unless it ends within a value. */
  static String closed(String text) {
    JsonRepair repair = new JsonRepair(text);
    if (text.stripTrailing().matches("(?s).*[}\\]\"']")) {
      repair.open.forEach(repair.repaired::append);
    }
    return repair.repaired.toString();
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (!open.isEmpty() && (c == '"' || c == '\'')) {
      int end = endOfString(at);
      repaired.append(text, at, end);
      return end;
    }
    if (!open.isEmpty() && c == '“' && text.indexOf('”', at) > 0) {
      int end = text.indexOf('”', at);
      repaired.append('"').append(text.substring(at + 1, end).replace("\"", "\\\"")).append('"');
      return end + 1;
    }
    if (!open.isEmpty() && Character.isUpperCase(c)) {
      return word(at);
    }
    bracket(c);
    repaired.append(c);
    return at + 1;
  }

  /** Behind the quote that ends it, or at the end of the text. */
  private int endOfString(int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(start)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), at + 1);
  }

  private int word(int at) {
    Matcher match = PYTHON.matcher(text).region(at, text.length());
    if (match.lookingAt()) {
      repaired.append(WORDS.get(match.group()));
      return match.end();
    }
    repaired.append(text.charAt(at));
    return at + 1;
  }

  private void bracket(char c) {
    if (c == '{' || c == '[') {
      open.push(c == '{' ? '}' : ']');
    } else if ((c == '}' || c == ']') && open.contains(c)) {
      while (open.peek() != c) {
        repaired.append(open.pop());
      }
      open.pop();
    }
  }
}
