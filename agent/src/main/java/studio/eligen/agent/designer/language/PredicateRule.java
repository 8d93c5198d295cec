package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/**
 * What a thing that is there shall become, and then the thing: "bigger cat", "blue car", "top left
 * corner for the moon", "blue would look better on that car".
 */
final class PredicateRule implements Rule {

  private static final Set<String> PRAISE = WordList.words("praise");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int mark = reading.mark();
    boolean article = reading.accept("a", "an");
    boolean size = new Sizes(context).read(reading).isPresent();
    reading.back(article && size ? mark + 1 : mark);
    boolean other = !article && context.model.isOpen() && !context.describing();
    return look(reading, context)
        .or(() -> other ? restyled(reading, context) : Optional.<Outcome>empty());
  }

  /** "rusty bicycle", "leather sofa": another look for the one there is. */
  static Optional<Outcome> restyled(Reading wish, Context context) {
    List<String> words = wish.rest();
    int adjectives = wish.nameLength() - 1;
    boolean whole = adjectives > 0 && adjectives + 1 == words.size();
    List<Member> there =
        whole && EverydayThings.of(String.join(" ", words)).isEmpty()
            ? context.cast.called(words.get(adjectives))
            : List.<Member>of();
    if (there.size() != 1 || Plurals.isSeveral(words.get(adjectives))) {
      return Optional.empty();
    }
    Reading look = new Reading(words.subList(0, adjectives));
    boolean alike = isSo(List.of(there.get(0).id()), look.peek(), context);
    Optional<Outcome> outcome =
        alike || Sizes.isAbsolute(look.peek()) || PRAISE.contains(look.peek())
            ? Optional.empty()
            : Looks.become(List.of(there.get(0).id()), look, context);
    wish.skip(outcome.isPresent() ? words.size() : 0);
    return outcome;
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
