package studio.eligen.cli.panels;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.GreyMap;
import studio.eligen.engine.NumberRange;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;

/**
 * Panels of one size side by side, row by row, as one picture.
 *
 * @param panels how many
 * @param columns in a row
 * @param width of a panel, pixels, a multiple of 16, so that no token belongs to two
 * @param height likewise
 */
public record PanelGrid(int panels, int columns, int width, int height) {

  public PanelGrid {
    if (columns < 1 || columns > panels) {
      throw new BadRequest(
          "%d panels do not stand in %d columns; give %s."
              .formatted(panels, columns, NumberRange.told(1, panels)));
    }
    if (width < 1 || height < 1 || width % RenderRequest.GRID + height % RenderRequest.GRID != 0) {
      throw new BadRequest(
          "A panel is %d × %d pixels; its sides must be multiples of %d."
              .formatted(width, height, RenderRequest.GRID));
    }
    if ((long) width * columns > RenderRequest.LONGEST_SIDE
        || (long) height * rows(panels, columns) > RenderRequest.LONGEST_SIDE) {
      throw new BadRequest(
          "%d panels of %d × %d pixels in %d columns are larger than %d pixels; make them smaller (--size), or have fewer of them."
              .formatted(panels, width, height, columns, RenderRequest.LONGEST_SIDE));
    }
  }

  private static int rows(int panels, int columns) {
    return (panels + columns - 1) / columns;
  }

  /** Of all of them, pixels. */
  public int wholeWidth() {
    return width * columns;
  }

  /** Of all of them, pixels. */
  public int wholeHeight() {
    return height * rows(panels, columns);
  }

  private int left(int panel) {
    return panel % columns * width;
  }

  private int top(int panel) {
    return panel / columns * height;
  }

  /** A region of a panel, in fractions of the whole. */
  public Region within(int panel, Region region) {
    if (region instanceof Region.Box box) {
      return new Region.Box(
          across(panel, box.x0()),
          down(panel, box.y0()),
          across(panel, box.x1()),
          down(panel, box.y1()));
    }
    if (region instanceof Region.Ellipse box) {
      return new Region.Ellipse(
          across(panel, box.x0()),
          down(panel, box.y0()),
          across(panel, box.x1()),
          down(panel, box.y1()));
    }
    if (region instanceof Region.Polygon shape) {
      return new Region.Polygon(
          shape.points().stream()
              .map(point -> new Region.Point(across(panel, point.x()), down(panel, point.y())))
              .toList());
    }
    throw new BadRequest("A panel's entity has a mask; give it a box, an ellipse or a polygon.");
  }

  private double across(int panel, double fraction) {
    return (left(panel) + Math.max(0, Math.min(1, fraction)) * width) / wholeWidth();
  }

  private double down(int panel, double fraction) {
    return (top(panel) + Math.max(0, Math.min(1, fraction)) * height) / wholeHeight();
  }

  /** What is to be drawn: light where no panel is given. */
  public GreyMap free(List<Optional<BufferedImage>> given) {
    byte[] levels = new byte[wholeWidth() * wholeHeight()];
    for (int panel = 0; panel < panels; panel++) {
      for (int y = 0; given.get(panel).isEmpty() && y < height; y++) {
        int start = (top(panel) + y) * wholeWidth() + left(panel);
        Arrays.fill(levels, start, start + width, (byte) 255);
      }
    }
    return new GreyMap(wholeWidth(), wholeHeight(), levels);
  }

  /** One picture of those that are given; white where none is. */
  public BufferedImage joined(List<Optional<BufferedImage>> given) {
    BufferedImage whole =
        new BufferedImage(wholeWidth(), wholeHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.fillRect(0, 0, whole.getWidth(), whole.getHeight());
    for (int panel = 0; panel < panels; panel++) {
      int number = panel;
      given
          .get(panel)
          .ifPresent(image -> graphics.drawImage(image, left(number), top(number), null));
    }
    graphics.dispose();
    return whole;
  }

  /** A panel of the whole. */
  public BufferedImage cut(BufferedImage whole, int panel) {
    return whole.getSubimage(left(panel), top(panel), width, height);
  }
}
