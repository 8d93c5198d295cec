package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * What a thing that is there shall become, and then the thing: "bigger cat", "blue car", "top left
 * corner for the moon", "blue would look better on that car".
 */
final class PredicateRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int mark = reading.mark();
    boolean article = reading.accept("a", "an");
    boolean size = new Sizes(context).read(reading).isPresent();
    reading.back(article && size ? mark + 1 : mark);
    return look(reading, context);
  }

  /** The same without an article. */
  static Optional<Outcome> look(Reading reading, Context context) {
    List<String> words = reading.rest();
    for (int i = 1; i < words.size(); i++) {
      Reading subject = new Reading(words.subList(i, words.size()));
      Reading predicate = new Reading(Links.without(words.subList(0, i)));
      boolean coloured = context.colours.isColour(predicate.peek());
      boolean wished = subject.accept("for") || coloured && subject.accept("on");
      boolean sized = new Sizes(context).read(predicate).isPresent() && predicate.done();
      predicate.back(0);
      if (!wished && !coloured && !sized || !context.references.isHere(subject)) {
        continue;
      }
      boolean several = Plurals.isPlural(words.get(words.size() - 1));
      List<String> ids = context.references.read(subject);
      boolean alike = coloured && !wished && (several || isSo(ids, predicate.peek(), context));
      Optional<Outcome> outcome =
          (subject.done() || sized) && !alike
              ? Predicates.read(ids, predicate, context)
              : Optional.empty();
      if (outcome.isPresent() && predicate.done()) {
        reading.skip(words.size() - subject.rest().size());
        return outcome;
      }
    }
    return Optional.empty();
  }

  private static boolean isSo(List<String> ids, String colour, Context context) {
    return ids.stream().anyMatch(id -> Words.of(context.cast.member(id).prompt()).contains(colour));
  }
}
