package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Misunderstanding.Suggestion;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Sides;
import studio.eligen.agent.designer.references.SpotPhrases;

/**
 * What was said last and not followed, to which the next words may be the answer.
 *
 * @param agreed what is followed after a "yes"
 * @param named what may be a name that no list holds
 * @param unfinished whether only the end of the words was missing
 * @param design what they were about: others may talk of another one in between
 */
record OpenQuestion(
    List<String> words,
    Optional<List<String>> agreed,
    Optional<String> named,
    boolean unfinished,
    Design design) {

  /** Each with "yes", "no", or "more" where it may only come after one of these. */
  private static final Map<String, String> ANSWERS = WordList.facts("answers");

  /** How a question begins that asks for something to be done. */
  private static final String[] REQUESTS = WordList.phrases("requests");

  private static final int LATEST_REQUEST = 5;

  static OpenQuestion of(List<String> words, Misunderstanding why, Design design) {
    Optional<List<String>> meant = why.suggestion().map(found -> found.in(words));
    Optional<String> named = why.suggestion().map(Suggestion::meant);
    return new OpenQuestion(words, meant, named, why.about().isPresent(), design);
  }

  /** The open question whether what was asked shall be done. */
  static OpenQuestion whether(List<String> words, Design design) {
    List<String> statement = words.stream().filter(word -> !word.equals("?")).toList();
    return new OpenQuestion(words, Optional.of(statement), Optional.empty(), false, design);
  }

  /** Whether words only ask, and request nothing: "the ball is gone?", "should there be a dog?". */
  static boolean asks(List<String> words) {
    if (!words.get(words.size() - 1).equals("?")) {
      return false;
    }
    if (isGeneral(new Reading(words))) {
      return true;
    }
    Reading reading = new Reading(words);
    boolean asks = words.get(0).equals("and");
    for (int i = 0; i < words.size(); i++) {
      reading.back(i);
      boolean begins = i < LATEST_REQUEST || reading.peek(-1).equals(",");
      if (begins && reading.accept(REQUESTS)) {
        return false;
      }
      asks |= reading.token(0).is(Tag.AUXILIARY);
    }
    return asks;
  }

  /** "can ducks swim?" asks about the world, and wishes nothing. */
  private static boolean isGeneral(Reading reading) {
    return reading.accept("can", "do", "does", "are", "could")
        && reading.token(0).is(Tag.NOUN)
        && Plurals.isPlural(reading.peek());
  }

  static boolean isYes(List<String> words) {
    return isAnswer("yes", words);
  }

  static boolean isNo(List<String> words) {
    return isAnswer("no", words);
  }

  private static boolean isAnswer(String answer, List<String> words) {
    Reading reading = new Reading(words);
    List<String> given = reading.acceptAll(ANSWERS);
    return reading.done()
        && given.stream().limit(1).anyMatch(answer::equals)
        && given.stream().allMatch(kind -> kind.equals(answer) || kind.equals("more"));
  }

  /** "move the cat", and then "next to the tree": one command. */
  Optional<List<String>> completedBy(List<String> place) {
    Reading reading = new Reading(place);
    boolean begins =
        reading.accept("to", "where", "closer", "away", "towards", "onto", "on the other side")
            || Heading.read(reading).isPresent()
            || Sides.read(reading).isPresent()
            || SpotPhrases.relation(reading).isPresent();
    if (!unfinished || !begins) {
      return Optional.empty();
    }
    List<String> whole = new ArrayList<>(words);
    whole.removeIf(word -> word.matches("[.!?]"));
    whole.addAll(place);
    return Optional.of(whole);
  }
}
