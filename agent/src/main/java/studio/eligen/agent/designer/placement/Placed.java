package studio.eligen.agent.designer.placement;

import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** A thing that has its place. */
record Placed(String id, Thing thing, PixelBox box) {

  /** What wears nothing that lies on it. */
  private static final String[] LIFELESS = {
    "furniture", "structure", "building", "vehicle", "container", "kitchenware", "bedding"
  };

  /** Whether it wears the other: a horse a hat, and no clothesline a dress. */
  boolean wears(Thing other) {
    return EverydayThings.isA(other.name(), "clothing")
        && !EverydayThings.isAny(thing.name(), LIFELESS);
  }

  /** Whether it stands on another: its foot is on the upper half of something wider. */
  boolean isOn(Placed other) {
    return !id.equals(other.id)
        && thing.stands() != Stands.SKY
        && box.width() < other.box.width()
        && box.centreX() > other.box.x()
        && box.centreX() < other.box.right()
        && box.bottom() >= other.box.y()
        && box.bottom() <= other.box.centreY();
  }
}
