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
 * @param wall the lowest that things on a wall reach; empty where there is no wall
 */
record Heights(
    Optional<Band> ground, Optional<Band> water, Optional<Double> sky, Optional<Double> wall) {

  private static final Band USUAL_GROUND = new Band(0.68, 0.97);
  private static final double USUAL_SKY = 0.55;

  /** Of a place, or of most pictures where it is not known. */
  static Heights of(Optional<Place> place, Canvas canvas) {
    Optional<Band> ground = place.isPresent() ? place.get().ground() : Optional.of(USUAL_GROUND);
    Optional<Band> water = place.flatMap(Place::water);
    Optional<Double> sky =
        place.isPresent() ? place.get().horizon().map(Band::bottom) : Optional.of(USUAL_SKY);
    boolean outdoors = place.flatMap(Place::horizon).isPresent();
    return new Heights(
        ground.map(band -> scaled(band, canvas)),
        water.map(band -> scaled(band, canvas)),
        sky.map(height -> height * canvas.height()),
        outdoors ? Optional.empty() : Optional.of(USUAL_SKY * canvas.height()));
  }

  /** The lowest that such things reach where they hang; empty where they stand, or it is open. */
  Optional<Double> hanging(Stands stands) {
    return switch (stands) {
      case SKY -> sky;
      case WALL -> wall;
      default -> Optional.empty();
    };
  }

  /** The heights between which the lower edge of such things belongs, where it matters. */
  Optional<Band> feet(Stands stands, Spot spot) {
    Optional<Band> usual =
        switch (stands) {
          case SKY -> Optional.empty();
          case WALL -> wall.isPresent() ? Optional.empty() : ground;
          case WATER -> water.isPresent() ? water : ground;
          case GROUND, FURNITURE, ANY -> ground;
        };
    return spot instanceof Spot.Plane plane ? usual.map(band -> of(plane, band)) : usual;
  }

  /** What is nearer stands lower. */
  private static Band of(Spot.Plane plane, Band band) {
    double span = band.bottom() - band.top();
    return switch (plane) {
      case FOREGROUND -> new Band(band.bottom() - 0.25 * span, band.bottom());
      case BACKGROUND -> new Band(band.top(), band.top() + 0.3 * span);
      case DISTANCE -> new Band(band.top() - 0.15 * span, band.top() + 0.1 * span);
    };
  }

  private static Band scaled(Band band, Canvas canvas) {
    return new Band(band.top() * canvas.height(), band.bottom() * canvas.height());
  }
}
