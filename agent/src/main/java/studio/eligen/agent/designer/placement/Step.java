package studio.eligen.agent.designer.placement;

/**
 * A step in a direction.
 *
 * @param across -1 left, 1 right, 0 neither
 * @param down -1 up, 1 down, 0 neither
 */
public record Step(int across, int down, Amount amount) {

  /** The step back. */
  public Step opposite() {
    return new Step(-across, -down, amount);
  }

  /** The same direction by this amount, if anything is said of it. */
  public Step by(Amount said) {
    return said.isUsual() ? this : new Step(across, down, said);
  }
}
