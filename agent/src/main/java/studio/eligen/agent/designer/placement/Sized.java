package studio.eligen.agent.designer.placement;

/** A thing with its size in pixels. */
record Sized(Wanted want, int width, int height) {
  boolean leansOn(String id) {
    return want.spot() instanceof Spot.Near near && near.ids().contains(id);
  }
}
