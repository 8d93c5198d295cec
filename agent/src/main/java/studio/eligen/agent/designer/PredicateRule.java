package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/**
 * A thing that is there, and what it shall become, in any of the orders in which people say it:
 * "make the cat bigger", "the cat should be on the left", "can the car be blue", "bird a bit
 * higher", "the sun is too big", "bigger cat", "top left corner for the moon".
 */
final class PredicateRule implements Rule {

  private static final String[] VERBS = {
    "make", "have", "get", "let", "turn", "change", "set", "resize", "scale", "stretch", "give",
    "i want"
  };

  private static final String[] MODALS = {
    "can", "could", "may", "might", "should", "must", "would"
  };

  private static final String[] LINKS = {
    "would look better",
    "looks better",
    "would be better",
    "should look",
    "should be moved",
    "should be placed",
    "should be put",
    "should hang",
    "hangs",
    "should be",
    "should go",
    "should stand",
    "should sit",
    "should move",
    "should get",
    "should become",
    "should have",
    "should",
    "must be",
    "must go",
    "must",
    "needs to be",
    "need to be",
    "needs to go",
    "needs to move",
    "needs to",
    "has to be",
    "have to be",
    "has to go",
    "has to",
    "ought to be",
    "could be",
    "can be",
    "to be",
    "to look",
    "so that it is",
    "so it is",
    "so it looks",
    "so its",
    "so they are",
    "it is",
    "belongs",
    "belong",
    "goes",
    "comes",
    "sits",
    "sit",
    "stands",
    "stand",
    "is",
    "are",
    "looks",
    "look",
    "seems",
    "seem",
    "appears",
    "be",
    "become",
    "go",
    "move",
    "a size"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int start = reading.mark();
    boolean verb = reading.accept(VERBS) || reading.accept(MODALS);
    Optional<Outcome> read = subjectFirst(reading, context, verb);
    if (read.isEmpty() && !verb) {
      reading.back(start);
      read = predicateFirst(reading, context);
    }
    if (read.isEmpty()) {
      reading.back(start);
    }
    return read;
  }

  private static Optional<Outcome> subjectFirst(Reading reading, Context context, boolean verb) {
    if (!context.references.isHere(reading)) {
      return verb ? Optional.empty() : elliptic(reading, context);
    }
    List<String> ids = context.references.read(reading);
    while (reading.accept(LINKS)) {
      continue;
    }
    reading.accept("more", "better", "right");
    return Predicates.read(ids, reading, context)
        .map(outcome -> continued(outcome, reading, context));
  }

  /** "… and the tree taller": more of the kind, without the verb. */
  private static Outcome continued(Outcome first, Reading reading, Context context) {
    int mark = reading.mark();
    if (!reading.accept(", and", ",", "and") || !context.references.isHere(reading)) {
      reading.back(mark);
      return first;
    }
    Optional<Outcome> more = subjectFirst(reading, context, true);
    if (more.isEmpty()) {
      reading.back(mark);
      return first;
    }
    List<DesignEdit> edits = new ArrayList<>(first.edits());
    edits.addAll(more.get().edits());
    return new Outcome(edits, first.said() + " " + more.get().said(), more.get().focus());
  }

  /** "even bigger", "a bit to the left": what was spoken of last. */
  private static Optional<Outcome> elliptic(Reading reading, Context context) {
    if (context.design.entities().isEmpty()) {
      return Optional.empty();
    }
    int mark = reading.mark();
    boolean size = new Sizes(context).read(reading).isPresent();
    boolean heading = !size && Heading.read(reading).isSomewhere();
    boolean alone = (size || heading) && reading.done();
    reading.back(mark);
    return alone
        ? Predicates.read(context.references.read(new Reading(List.of("it"))), reading, context)
        : Optional.empty();
  }

  private static Optional<Outcome> predicateFirst(Reading reading, Context context) {
    int mark = reading.mark();
    if (new Sizes(context).read(reading).isPresent() && context.references.isHere(reading)) {
      List<String> ids = context.references.read(reading);
      List<String> change = reading.since(mark);
      return reading.done() ? Predicates.read(ids, new Reading(change), context) : Optional.empty();
    }
    reading.back(mark);
    return wishedFor(reading, context);
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
