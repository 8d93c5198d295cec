package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * Adjectives and colours that say how something looks: "dark blue", "a soft, warm shade of red".
 */
public final class Shades {

  /** Each with what it is called where it compares: "dark" for "darker". */
  private static final Map<String, String> WORDS = WordList.facts("shades");

  private static final Set<String> FINISHES = WordList.words("finishes");
  private static final Set<String> NO_LOOKS = Set.of("same", "different", "other", "next", "able");

  private Shades() {}

  /** Reads such words with what they are said of; none, and stays where it was, for others. */
  public static List<String> read(Reading reading, Colours colours) {
    int mark = reading.mark();
    while (reading.accept("a", "an", "all", "very", "more", "some", "nice", "new")) {
      continue;
    }
    List<String> look = new ArrayList<>();
    take(reading, look, colours);
    boolean named = reading.acceptAny(FINISHES);
    if (named && reading.accept("of")) {
      reading.accept("a", "an");
      take(reading, look, colours);
    }
    if (look.isEmpty()) {
      reading.back(mark);
    }
    return look;
  }

  /** Whether the word just before is a noun for a look: the "hue" of "a black hue". */
  public static boolean isNamed(Reading reading) {
    return FINISHES.contains(reading.peek(-1));
  }

  private static void take(Reading reading, List<String> look, Colours colours) {
    int before = -1;
    while (before < reading.mark()) {
      before = reading.mark();
      boolean joined = !look.isEmpty() && reading.accept(",", "and");
      if (isLook(reading, colours) && !(joined && SizeWords.knows(reading.peek()))) {
        look.addAll(joined ? List.of(reading.peek(-1)) : List.of());
        String plain = WORDS.getOrDefault(reading.peek(), "");
        look.add(plain.isEmpty() ? reading.token(0).positive() : plain);
        reading.next();
      } else {
        reading.back(before);
      }
    }
  }

  private static boolean isLook(Reading reading, Colours colours) {
    Token token = reading.token(0);
    boolean done = token.isParticiple() && !token.word().endsWith("ing");
    boolean compares = SizeWords.comparative(token.word()).isPresent();
    return colours.isColour(token.word())
        || WORDS.containsKey(token.word())
        || done && reading.peek(1).isEmpty()
        || token.is(Tag.ADJECTIVE) && !compares && !NO_LOOKS.contains(token.word());
  }

  /** Whether one word can be said in the place of the other: two directions, colours or sizes. */
  public static boolean areAlike(String one, String other, Colours colours) {
    return Heading.isDirection(one) && Heading.isDirection(other)
        || colours.isColour(one) && colours.isColour(other)
        || SizeWords.comparative(one).isPresent() && SizeWords.comparative(other).isPresent();
  }
}
