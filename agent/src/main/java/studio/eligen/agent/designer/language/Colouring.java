package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/** Gives things another colour. */
final class Colouring {

  private Colouring() {}

  /** These things in another colour, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    Links.pass(reading);
    reading.accept("to be", "into", "to", "in", "with", "as", ":");
    if (reading.accept(
        "the same colour as", "the same color as", "the colour of", "the color of")) {
      String other = context.cast.member(context.references.readOne(reading).get(0)).prompt();
      return Words.of(other).stream()
          .filter(context.colours::isColour)
          .findFirst()
          .map(colour -> recoloured(ids, colour, context));
    }
    reading.accept(
        "a new colour", "a new color", "a different colour", "the same colour", "the same color");
    reading.accept(":", ",");
    reading.accept("painted", "coloured", "colored", "completely", "all");
    reading.accept("a nice", "a", "the colour", "the color");
    int mark = reading.mark();
    boolean shaded =
        reading.accept(
            "dark",
            "light",
            "bright",
            "pale",
            "deep",
            "pastel",
            "darker",
            "lighter",
            "brighter",
            "deeper",
            "paler",
            "navy");
    String shade = shaded && context.vocabulary.isOpen() ? reading.peek(-1) + " " : "";
    if (!context.colours.isColour(reading.peek())) {
      reading.back(mark);
      return Optional.empty();
    }
    String colour = shade + reading.next();
    while (context.vocabulary.isOpen()
        && reading.peek().matches("and|,")
        && context.colours.isColour(reading.peek(1))) {
      colour += reading.accept(",") ? ", " : " " + reading.next() + " ";
      colour += reading.next();
    }
    reading.accept(
        "colour",
        "color",
        "one",
        "coat of paint",
        "paint",
        "instead of " + reading.peek(2),
        "instead");
    boolean ends = reading.done() || List.of("and", ",").contains(reading.peek());
    if (!ends) {
      reading.back(mark);
      return Optional.empty();
    }
    return Optional.of(recoloured(ids, colour, context));
  }

  private static Outcome recoloured(List<String> ids, String colour, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : ids) {
      Member member = context.cast.member(id);
      context
          .colours
          .refusal(member.thing(), colour)
          .ifPresent(
              refusal -> {
                throw new Misunderstanding(
                    Character.toLowerCase(refusal.charAt(0)) + refusal.substring(1));
              });
      String prompt = context.colours.known(colour).orElseThrow() + " " + plain(member, context);
      if (!prompt.equals(member.prompt())) {
        edits.add(new DesignEdit.RepromptEntity(id, prompt));
      }
    }
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s is %s already.".formatted(context.theNames(ids), colour));
    }
    String names = context.theNames(ids);
    return new Outcome(edits, "I made %s %s.".formatted(names, colour), ids);
  }

  /** What it is called without its colour. */
  private static String plain(Member member, Context context) {
    if (!context.vocabulary.isOpen()) {
      return member.thing().name();
    }
    List<String> said = Words.of(member.prompt());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      if (!context.colours.isShade(said, i) && !context.colours.isColour(said.get(i))) {
        words.add(said.get(i));
      }
    }
    return words.isEmpty() ? member.prompt() : String.join(" ", words);
  }
}
