package studio.eligen.engine.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.json.JsonField;

/**
 * Regions as JSON: {@code {"box": [x0, y0, x1, y1]}}, {@code {"ellipse": [x0, y0, x1, y1]}}, {@code
 * {"polygon": [[x, y], …]}} or {@code {"mask": …}}, where a text stands for the mask: a file's name
 * perhaps.
 */
public final class RegionJson {

  private RegionJson() {}

  /**
   * Reads a region.
   *
   * @param masks reads what the field says of a mask
   * @throws RuntimeException the field's refusal, if it is none; the message says where and what
   */
  public static Region read(JsonField json, Function<JsonField, Region.Mask> masks) {
    json.object("box", "ellipse", "polygon", "mask");
    if (json.value().size() != 1) {
      throw json.refused(
          "%s has %d shapes; it must have one: box, ellipse, polygon or mask."
              .formatted(json.path(), json.value().size()));
    }
    String shape = json.value().fieldNames().next();
    JsonField field = json.required(shape);
    return at(
        field,
        () ->
            switch (shape) {
              case "box" -> box(numbers(field, 4));
              case "ellipse" -> ellipse(numbers(field, 4));
              case "polygon" -> new Region.Polygon(points(field));
              default -> masks.apply(field);
            });
  }

  private static Region box(double[] edges) {
    return new Region.Box(edges[0], edges[1], edges[2], edges[3]);
  }

  private static Region ellipse(double[] edges) {
    return new Region.Ellipse(edges[0], edges[1], edges[2], edges[3]);
  }

  private static List<Region.Point> points(JsonField field) {
    return field.list(Region.Polygon.MOST_POINTS).stream()
        .map(
            point -> {
              double[] xy = numbers(point, 2);
              return new Region.Point(xy[0], xy[1]);
            })
        .toList();
  }

  private static double[] numbers(JsonField field, int count) {
    List<JsonField> items = field.list(Integer.MAX_VALUE);
    if (items.size() != count) {
      throw field.refused(
          "%s has %d numbers; it must have %d. Give %d numbers, fractions of the picture."
              .formatted(field.path(), items.size(), count, count));
    }
    return items.stream().mapToDouble(JsonField::number).toArray();
  }

  /** What cannot be made of a field's value is refused as the field is. */
  static <T> T at(JsonField field, Supplier<T> read) {
    try {
      return read.get();
    } catch (BadRequest e) {
      throw field.refused(e.getMessage());
    }
  }

  /**
   * Writes what {@link #read} reads.
   *
   * @param mask what stands for the region, asked for if it is a mask
   */
  public static ObjectNode write(Region region, Supplier<String> mask) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (region instanceof Region.Box box) {
      add(json.putArray("box"), box.x0(), box.y0(), box.x1(), box.y1());
    } else if (region instanceof Region.Ellipse round) {
      add(json.putArray("ellipse"), round.x0(), round.y0(), round.x1(), round.y1());
    } else if (region instanceof Region.Polygon polygon) {
      ArrayNode points = json.putArray("polygon");
      polygon.points().forEach(point -> add(points.addArray(), point.x(), point.y()));
    } else {
      json.put("mask", mask.get());
    }
    return json;
  }

  private static void add(ArrayNode list, double... numbers) {
    for (double number : numbers) {
      list.add(number);
    }
  }
}
