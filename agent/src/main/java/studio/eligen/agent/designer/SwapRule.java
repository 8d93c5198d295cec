package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.Vocabulary.Stands;

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
    boolean swaps = reading.accept("swap", "switch", "exchange", "trade", "interchange");
    boolean lets = !swaps && reading.accept("let", "have", "make");
    reading.accept("the places of", "the positions of", "places of", "the position of", "around");
    boolean places =
        String.join(" ", reading.rest()).matches(".*\\b(swap|switch|trade|change|exchange)\\b.*");
    if (!swaps && !(lets && places) || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = new ArrayList<>(context.references.read(reading));
    if (swaps && reading.accept("with", "for", "and") && context.references.isHere(reading)) {
      ids.addAll(context.references.readOne(reading));
    }
    boolean said = reading.accept(PLACES);
    reading.accept("around", "places", "positions");
    if (ids.size() != 2 || !reading.done() || lets && !said) {
      return Optional.empty();
    }
    return Optional.of(swapped(ids.get(0), ids.get(1), context));
  }

  private static Outcome swapped(String one, String other, Context context) {
    List<DesignEdit> edits = List.of(to(one, other, context), to(other, one, context));
    List<String> ids = List.of(one, other);
    return new Outcome(edits, "I swapped %s.".formatted(context.theNames(ids)), ids);
  }

  /** To where the other one is: foot to foot where both stand, else middle to middle. */
  private static DesignEdit to(String id, String place, Context context) {
    Canvas canvas = context.design.canvas();
    PixelBox from = Moves.rect(id, context);
    PixelBox there = Moves.rect(place, context);
    boolean stand = stands(id, context) && stands(place, context);
    double dx = there.centreX() - from.centreX();
    double dy = stand ? there.bottom() - from.bottom() : there.centreY() - from.centreY();
    return new DesignEdit.MoveEntity(id, dx / canvas.width(), dy / canvas.height());
  }

  private static boolean stands(String id, Context context) {
    return context.cast.member(id).thing().stands() != Stands.SKY;
  }
}
