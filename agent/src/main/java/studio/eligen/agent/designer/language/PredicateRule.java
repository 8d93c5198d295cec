package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * A thing that is there, and what it shall become, in any of the orders in which people say it:
 * "make the cat bigger", "the cat should be on the left", "can the car be blue", "bird a bit
 * higher", "the sun is too big", "bigger cat", "top left corner for the moon".
 */
final class PredicateRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    return predicateFirst(reading, context);
  }

  private static Optional<Outcome> predicateFirst(Reading reading, Context context) {
    int mark = reading.mark();
    boolean article = reading.accept("a", "an");
    if (new Sizes(context).read(reading).isPresent() && context.references.isHere(reading)) {
      List<String> size = reading.since(article ? mark + 1 : mark);
      List<String> ids = context.references.read(reading);
      return Predicates.read(ids, new Reading(size), context);
    }
    reading.back(mark);
    Optional<Outcome> look = article ? Optional.empty() : look(reading, context);
    return look.isPresent() ? look : wishedFor(reading, context);
  }

  /** "blue car", where there is one car that is not blue. */
  static Optional<Outcome> look(Reading reading, Context context) {
    int mark = reading.mark();
    reading.accept("a", "an", "the");
    String colour = reading.next();
    if (context.colours.isColour(colour)) {
      List<Member> meant = context.cast.called(String.join(" ", reading.rest()));
      boolean single = meant.size() == 1 && !Plurals.isPlural(reading.peek());
      if (single && !Words.of(meant.get(0).prompt()).contains(colour)) {
        reading.skip(reading.rest().size());
        List<String> ids = List.of(meant.get(0).id());
        return Colouring.become(ids, new Reading(List.of(colour)), context);
      }
    }
    reading.back(mark);
    return Optional.empty();
  }

  /** "bottom right corner for the moon", "blue would look better on that car". */
  private static Optional<Outcome> wishedFor(Reading reading, Context context) {
    List<String> words = reading.rest();
    for (int i = words.size() - 1; i > 0; i--) {
      if (!List.of("for", "on").contains(words.get(i))) {
        continue;
      }
      Reading subject = new Reading(words.subList(i + 1, words.size()));
      if (subject.done() || !context.references.isHere(subject)) {
        continue;
      }
      List<String> ids = context.references.read(subject);
      String said = String.join(" ", words.subList(0, i));
      String plain =
          said.replaceFirst(
              " (?:would|will|should|might)? ?(?:look|be|looks) (?:better|nicer|good|great|nice)$",
              "");
      Reading predicate = new Reading(List.of(plain.split(" ")));
      boolean sure = words.get(i).equals("for") || context.colours.isColour(predicate.peek());
      if (!subject.done() || !sure) {
        continue;
      }
      Optional<Outcome> outcome = Predicates.read(ids, predicate, context);
      if (outcome.isPresent() && predicate.done()) {
        reading.skip(words.size());
        return outcome;
      }
    }
    return Optional.empty();
  }
}
