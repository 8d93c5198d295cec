package studio.eligen.agent.designer.placement;

import studio.eligen.agent.design.PixelBox;

/** A thing with its size in pixels. */
record Sized(Wanted want, int width, int height) {
  Placed at(PixelBox box) {
    return new Placed(want.id(), want.thing(), box);
  }
}
