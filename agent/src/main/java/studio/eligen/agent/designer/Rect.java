package studio.eligen.agent.designer;

import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.engine.Region;

/** A box in pixels. */
record Rect(int x, int y, int width, int height) {

  static Rect of(Bounds bounds, Canvas canvas) {
    int left = (int) Math.rint(bounds.x0() * canvas.width());
    int top = (int) Math.rint(bounds.y0() * canvas.height());
    int right = (int) Math.rint(bounds.x1() * canvas.width());
    int bottom = (int) Math.rint(bounds.y1() * canvas.height());
    return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  Region.Box box(Canvas canvas) {
    double across = canvas.width();
    double down = canvas.height();
    return new Region.Box(x / across, y / down, right() / across, bottom() / down);
  }

  int right() {
    return x + width;
  }

  int bottom() {
    return y + height;
  }

  double centreX() {
    return x + width / 2.0;
  }

  double centreY() {
    return y + height / 2.0;
  }

  /**
   * How far apart two boxes are, along the axis on which they are furthest; below 0 they overlap.
   */
  int gap(Rect other) {
    int across = Math.max(other.x - right(), x - other.right());
    int down = Math.max(other.y - bottom(), y - other.bottom());
    return Math.max(across, down);
  }

  /** The part of the smaller one that lies within the other: 0 to 1. */
  double overlap(Rect other) {
    double across = Math.min(right(), other.right()) - Math.max(x, other.x);
    double down = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    double smaller = Math.min((double) width * height, (double) other.width * other.height);
    return across <= 0 || down <= 0 ? 0 : across * down / smaller;
  }
}
