package studio.eligen.agent;

import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;

/**
 * A conversation as it stands at one moment. It does not change, and whoever reads it waits for
 * nobody.
 *
 * @param variations those that were drawn last, or are being drawn
 */
public record Snapshot(History history, Optional<VariationSheet> variations, Status status) {

  /** What the turn that runs is at. */
  public enum Status {
    /** No turn runs. */
    RESTING,
    /** It is understood and answered. */
    WORKING,
    /** A picture is drawn, or waits to be. */
    DRAWING,
    /** Several pictures are drawn, to choose from. */
    VARYING,
    /** A model looks at the picture. */
    LOOKING
  }

  static Snapshot of(Design first) {
    return new Snapshot(History.of(first), Optional.empty(), Status.RESTING);
  }

  public Design design() {
    return history.design();
  }

  Snapshot with(History next) {
    return new Snapshot(next, variations, status);
  }

  Snapshot with(Optional<VariationSheet> sheet) {
    return new Snapshot(history, sheet, status);
  }

  Snapshot with(Status next) {
    return new Snapshot(history, variations, next);
  }
}
