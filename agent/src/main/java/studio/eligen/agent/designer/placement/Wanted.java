package studio.eligen.agent.designer.placement;

import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.PixelBox;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;

/**
 * A thing to find a box for.
 *
 * @param across share of the canvas's shorter side
 * @param down share of the canvas's shorter side
 * @param resizable whether it may be made smaller to fit
 */
public record Wanted(
    String id, Stands stands, double across, double down, boolean resizable, Spot spot) {

  /** A thing of its usual size, times a factor. */
  public static Wanted of(String id, Vocabulary.Thing thing, double scale, Spot spot) {
    double share = Math.min(1, asked(share(thing) * scale, scale));
    Spot there = spot instanceof Spot.Side side ? side.of(thing.stands()) : spot;
    return new Wanted(id, thing.stands(), share, share, true, there);
  }

  /** A thing that keeps the size of a box. */
  static Wanted ofSize(String id, PixelBox box, Stands stands, Spot spot, Canvas canvas) {
    double shorter = Math.min(canvas.width(), canvas.height());
    return new Wanted(id, stands, box.width() / shorter, box.height() / shorter, false, spot);
  }

  /** The same wish at another place. */
  public Wanted at(Spot there) {
    return new Wanted(id, stands, across, down, resizable, there);
  }

  /** What is called big or small is so in the picture, whatever it is by nature. */
  private static double asked(double share, double scale) {
    if (scale > 1) {
      return Math.max(share, scale >= 1.5 ? 0.5 : 0.34);
    }
    return scale < 1 ? Math.min(share, scale <= 0.65 ? 0.19 : 0.27) : share;
  }

  /** Larger things take more of the picture, though by far not as much more as they are larger. */
  private static double share(Vocabulary.Thing thing) {
    double metres = Math.sqrt(thing.height() * thing.width());
    if (metres < 0.205) {
      return 0.19;
    }
    if (metres < 0.65) {
      return 0.25;
    }
    if (metres < 1.6) {
      return 0.31;
    }
    return metres < 4.5 ? 0.375 : 0.44;
  }
}
