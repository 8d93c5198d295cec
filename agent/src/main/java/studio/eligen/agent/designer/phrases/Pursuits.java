package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * Reads what somebody does besides of which nothing stands in the picture by itself: "and making
 * plans", ", feeling awestruck", "before placing it in the oven". It is told of who does it.
 */
public final class Pursuits {

  /** Words before what was or will be at another time. */
  private static final Set<String> OTHER_TIMES =
      Set.of("after", "as", "because", "before", "until", "hoping", "so");

  private static final String[] RELATIONS = WordList.phrases("relations");

  private Pursuits() {}

  /**
   * Goes past it and gives its words; none, and stays, where things are named that can be drawn.
   */
  public static List<String> read(Reading reading) {
    int mark = reading.mark();
    boolean read =
        reading.any(
            () -> reading.accept("about") && reading.acceptPhrase(),
            () -> isOfOtherTime(reading) && upToComma(reading),
            () -> deed(reading));
    return read ? reading.since(mark) : List.of();
  }

  /**
   * Whether "hoping it will grow", "before placing it in the oven" or "after a walk" comes next.
   */
  public static boolean isOfOtherTime(Reading reading) {
    return reading.would(
        () -> {
          boolean led = reading.acceptAny(OTHER_TIMES);
          boolean clause =
              reading.token(0).is(Tag.PRONOUN, Tag.VERB) || reading.peek().equals("to");
          boolean event = reading.phraseLength() > 0 && !isSeen(reading);
          return led && (clause || event);
        });
  }

  private static boolean upToComma(Reading reading) {
    while (!reading.done() && !reading.token(0).is(Tag.PUNCTUATION)) {
      reading.next();
    }
    return true;
  }

  /** "feeling awestruck", "making plans", up to a thing that is somewhere. */
  private static boolean deed(Reading reading) {
    boolean doing =
        reading.peek().matches(".{2,}ing") && EverydayThings.of(reading.peek()).isEmpty();
    if (!doing || reading.token(1).is(Tag.NOUN) && reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE)) {
      return false;
    }
    reading.next();
    boolean vague = false;
    while (!reading.done() && !ends(reading)) {
      int length = reading.phraseLength();
      if (length > 0 && isSeen(reading) && !reading.token(-1).is(Tag.PREPOSITION)) {
        return false;
      }
      vague |= length > 0 || reading.token(0).is(Tag.PRONOUN, Tag.ADJECTIVE);
      vague |= reading.token(0).isParticiple();
      reading.skip(Math.max(1, length));
    }
    return isOfOtherTime(reading) ? upToComma(reading) : vague;
  }

  private static boolean ends(Reading reading) {
    boolean next =
        reading.token(0).is(Tag.CONJUNCTION) && reading.token(1).isParticiple()
            || reading.token(0).is(Tag.PUNCTUATION)
            || isOfOtherTime(reading);
    return next
        || reading.would(() -> reading.accept(RELATIONS))
        || reading.would(
            () ->
                reading.accept(Tag.PREPOSITION)
                    && reading.token(0).is(Tag.DETERMINER, Tag.NUMBER)
                    && isSeen(reading));
  }

  /** Whether a thing or a place comes next, and no part of somebody. */
  private static boolean isSeen(Reading reading) {
    String noun = reading.nextNoun();
    return Landscapes.isNamed(List.of(noun))
        || EverydayThings.described(noun).isPresent() && !EverydayThings.isA(noun, "body part");
  }
}
