package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Cast.Member;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Words;

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

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    int start = reading.mark();
    boolean verb = reading.accept(VERBS) || Links.pass(reading);
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
    int named = reading.mark();
    boolean stated =
        Links.pass(reading) && reading.peek(-1).matches("is|are|was|were|looks?|seems?");
    if (stated && Sizes.isAbsolute(reading.peek()) && !verb) {
      return Optional.empty();
    }
    boolean wished = verb || reading.mark() > named;
    reading.accept("more", "better", ":");
    Optional<Outcome> outcome = Predicates.read(ids, reading, context);
    reading.accept("again");
    return outcome.isEmpty() && wished && ids.size() == 1
        ? described(ids.get(0), reading, context)
        : outcome;
  }

  /** "make the owl sleepy", "the owl should be sleeping", where any words can be drawn. */
  private static Optional<Outcome> described(String id, Reading reading, Context context) {
    List<String> words = reading.rest();
    boolean doing = reading.token(0).isParticiple();
    boolean adjective = words.size() == 1 && !Words.isStop(words.get(0));
    if (!context.vocabulary.isOpen()
        || !doing && !adjective
        || words.get(0).matches("not|there|here|again")) {
      return Optional.empty();
    }
    reading.skip(words.size());
    String said = String.join(" ", words);
    String prompt = context.cast.member(id).prompt();
    String look = doing ? prompt + " " + said : said + " " + prompt;
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.RepromptEntity(id, look)),
            "%s is now \"%s\".".formatted(English.sentence(context.theNames(List.of(id))), look),
            List.of(id)));
  }

  /** "even bigger", "a bit to the left": what was spoken of last. */
  private static Optional<Outcome> elliptic(Reading reading, Context context) {
    if (context.design.entities().isEmpty()) {
      return Optional.empty();
    }
    int mark = reading.mark();
    boolean size = new Sizes(context).read(reading).isPresent();
    boolean heading = !size && Heading.read(reading).isPresent();
    boolean alone = (size || heading) && reading.done();
    reading.back(mark);
    return alone
        ? Predicates.read(context.references.read(new Reading(List.of("it"))), reading, context)
        : Optional.empty();
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
        return RecolourRule.become(ids, new Reading(List.of(colour)), context);
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
