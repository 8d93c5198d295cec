package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.phrases.Shades;
import studio.eligen.agent.designer.references.Cast.Member;

/** Gives things another colour. */
final class Colouring {

  private Colouring() {}

  private static final String[] FILLERS = WordList.phrases("colour-fillers");

  /** These things in another colour, if that is what comes next. */
  static Optional<Outcome> become(List<String> ids, Reading reading, Context context) {
    int mark = reading.mark();
    Links.pass(reading);
    reading.accept("to", "in");
    if (reading.accept(
        "the same colour as", "the same color as", "the colour of", "the color of")) {
      String other = context.references.readOne(reading).get(0);
      String colour =
          Words.of(context.cast.member(other).prompt()).stream()
              .filter(context.colours::isColour)
              .findFirst()
              .orElseThrow(
                  () ->
                      new Misunderstanding(
                          "no colour was said for %s: say which colour you want."
                              .formatted(context.theNames(List.of(other)))));
      return Optional.of(recoloured(ids, List.of(colour), context));
    }
    while (reading.accept(FILLERS)) {
      continue;
    }
    List<String> look = Shades.read(reading, context.colours);
    List<String> colours = look.stream().filter(context.colours::isColour).toList();
    reading.accept("in color", "in colour", "in appearance");
    reading.accept("coat of paint", "paint", "instead of " + reading.peek(2), "instead");
    boolean ends = reading.done() || List.of("and", ",").contains(reading.peek());
    if (colours.isEmpty() || !ends) {
      reading.back(mark);
      return Optional.empty();
    }
    return Optional.of(recoloured(ids, look, context));
  }

  /** "to a gradient of blue and green": a colour that has no name, and no other thing. */
  static Optional<Outcome> mixed(List<String> ids, Reading reading, Context context) {
    reading.accept("into", "to");
    List<String> colour = new ArrayList<>(List.of("in"));
    colour.addAll(reading.rest());
    reading.skip(colour.size());
    return context.model.isOpen() && colour.size() > 1
        ? Optional.of(Looks.said(ids, context, prompt -> Looks.with(prompt, colour)))
        : Optional.empty();
  }

  private static Outcome recoloured(List<String> ids, List<String> look, Context context) {
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : ids) {
      Member member = context.cast.member(id);
      String prompt = context.fitting.look(Looks.with(member.prompt(), look, context));
      if (!prompt.equals(member.prompt())) {
        edits.add(new DesignEdit.RepromptEntity(id, prompt));
      }
    }
    String names = context.theNames(ids);
    String colour = String.join(" ", look).replace(" ,", ",");
    if (edits.isEmpty()) {
      throw new Misunderstanding("%s is %s already.".formatted(names, colour));
    }
    return new Outcome(edits, "I made %s %s.".formatted(names, colour), ids);
  }
}
