package studio.eligen.agent.designer.phrases;

import java.util.Set;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;

/** What is told of a thing by a form of "to be", and by adjectives behind its noun. */
final class Being {

  /** Words between a thing and what it is or does, which are no part of its look. */
  static final Set<String> LINKS =
      Set.of("that", "which", "who", "is", "are", "was", "were", "been", "being");

  /** Forms of what leads to what somebody has. */
  private static final Set<String> HAVING = Set.of("has", "have", "had", "having");

  /** Adjectives that may stand behind their noun. */
  private static final Set<String> LOOSE = WordList.words("loose-adjectives");

  private final Reading reading;

  /**
   * Where the "is" of "whose roof is red", and the "that is" of "that is a car" end, which stay.
   */
  private int stays = -1;

  Being(Reading reading) {
    this.reading = reading;
  }

  static boolean isHaving(String word) {
    return HAVING.contains(word);
  }

  /** What joins two of a list. */
  static boolean joint(Reading reading) {
    return reading.accept(", and", "and", ",");
  }

  /** Whether a word so far ahead only links what is told to its thing. */
  boolean isDropped(int ahead) {
    int at = reading.mark() + ahead;
    return LINKS.contains(reading.peek(ahead)) && at != stays && at != stays - 1;
  }

  /** The word just read is part of what is told. */
  void keepLast(boolean told) {
    stays = told ? reading.mark() - 1 : stays;
  }

  /** The "have" of "have stopped". */
  boolean isPerfect(int ahead) {
    Token next = reading.token(ahead + 1);
    return next.is(Tag.AUXILIARY) || next.isParticiple();
  }

  /** Whether a relative pronoun or a form of "to be" led. */
  boolean linked() {
    int mark = reading.mark();
    reading.passOver(LINKS);
    if (isPerfect(0) && reading.acceptAny(HAVING)) {
      reading.passOver(LINKS);
    }
    return reading.mark() > mark;
  }

  /** "that is a car": what it is besides. */
  boolean another() {
    boolean led =
        reading.accept("that is", "which is", "who is", "that are")
            && reading.peek().matches("an?");
    int end = reading.mark() - 1;
    boolean told = led && reading.acceptPhrase();
    stays = told ? end : stays;
    return told;
  }

  /** "that is old", "that is very wet from rain", "ready to eat". */
  boolean so() {
    boolean told = linked();
    if (!adjective(told)) {
      return false;
    }
    while (reading.any(() -> joint(reading) && adjective(told))) {
      continue;
    }
    reading.any(
        () -> reading.accept("like", "as") && reading.acceptPhrase(),
        () -> reading.accept("to") && reading.accept(Tag.VERB) && reading.acceptPhrase(),
        () -> reading.accept("to") && reading.accept(Tag.VERB),
        () -> reading.accept("of her", "of him", "of it", "of them"),
        () ->
            reading.accept("from", "with", "of")
                && reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER)
                && reading.acceptPhrase());
    return true;
  }

  /** One adjective with its adverbs, of which a noun would be another thing. */
  private boolean adjective(boolean told) {
    while (reading.token(1).is(Tag.ADJECTIVE, Tag.VERB) && reading.accept(Tag.ADVERB)) {
      continue;
    }
    Token token = reading.token(0);
    boolean past = token.isParticiple() && !token.word().endsWith("ing");
    boolean apart =
        token.isComparative()
            || reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE) && !past
            || token.word().matches("next|left|right");
    boolean looks = told ? past || token.is(Tag.ADJECTIVE) : LOOSE.contains(token.word());
    reading.skip(looks && !apart ? 1 : 0);
    return looks && !apart;
  }
}
