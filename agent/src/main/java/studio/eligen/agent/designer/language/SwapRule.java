package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.placement.Moves;

/** "swap the cat and the car", "let the dog and the tree trade places". */
final class SwapRule implements Rule {

  private static final String[] PLACES = {
    "swap places",
    "switch places",
    "trade places",
    "change places",
    "exchange places",
    "swap positions",
    "switch positions",
    "swap",
    "switch",
    "trade"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    Optional<Outcome> colours = colours(reading, context);
    if (colours.isPresent()) {
      return colours;
    }
    boolean swaps = reading.accept("swap", "switch", "exchange", "trade", "interchange");
    boolean lets = !swaps && reading.accept("let", "have", "make");
    reading.accept("the places of", "the positions of", "places of", "the position of", "around");
    boolean places =
        String.join(" ", reading.rest()).matches(".*\\b(swap|switch|trade|change|exchange)\\b.*");
    if (!swaps && !places || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>(context.references.read(reading));
    if (swaps && reading.accept("with", "for", "and") && context.references.isHere(reading)) {
      ids.addAll(context.references.readOne(reading));
    }
    boolean said = reading.accept(PLACES);
    reading.accept("around", "places", "positions");
    if (ids.size() != 2 || !reading.done() || !swaps && !said) {
      return Optional.empty();
    }
    return Optional.of(swapped(ids.get(0), ids.get(1), context));
  }

  /** "swap the colours of the balls". */
  private static Optional<Outcome> colours(Reading reading, Context context) {
    int mark = reading.mark();
    reading.accept("swap", "switch", "exchange", "trade");
    if (reading.mark() == mark
        || !reading.accept("the colours of", "the colors of", "colours of")) {
      reading.back(mark);
      return Optional.empty();
    }
    List<String> ids = context.references.read(reading);
    List<String> colours =
        ids.stream()
            .flatMap(id -> Words.of(context.cast.member(id).prompt()).stream())
            .filter(context.colours::isColour)
            .toList();
    if (ids.size() != 2 || colours.size() != 2) {
      throw new Misunderstanding(
          "I can swap the colours of two things that have one each, such as a red and a blue ball.");
    }
    List<DesignEdit> edits = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String prompt = context.cast.member(ids.get(i)).prompt();
      edits.add(
          new DesignEdit.RepromptEntity(
              ids.get(i), prompt.replace(colours.get(i), colours.get(1 - i))));
    }
    String said = "I swapped the colours of %s.".formatted(context.theNames(ids));
    return Optional.of(new Outcome(edits, said, ids));
  }

  private static Outcome swapped(String one, String other, Context context) {
    List<DesignEdit> edits = new Moves(context.arrangement).swapped(one, other);
    List<String> ids = List.of(one, other);
    return new Outcome(edits, "I swapped %s.".formatted(context.theNames(ids)), ids);
  }
}
