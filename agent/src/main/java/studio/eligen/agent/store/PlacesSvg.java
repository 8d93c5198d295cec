package studio.eligen.agent.store;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import studio.eligen.agent.design.Bounds;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;

/** The places of things as an SVG of the canvas's size. A thing keeps its colour over versions. */
final class PlacesSvg {

  private static final int COLOURS = 8;

  /** In pixels of a picture that is shown some 500 pixels wide. */
  private static final double LETTERS = 13;

  private static final double SHOWN = 500;

  private final Map<String, Integer> colours = new HashMap<>();

  /**
   * @param kind class of the whole; may be empty
   */
  String of(Design design, String kind) {
    Canvas canvas = design.canvas();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"%s\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">"
            .formatted(kind, canvas.width(), canvas.height()));
    for (Entity thing : design.entities()) {
      int colour = colours.computeIfAbsent(thing.id(), id -> colours.size()) % COLOURS;
      svg.append("<g class=\"c%d\">".formatted(colour))
          .append(shape(thing.region(), canvas))
          .append(label(thing, canvas))
          .append("</g>");
    }
    return svg.append("</svg>").toString();
  }

  private static String shape(Region region, Canvas canvas) {
    if (region instanceof Region.Ellipse) {
      Bounds bounds = Bounds.of(region);
      return number(
          "<ellipse cx=\"%.1f\" cy=\"%.1f\" rx=\"%.1f\" ry=\"%.1f\"/>",
          bounds.centreX() * canvas.width(),
          bounds.centreY() * canvas.height(),
          bounds.width() * canvas.width() / 2,
          bounds.height() * canvas.height() / 2);
    }
    if (region instanceof Region.Polygon polygon) {
      return polygon(polygon, canvas);
    }
    // A shape painted by hand is told by its box.
    Bounds bounds = Bounds.of(region);
    return number(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        bounds.x0() * canvas.width(),
        bounds.y0() * canvas.height(),
        bounds.width() * canvas.width(),
        bounds.height() * canvas.height());
  }

  /** A conversation may have millions of corners: each by a format takes a minute of all. */
  private static String polygon(Region.Polygon polygon, Canvas canvas) {
    StringBuilder svg = new StringBuilder("<polygon points=\"");
    for (Region.Point corner : polygon.points()) {
      tenths(corner.x() * canvas.width(), svg);
      svg.append(',');
      tenths(corner.y() * canvas.height(), svg);
      svg.append(' ');
    }
    svg.setLength(svg.length() - 1);
    return svg.append("\"/>").toString();
  }

  private static void tenths(double number, StringBuilder svg) {
    long tenths = Math.round(Math.abs(number) * 10);
    svg.append(number < 0 && tenths > 0 ? "-" : "").append(tenths / 10).append('.');
    svg.append(tenths % 10);
  }

  /** In letters as large as the picture is, whatever its size. */
  private static String label(Entity thing, Canvas canvas) {
    Bounds bounds = Bounds.of(thing.region());
    double letters = LETTERS * canvas.width() / SHOWN;
    return number(
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\">",
            bounds.x0() * canvas.width() + letters / 3,
            bounds.y0() * canvas.height() + letters * 1.2,
            letters)
        + escaped(thing.prompt())
        + "</text>";
  }

  private static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Words escaped for text and for attributes in double quotes; without characters that steer. */
  static String escaped(String words) {
    return unsteered(words)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Words in which nothing steers a terminal, or turns the order in which a line is read. */
  static String unsteered(String words) {
    return words.replaceAll("[\\p{Cc}&&[^\\n]]|[\\u202a-\\u202e\\u2066-\\u2069]", " ");
  }
}
