package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.Cast.Member;

/** "make the car blue", "paint the house red", "change the colour of the car to blue". */
final class RecolourRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean named =
        reading.accept(
            "change the colour of", "change the color of", "set the colour of", "set the color of");
    if (!named
        && !reading.accept(
            "make", "paint", "colour", "color", "turn", "dye", "recolour", "recolor", "change")) {
      return Optional.empty();
    }
    if (!context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.read(reading);
    reading.accept("to be", "into", "to", "in");
    if (!context.colours.isColour(reading.peek())) {
      return Optional.empty();
    }
    String colour = reading.next();
    reading.accept("instead");
    return reading.done() ? Optional.of(recoloured(ids, colour, context)) : Optional.empty();
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
    List<String> words =
        Words.of(member.prompt()).stream().filter(w -> !context.colours.isColour(w)).toList();
    return words.isEmpty() ? member.prompt() : String.join(" ", words);
  }
}
