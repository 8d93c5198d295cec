package studio.eligen.agent.designer.mllm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import studio.eligen.agent.design.InvalidInput;

/** A server's key. It is never printed: whatever shows a text first takes the key out of it. */
public final class ApiKey {

  /** Shorter ones are placeholders such as "none", and would be found in ordinary words. */
  private static final int LEAST_SECRET = 6;

  /** Of a key that stands in a text as it is. */
  private static final int LEAST_PART = 8;

  /** Of a key of which the rest is masked. */
  private static final int LEAST_END = 3;

  /** Farther from a mask nothing is looked for. */
  private static final int LONGEST_END = 200;

  private static final Pattern MASK = Pattern.compile("[*•…]{2,}|\\.{3,}|…");

  /** What parts a masked key from the words around it. */
  private static final String BORDERS = "*•…\"'[]";

  /** What the key is called where settings are looked for. */
  static final String SETTING = "OPENAI_API_KEY";

  private static final String HIDDEN = "[key]";

  private final String value;

  /**
   * @throws InvalidInput if it holds what cannot be sent
   */
  public ApiKey(String value) {
    this.value = value.strip();
    if (!this.value.matches("[\\x21-\\x7e]{1,4096}")) {
      throw new InvalidInput(
          "%s holds characters that no key has; copy it again.".formatted(SETTING));
    }
  }

  String bearer() {
    return "Bearer " + value;
  }

  /** The text without the key in it, should a server have echoed it, whole or in part. */
  String hiddenIn(String text) {
    if (value.length() < LEAST_SECRET) {
      return text;
    }
    return withoutMasked(withoutParts(text.replace(value, HIDDEN)));
  }

  private String withoutParts(String text) {
    StringBuilder left = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int length = commonAt(text, at);
      left.append(length == 0 ? text.substring(at, at + 1) : HIDDEN);
      at += Math.max(1, length);
    }
    return left.toString();
  }

  /** How much of the key stands here, 0 if it is too little to tell. */
  private int commonAt(String text, int at) {
    int length = LEAST_PART;
    if (at + length > text.length() || !value.contains(text.substring(at, at + length))) {
      return 0;
    }
    while (at + length < text.length() && value.contains(text.substring(at, at + length + 1))) {
      length++;
    }
    return length;
  }

  /**
   * Without its ends around a mask: "sk-ab****yz". The mask is looked for first, as a text may be
   * long and mostly has none.
   */
  private String withoutMasked(String text) {
    StringBuilder left = new StringBuilder();
    int from = 0;
    Matcher mask = MASK.matcher(text);
    while (mask.find()) {
      int start = mask.start();
      while (start > Math.max(from, mask.start() - LONGEST_END)
          && !isBorder(text.charAt(start - 1), BORDERS)) {
        start--;
      }
      int end = mask.end();
      while (end < Math.min(text.length(), mask.end() + LONGEST_END)
          && !isBorder(text.charAt(end), BORDERS + ".,")) {
        end++;
      }
      if (isBegunBy(text.substring(start, mask.start()))
          || isEndedBy(text.substring(mask.end(), end))) {
        left.append(text, from, start).append(HIDDEN);
        from = end;
      }
    }
    return left.append(text, from, text.length()).toString();
  }

  private static boolean isBorder(char c, String borders) {
    return Character.isWhitespace(c) || borders.indexOf(c) >= 0;
  }

  private boolean isBegunBy(String before) {
    return IntStream.rangeClosed(LEAST_END, before.length())
        .anyMatch(length -> value.startsWith(before.substring(before.length() - length)));
  }

  private boolean isEndedBy(String after) {
    return IntStream.rangeClosed(LEAST_END, after.length())
        .anyMatch(length -> value.endsWith(after.substring(0, length)));
  }

  /** The same for a text that goes on: what may be the beginning of the key at its end is cut. */
  String hiddenInPart(String text) {
    String hidden = hiddenIn(text);
    int longest = value.length() < LEAST_SECRET ? 0 : value.length() - 1;
    for (int length = Math.min(longest, hidden.length()); length > 0; length--) {
      if (hidden.endsWith(value.substring(0, length))) {
        return hidden.substring(0, hidden.length() - length);
      }
    }
    return hidden;
  }

  @Override
  public String toString() {
    return "set";
  }
}
