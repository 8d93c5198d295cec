package studio.eligen.agent.designer;

import java.util.List;

/** Where in the picture a thing was asked to be. */
public sealed interface Spot {

  Spot ANYWHERE = new Anywhere();

  /** Nothing was said about it. */
  record Anywhere() implements Spot {}

  /**
   * A part of the picture.
   *
   * @param across -1 left, 0 middle, 1 right; null if nothing was said of it
   * @param down -1 top, 0 middle, 1 bottom; null if nothing was said of it
   * @param edge whether it shall be as far that way as it goes
   */
  record Side(Integer across, Integer down, boolean edge) implements Spot {}

  /**
   * A place that depends on other things.
   *
   * @param ids of those things: two for {@link Relation#BETWEEN}, else one
   */
  record Near(Relation relation, List<String> ids) implements Spot {
    public Near {
      ids = List.copyOf(ids);
    }
  }

  /** How one thing lies to another. */
  enum Relation {
    LEFT_OF,
    RIGHT_OF,
    ABOVE,
    BELOW,
    NEXT_TO,
    ON,
    BEHIND,
    IN_FRONT_OF,
    BETWEEN
  }
}
