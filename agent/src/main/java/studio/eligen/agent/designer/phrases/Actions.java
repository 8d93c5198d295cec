package studio.eligen.agent.designer.phrases;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * How what somebody does lies to the one who does it: who climbs is on it, who chases beside it.
 */
public final class Actions {

  private static final Map<String, String> OBJECTS = WordList.facts("actions");

  /** Words between a verb and what it is about: "looking at a dog". */
  private static final Set<String> PARTICLES = WordList.words("verb-particles");

  private Actions() {}

  /** Whether it is the word of a verb that is known, whatever it was taken for. */
  public static boolean isOne(Token verb) {
    return OBJECTS.containsKey(verb.word());
  }

  /** Whether who does it is on what it is about: "riding". */
  public static boolean isOn(Token verb) {
    return "on".equals(OBJECTS.get(verb.lemma()));
  }

  /** Whether it surely is a verb: "chases", "chase", and not "confidently". */
  static boolean isFinite(Token token) {
    boolean form = token.word().endsWith("s") && token.word().equals(token.lemma() + "s");
    return !Quotes.isOne(token.word())
        && !token.word().endsWith("ly")
        && (form || !token.word().equals(token.lemma()) || isOne(token));
  }

  /** Whether what the verb is about belongs to the look of who does it: "holding an umbrella". */
  public static boolean isHeld(Token verb) {
    return "held".equals(OBJECTS.get(verb.lemma()));
  }

  /** "by a lake" of "fishing by a lake" is where that is, and "into a forest" is, too. */
  private static boolean isLandscape(Reading reading, int from) {
    boolean led = reading.mark() == from + 1 && reading.peek(-1).matches("by|into");
    return led && Landscapes.isNamed(reading.nextPhrase());
  }

  /**
   * How who was named just before lies to what comes next, if a verb stands between them; goes past
   * the verb's particle.
   */
  public static Optional<Relation> read(Reading reading) {
    Token verb = reading.token(reading.token(-1).is(Tag.ADVERB) ? -2 : -1);
    boolean felt = verb.is(Tag.ADJECTIVE) || verb.word().endsWith("ed");
    if (felt && reading.peek(1).matches("an?|the") && reading.accept("of")) {
      return Optional.of(Relation.NEXT_TO); // "afraid of a mouse"
    }
    if (!verb.is(Tag.VERB)) {
      return Optional.empty();
    }
    int mark = reading.mark();
    reading.passOver(PARTICLES);
    // "at the edge of a cliff" is a place of its own, and no edge that somebody is about.
    boolean hand = reading.nextNoun().equals("hand");
    boolean part = !hand && Coverage.isStructure(reading.nextNoun());
    boolean edge = part && reading.peek(reading.phraseLength()).equals("of");
    boolean whole = reading.nextNoun().matches("air|floor|ground|sky");
    boolean placed = whole || edge || isLandscape(reading, mark);
    if (placed || reading.phraseLength() == 0 && !reading.token(0).is(Tag.PRONOUN)) {
      reading.back(mark);
      return Optional.empty();
    }
    String lies = OBJECTS.getOrDefault(verb.lemma(), "held");
    return Optional.of(
        lies.equals("held") ? Relation.NEXT_TO : Relation.valueOf(lies.toUpperCase(Locale.ROOT)));
  }
}
