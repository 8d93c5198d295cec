package studio.eligen.agent.evaluation;

import studio.eligen.agent.design.Bounds;

/** Directions as GenEval measures them between the centres of two boxes. */
enum GenEvalDirection {
  LEFT(-1, 0),
  RIGHT(1, 0),
  UP(0, -1),
  DOWN(0, 1);

  /** So much of both extents does not count. */
  private static final double SLACK = 0.1;

  /** The cosine of the widest angle to the direction: 60 degrees. */
  private static final double LEAST_COSINE = 0.5;

  private final int right;
  private final int down;

  GenEvalDirection(int right, int down) {
    this.right = right;
    this.down = down;
  }

  /** Whether one comes from a box to another by going this way. */
  boolean leads(Bounds from, Bounds to) {
    double dx = to.centreX() - from.centreX();
    double dy = to.centreY() - from.centreY();
    double length = Math.hypot(dx, dy);
    double along =
        right * beyond(dx, from.width() + to.width())
            + down * beyond(dy, from.height() + to.height());
    return length > 0 && along / length > LEAST_COSINE;
  }

  private static double beyond(double distance, double extents) {
    return Math.signum(distance) * Math.max(0, Math.abs(distance) - SLACK * extents);
  }
}
