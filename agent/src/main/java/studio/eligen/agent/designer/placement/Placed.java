package studio.eligen.agent.designer.placement;

import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;

/** A thing that has its place. */
record Placed(String id, Thing thing, PixelBox box) {

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
