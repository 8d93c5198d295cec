package studio.eligen.agent.designer.placement;

import java.util.Optional;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.designer.lexicon.Vocabulary.Band;
import studio.eligen.agent.designer.lexicon.Vocabulary.Place;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * Where ground, water and sky are in a picture, in pixels from the top.
 *
 * @param ground between which heights feet stand; empty where there is no ground, as in space
 * @param water between which heights keels lie; empty where there is no water
 * @param sky the lowest that things in the sky reach; empty where all is sky
 */
record Heights(Optional<Band> ground, Optional<Band> water, Optional<Double> sky) {

  private static final Band USUAL_GROUND = new Band(0.68, 0.97);
  private static final double USUAL_SKY = 0.55;

  /** Of a place, or of most pictures where it is not known. */
  static Heights of(Optional<Place> place, Canvas canvas) {
    Optional<Band> ground = place.isPresent() ? place.get().ground() : Optional.of(USUAL_GROUND);
    Optional<Band> water = place.flatMap(Place::water);
    Optional<Double> sky =
        place.isPresent() ? place.get().horizon().map(Band::bottom) : Optional.of(USUAL_SKY);
    return new Heights(
        ground.map(band -> scaled(band, canvas)),
        water.map(band -> scaled(band, canvas)),
        sky.map(height -> height * canvas.height()));
  }

  /** The heights between which the lower edge of such things belongs, where it matters. */
  Optional<Band> feet(Stands stands) {
    return switch (stands) {
      case SKY -> Optional.empty();
      case WATER -> water.isPresent() ? water : ground;
      case GROUND, WALL, FURNITURE, ANY -> ground;
    };
  }

  private static Band scaled(Band band, Canvas canvas) {
    return new Band(band.top() * canvas.height(), band.bottom() * canvas.height());
  }
}
