package studio.eligen.agent.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;

/** Regions as JSON: {@code {"box":[x0,y0,x1,y1]}}, and likewise ellipse, polygon and mask. */
final class RegionJson {

  private static final String FORMS =
      "{\"box\":[x0,y0,x1,y1]}, {\"ellipse\":[x0,y0,x1,y1]}, {\"polygon\":[[x,y],…]} or {\"mask\":\"file.png\"}";

  private RegionJson() {}

  /**
   * @param where what the region belongs to, for messages
   * @param masks reads what stands for a mask
   */
  static Region read(JsonNode json, String where, Function<String, Region.Mask> masks) {
    if (!json.isObject() || json.size() != 1) {
      throw new InvalidInput("The region of %s must be one of %s.".formatted(where, FORMS));
    }
    String kind = json.fieldNames().next();
    JsonNode value = json.get(kind);
    switch (kind) {
      case "box":
        double[] box = numbers(value, 4, where);
        return new Region.Box(box[0], box[1], box[2], box[3]);
      case "ellipse":
        double[] ellipse = numbers(value, 4, where);
        return new Region.Ellipse(ellipse[0], ellipse[1], ellipse[2], ellipse[3]);
      case "polygon":
        return polygon(value, where);
      case "mask":
        if (!value.isTextual()) {
          throw new InvalidInput("The mask of %s must be the name of a PNG file.".formatted(where));
        }
        return masks.apply(value.textValue());
      default:
        throw new InvalidInput(
            "The region of %s is a \"%s\"; it must be one of %s.".formatted(where, kind, FORMS));
    }
  }

  /**
   * @param mask what stands for the region, asked for if it is a mask
   */
  static ObjectNode write(Region region, Supplier<String> mask) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (region instanceof Region.Box box) {
      json.set("box", array(box.x0(), box.y0(), box.x1(), box.y1()));
    } else if (region instanceof Region.Ellipse ellipse) {
      json.set("ellipse", array(ellipse.x0(), ellipse.y0(), ellipse.x1(), ellipse.y1()));
    } else if (region instanceof Region.Polygon polygon) {
      ArrayNode points = json.putArray("polygon");
      polygon.points().forEach(point -> points.add(array(point.x(), point.y())));
    } else {
      json.put("mask", mask.get());
    }
    return json;
  }

  private static Region.Polygon polygon(JsonNode json, String where) {
    if (!json.isArray()) {
      throw new InvalidInput("The polygon of %s must be a list [[x,y],…].".formatted(where));
    }
    List<Region.Point> points = new ArrayList<>();
    for (JsonNode point : json) {
      double[] xy = numbers(point, 2, where);
      points.add(new Region.Point(xy[0], xy[1]));
    }
    return new Region.Polygon(points);
  }

  private static double[] numbers(JsonNode json, int count, String where) {
    double[] values = new double[count];
    boolean fits = json.isArray() && json.size() == count;
    for (int i = 0; fits && i < count; i++) {
      fits = json.get(i).isNumber();
      values[i] = json.get(i).asDouble();
    }
    if (!fits) {
      throw new InvalidInput(
          "The region of %s needs %d numbers, fractions of the picture.".formatted(where, count));
    }
    return values;
  }

  private static ArrayNode array(double... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }
}
