package studio.eligen.agent.design;

import studio.eligen.engine.Region;

/** An upright box of whole pixels. */
public record PixelBox(int x, int y, int width, int height) {

  /** The size is rounded before the place, so that moving never changes it. */
  public static PixelBox of(Bounds bounds, int width, int height) {
    int across = clamp(bounds.width() * width, 1, width);
    int down = clamp(bounds.height() * height, 1, height);
    return new PixelBox(
        clamp(bounds.x0() * width, 0, width - across),
        clamp(bounds.y0() * height, 0, height - down),
        across,
        down);
  }

  public static PixelBox of(Bounds bounds, Canvas canvas) {
    return of(bounds, canvas.width(), canvas.height());
  }

  public Region.Box box(Canvas canvas) {
    double across = canvas.width();
    double down = canvas.height();
    return new Region.Box(x / across, y / down, right() / across, bottom() / down);
  }

  public int right() {
    return x + width;
  }

  public int bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2.0;
  }

  public double centreY() {
    return y + height / 2.0;
  }

  /** The smallest box with both in it. */
  public PixelBox around(PixelBox other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new PixelBox(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /**
   * How far apart two boxes are, along the axis on which they are furthest; below 0 they overlap.
   */
  public int gap(PixelBox other) {
    int across = Math.max(other.x - right(), x - other.right());
    int down = Math.max(other.y - bottom(), y - other.bottom());
    return Math.max(across, down);
  }

  /** The part of the smaller one that lies within the other: 0 to 1. */
  public double overlap(PixelBox other) {
    return Math.max(hiddenBy(other), other.hiddenBy(this));
  }

  /** The part of this one that another before it hides: 0 to 1. */
  public double hiddenBy(PixelBox front) {
    double across = Math.min(right(), front.right()) - Math.max(x, front.x);
    double down = Math.min(bottom(), front.bottom()) - Math.max(y, front.y);
    return across <= 0 || down <= 0 ? 0 : across * down / ((double) width * height);
  }

  private static int clamp(double value, int low, int high) {
    return (int) Math.max(low, Math.min(Math.rint(value), high));
  }
}
