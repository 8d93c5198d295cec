package studio.eligen.agent.designer.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** How what somebody does lies to the one who does it: who rides is on it, who chases beside it. */
final class Actions {

  private static final Map<String, String> OBJECTS = WordList.facts("actions");

  /** Words between a verb and what it is about: "looking at a dog". */
  static final Set<String> PARTICLES =
      Set.of("at", "to", "towards", "toward", "after", "away", "from", "for", "around", "past");

  private Actions() {}

  /** Whether what the verb is about belongs to the look of who does it: "holding an umbrella". */
  static boolean isHeld(Token verb) {
    return "held".equals(OBJECTS.get(verb.lemma()));
  }

  /** How who was named just before lies to what comes next, if a verb stands between them. */
  static Optional<Relation> before(Reading reading) {
    int back = PARTICLES.contains(reading.peek(-1)) ? -2 : -1;
    Token verb = reading.token(back);
    boolean thing = reading.phraseLength() > 0 || reading.token(0).is(Tag.PRONOUN);
    if (!verb.is(Tag.VERB) || !thing) {
      return Optional.empty();
    }
    String lies = OBJECTS.getOrDefault(verb.lemma(), "next_to");
    return lies.equals("held")
        ? Optional.of(Relation.NEXT_TO)
        : Optional.of(Relation.valueOf(lies.toUpperCase(Locale.ROOT)));
  }
}
