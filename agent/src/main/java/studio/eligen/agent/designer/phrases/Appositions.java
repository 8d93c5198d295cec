package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Words;

/** Reads who is told twice, by a common name and by a closer one: "my dog, a brown labrador". */
final class Appositions {

  /** Words before somebody of whom it is told next who that is. */
  private static final Set<String> KNOWN = Set.of("my", "our", "his", "her", "their", "the");

  private Appositions() {}

  /** The words with the closer name alone: "a brown labrador". */
  static List<String> joined(List<String> words) {
    Reading reading = new Reading(words);
    for (int from = 0; from < words.size(); from++) {
      reading.back(from);
      boolean known = reading.acceptAny(KNOWN);
      String kind = reading.nextNoun();
      boolean apart = known && reading.acceptPhrase() && reading.accept(",");
      int named = reading.mark();
      String noun = reading.peek().matches("an?") ? reading.nextNoun() : "";
      if (apart && !noun.equals(kind) && EverydayThings.isA(noun, kind)) {
        reading.acceptPhrase();
        int comma = reading.peek().equals(",") && reading.token(1).isParticiple() ? 1 : 0;
        List<String> rest = Words.joined(words.subList(0, from), reading.since(named));
        return Words.joined(rest, words.subList(reading.mark() + comma, words.size()));
      }
    }
    return words;
  }
}
