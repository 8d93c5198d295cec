package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.WordList;

/** A text that is written on a thing: "that says "Open late"", "with the words "Sale"". */
public final class Writing {

  private static final String[] LEADS = WordList.phrases("writing");

  private static final Set<String> LETTERS =
      Set.of(
          "letters", "lettering", "writing", "handwriting", "font", "script", "capitals", "text");

  /** No more words lead to a text. */
  private static final int MOST_LEADING = 4;

  private Writing() {}

  /** Goes past "in big red letters", and gives its words; none where it does not come. */
  public static List<String> letters(Reading reading) {
    int mark = reading.mark();
    boolean in = reading.accept("in");
    for (int i = 0; in && i <= MOST_LEADING; i++) {
      if (reading.acceptAny(LETTERS)) {
        return reading.since(mark);
      }
      reading.next();
    }
    reading.back(mark);
    return List.of();
  }

  /** Goes past it, with the words that lead to it; false, and anywhere, where there is none. */
  static boolean read(Reading reading) {
    reading.passOver(Being.LINKS);
    for (int i = 0; i < MOST_LEADING && !Quotes.isOne(reading.peek()); i++) {
      if (!reading.accept(LEADS) && !reading.accept("the", ":", ",", "on it")) {
        return false;
      }
    }
    boolean written = Quotes.isOne(reading.peek());
    reading.skip(written ? 1 : 0);
    letters(reading);
    reading.accept("written", "painted", "printed");
    reading.accept("on it", "on top", "on them", "in it");
    return written;
  }
}
