package studio.eligen.agent.designer.placement;

import java.util.Optional;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/**
 * A thing to find a box for.
 *
 * @param scale what its usual size is multiplied with, as it was called small or large
 * @param keeps the box whose size it keeps; empty where its size is open
 */
public record Wanted(String id, Thing thing, double scale, Optional<PixelBox> keeps, Spot spot) {

  /** A thing of its usual size, times a factor. */
  public static Wanted of(String id, Thing thing, double scale, Spot spot) {
    Spot there = spot instanceof Spot.Side side ? side.of(thing.stands()) : spot;
    return new Wanted(id, thing, scale, Optional.empty(), there);
  }

  /** A thing that keeps the size of a box. */
  static Wanted ofSize(String id, Thing thing, PixelBox box, Spot spot) {
    return new Wanted(id, thing, 1, Optional.of(box), spot);
  }

  /** The same wish at another place. */
  public Wanted at(Spot there) {
    return new Wanted(id, thing, scale, keeps, there);
  }

  /** The same wish for a thing so many times as large. */
  public Wanted scaled(double times) {
    return new Wanted(id, thing, scale * times, keeps, spot);
  }

  /** The same wish for another thing. */
  public Wanted of(Thing other) {
    return new Wanted(id, other, scale, keeps, spot);
  }

  /** Where such a thing usually is. */
  public Stands stands() {
    return thing.stands();
  }

  /** How wide it is, in metres. */
  public double across() {
    return thing.width() * scale;
  }

  /** What it shall be on, in, beside, behind; its own id is never among them. */
  public boolean leansOn(String other) {
    return spot instanceof Spot.Near near && near.ids().contains(other);
  }
}
