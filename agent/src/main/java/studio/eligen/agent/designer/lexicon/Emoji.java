package studio.eligen.agent.designer.lexicon;

import java.util.Locale;

/** Small pictures among words, as the words for what they show: "add a 🐈" is "add a cat". */
final class Emoji {

  private static final int FIRST = 0x2600;

  private Emoji() {}

  /** The text with each of them as the everyday thing that Unicode names it by, or as a blank. */
  static String named(String text) {
    if (text.codePoints().noneMatch(Emoji::isOne)) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isOne(point)) {
                words.append(' ').append(thing(point)).append(' ');
              } else {
                words.appendCodePoint(point);
              }
            });
    return words.toString();
  }

  private static boolean isOne(int point) {
    return point >= FIRST && Character.getType(point) == Character.OTHER_SYMBOL;
  }

  /** "robot" of "ROBOT FACE"; the most of its name that is a thing. */
  private static String thing(int point) {
    String[] name = Character.getName(point).toLowerCase(Locale.ROOT).split(" ");
    for (String word : name) {
      if (!word.equals("face") && EverydayThings.of(word).isPresent()) {
        return word;
      }
    }
    return "";
  }
}
