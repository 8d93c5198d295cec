package studio.eligen.agent.designer.placement;

/** How much room things shall have. */
enum Clearance {
  /** Where their kind stands, clear of all others. */
  CLEAR,
  /** The same before others, of which each may hide a part. */
  IN_FRONT,
  /** At any height, and over others where they are beside something. */
  ANY
}
