package studio.eligen.agent.designer.language;

import java.util.Optional;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.SizeWords.Effect;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * How large a new thing is beside another: "taller than his father", "as big as a house".
 *
 * @param scale of the thing's usual size
 */
record Compared(Spot spot, double scale) {

  /** What is larger than another is so many times as high. */
  private static final double LARGER = 1.4;

  /** Reads such words about a thing, or nothing. */
  static Optional<Compared> read(Reading reading, Thing thing, Context context) {
    reading.accept("that is", "that are", "which is", "who is", "is");
    reading.accept("much", "a lot", "a bit", "a little", "even", "far");
    boolean twice = reading.accept("twice", "two times");
    boolean alike = reading.accept("as");
    Optional<Effect> effect =
        alike ? SizeWords.absolute(reading.next()) : SizeWords.comparative(reading.next());
    boolean led = effect.isPresent() && reading.accept(alike ? "as" : "than");
    Optional<Spot> near = led ? context.spots.near(reading, Relation.NEXT_TO) : Optional.empty();
    boolean grows = effect.filter(e -> e.across() + e.down() > 0).isPresent();
    double times = twice ? 2 : alike ? 1 : grows ? LARGER : 1 / LARGER;
    return near.map(
        spot ->
            new Compared(
                spot, times * height(((Spot.Near) spot).ids().get(0), context) / thing.height()));
  }

  /** In metres. */
  private static double height(String id, Context context) {
    return context.newcomers.height(id).orElse(context.cast.member(id).thing().height());
  }
}
