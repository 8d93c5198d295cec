package studio.eligen.engine.weights;

/** How a network's dense layers are kept in memory. */
public enum Keeping {
  /** In the type that the engine computes in: quickest, where there is room. LoRAs are fused. */
  WIDENED,
  /** As they are in their file, and widened layer by layer at each use. */
  AS_STORED,
  /** In eight bits, whatever their file has, and widened likewise. */
  IN_EIGHT_BITS
}
