package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Misunderstanding.Suggestion;

/**
 * What was said last and not understood, to which the next words may be the answer.
 *
 * @param suggestion what the answer asked to be meant
 * @param unfinished whether only the end of the words was missing
 * @param design what they were about: others may talk of another one in between
 */
record OpenQuestion(
    List<String> words, Optional<Suggestion> suggestion, boolean unfinished, Design design) {

  private static final Pattern YES =
      Pattern.compile(
          "(?:yes|yep|yeah|yup|sure|ok|okay|exactly|correct|of course|i (?:do|did|mean that|meant that))"
              + "(?:,? (?:please|exactly|i (?:do|did)|that one|that is it|do that|do it))*");

  private static final Pattern NO =
      Pattern.compile(
          "(?:no|nope|nah|not that|i (?:do|did) not)(?: (?:,|thanks|thank you|i (?:do|did) not))*");

  /** How a place begins that completes "move the cat". */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:(?:(?:in|on|at|into|onto|to) )?(?:the )?(?:very )?(?:top|bottom|upper|lower|left|right|middle|centre|center|corner|other side)"
              + "|to|next to|beside|above|below|under|behind|in front of|between|near|closer|away|towards?|over|on|onto"
              + "|where)\\b.*");

  static OpenQuestion of(List<String> words, Misunderstanding why, Design design) {
    return new OpenQuestion(words, why.suggestion(), why.about().isPresent(), design);
  }

  static boolean isYes(List<String> words) {
    return YES.matcher(plain(words)).matches();
  }

  static boolean isNo(List<String> words) {
    return NO.matcher(plain(words)).matches();
  }

  /** The words with what was suggested in the place of what was not understood. */
  Optional<List<String>> agreed() {
    return suggestion.map(found -> found.in(words));
  }

  /** "move the cat", and then "next to the tree": one command. */
  Optional<List<String>> completedBy(List<String> place) {
    if (!unfinished || !PLACE.matcher(plain(place)).matches()) {
      return Optional.empty();
    }
    List<String> whole = new ArrayList<>(words);
    whole.removeIf(word -> word.matches("[.!?]"));
    whole.addAll(place);
    return Optional.of(whole);
  }

  private static String plain(List<String> words) {
    return String.join(" ", words).replaceAll("[ ,.!?]+$", "");
  }
}
