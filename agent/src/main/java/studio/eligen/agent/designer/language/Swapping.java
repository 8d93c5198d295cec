package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.designer.language.Rule.Outcome;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Attribute;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Moves;

/** Swaps the places, or the colours, of two things. */
final class Swapping {

  private Swapping() {}

  /** "swap the cat and the car", "swap the cat for a dog". */
  static Optional<Outcome> read(
      Optional<Attribute> about, List<String> named, Reading reading, Context context) {
    List<String> ids = new ArrayList<>(named);
    int mark = reading.mark();
    if (reading.accept("with", "for", "and", "to") && context.references.isHere(reading)) {
      ids.addAll(context.references.readOne(reading));
    } else {
      reading.back(mark);
    }
    Optional<Attribute> what = about.or(() -> Attribute.named(reading));
    reading.accept("around", "over", "round");
    boolean coloured = what.filter(Attribute.COLOUR::equals).isPresent();
    if (coloured && ids.size() > 2) {
      throw new Misunderstanding("I can swap the colours of two things: say which two.");
    }
    if (ids.size() == 2 && reading.done()) {
      return coloured
          ? Optional.of(colours(ids, context))
          : Optional.of(swapped(ids.get(0), ids.get(1), context));
    }
    reading.back(mark);
    return Replacing.read(named, true, reading, context);
  }

  private static Outcome colours(List<String> ids, Context context) {
    List<String> colours =
        ids.stream()
            .flatMap(id -> Words.of(context.cast.member(id).prompt()).stream())
            .filter(context.colours::isColour)
            .toList();
    if (colours.size() != 2) {
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
    return new Outcome(edits, said, ids);
  }

  private static Outcome swapped(String one, String other, Context context) {
    List<DesignEdit> edits = new Moves(context.arrangement).swapped(one, other);
    List<String> ids = List.of(one, other);
    return new Outcome(edits, "I swapped %s.".formatted(context.theNames(ids)), ids);
  }
}
