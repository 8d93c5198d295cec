package studio.eligen.agent.designer.language;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;

/** Tells how many of the next words name a thing that is there, or one of the list. */
final class Names {

  /** What stands for any thing. */
  static final Set<String> STAND_INS = Set.of("one", "ones", "thing", "things");

  private static final int LONGEST = 6;

  private final Cast cast;
  private final Vocabulary vocabulary;
  private final Filters filters;

  Names(Cast cast, Vocabulary vocabulary, Filters filters) {
    this.cast = cast;
    this.vocabulary = vocabulary;
    this.filters = filters;
  }

  int lengthAfter(Reading reading, int ahead) {
    int mark = reading.mark();
    reading.skip(ahead);
    int length = length(reading);
    reading.back(mark);
    return length;
  }

  boolean isFilter(Reading reading, int ahead) {
    String word = reading.peek(ahead);
    return filters.knows(word)
        && (lengthAfter(reading, ahead + 1) > 0 || lengthAfter(reading, ahead + 2) > 0);
  }

  /** How many words from here on name something: a thing that is there, or one of the list. */
  int length(Reading reading) {
    for (int length = LONGEST; length > 0; length--) {
      String words = reading.ahead(length);
      boolean name = !Words.isStop(reading.peek(length - 1)) && !isWish(reading, length);
      if (!words.isEmpty()
          && name
          && (STAND_INS.contains(words) && isToldApart(reading)
              || !cast.called(words).isEmpty()
              || !vocabulary.isOpen() && vocabulary.thing(words).isPresent())) {
        return length;
      }
    }
    return 0;
  }

  /** "the car red", of a red car: the colour is what it shall become. */
  private boolean isWish(Reading reading, int length) {
    return length > 1
        && new Colours(vocabulary).isColour(reading.peek(length - 1))
        && !cast.called(reading.ahead(length - 1)).isEmpty();
  }

  /** "one" alone is a number: "one more dog". */
  private static boolean isToldApart(Reading reading) {
    String before = reading.peek(-1);
    return !before.isEmpty() || !reading.peek().equals("one");
  }
}
