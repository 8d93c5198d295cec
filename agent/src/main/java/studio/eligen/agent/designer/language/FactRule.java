package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.references.Cast;

/**
 * "what is left of the tree?", "which colours can a car have?", "what seed is it?", "who are you?",
 * "show me the picture".
 */
final class FactRule implements Rule {

  private static final Pattern COLOURS =
      Pattern.compile(
          "(?:what|which) colou?rs? (?:can|could|may|does|do|are there for|are available for|is there for)"
              + "(?: a| an| the| my)? (?<thing>.+?)(?: have| be| get| take| come in| be painted| has)?");

  private static final Pattern SHOWING =
      Pattern.compile(
          "(?:(?:show|let) (?:me |us )?(?:see )?)?(?:the|my|our|this) (?:picture|image|drawing|result|design)(?: again)?|see (?:it|the picture)|where is (?:the|my) (?:picture|image|drawing)");

  private static final String[] WHO = WordList.phrases("questions-who");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    String said = String.join(" ", reading.rest());
    Optional<String> answer = answer(said, context);
    if (answer.isPresent()) {
      reading.skip(reading.rest().size());
      return Optional.of(Outcome.answer(answer.get(), context.focus));
    }
    return beside(reading, context);
  }

  private static Optional<String> answer(String said, Context context) {
    if (SHOWING.matcher(said).matches()) {
      String drawn =
          context.pictured.getAsBoolean()
              ? "You see the picture as it is now. "
              : "Nothing has been drawn of this design. ";
      return Optional.of(drawn + QuestionRule.inventory(context.design));
    }
    Matcher colours = COLOURS.matcher(said);
    return colours.matches()
        ? colours(colours.group("thing"), context.vocabulary)
        : Optional.empty();
  }

  private static Optional<String> colours(String name, Vocabulary vocabulary) {
    if (vocabulary.isOpen()) {
      return Optional.of("Any colour you can name.");
    }
    return vocabulary
        .thing(name)
        .map(
            thing ->
                thing.colours()
                    ? "%s can be %s."
                        .formatted(
                            English.sentence(English.withArticle(thing.name())),
                            String.join(", ", vocabulary.colours()))
                    : "This model knows no colours for a %s, so it comes in its own."
                        .formatted(thing.name()));
  }

  /** What is where the question asks, by the boxes. */
  private static Optional<Outcome> beside(Reading reading, Context context) {
    int mark = reading.mark();
    if (!reading.accept(WHO) || reading.peek(1).equals("it")) {
      reading.back(mark);
      return Optional.empty();
    }
    reading.accept("there", "that is", "standing", "sitting", "directly", "just", "right");
    int from = reading.mark();
    Optional<Spot> spot = context.spots.read(reading);
    boolean known =
        spot.isPresent()
            && reading.done()
            && context.newcomers.isEmpty()
            && (spot.get() instanceof Spot.Near || spot.get() instanceof Spot.Side);
    if (!known) {
      reading.back(mark);
      return Optional.empty();
    }
    String where = String.join(" ", reading.since(from));
    List<String> asked = spot.get() instanceof Spot.Near near ? near.ids() : List.of();
    List<String> found =
        context.cast.members().stream()
            .map(Cast.Member::id)
            .filter(id -> !asked.contains(id) && context.arrangement.isAt(id, spot.get()))
            .toList();
    String names = found.isEmpty() ? "nothing" : context.theNames(found);
    String is = found.size() > 1 ? "are" : "is";
    return Optional.of(
        Outcome.answer(
            English.sentence("%s %s %s.".formatted(names, is, where)),
            found.isEmpty() ? context.focus : found));
  }
}
