package studio.eligen.agent.designer.mllm.edits;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Reads where something shall be: a part of the picture, or beside something else. */
final class PlaceFields {

  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "left of", Relation.LEFT_OF,
          "right of", Relation.RIGHT_OF,
          "above", Relation.ABOVE,
          "below", Relation.BELOW,
          "next to", Relation.NEXT_TO,
          "on", Relation.ON,
          "in", Relation.IN,
          "behind", Relation.BEHIND,
          "in front of", Relation.IN_FRONT_OF,
          "between", Relation.BETWEEN);

  private PlaceFields() {}

  /**
   * The place, or nothing if none was given.
   *
   * @param entity finds the id of what a model calls so, or refuses
   */
  static Optional<Spot> read(EditFields edit, Function<String, String> entity) {
    Optional<Spot> near =
        edit.choice("relation", DesignTools.RELATIONS)
            .map(r -> near(RELATIONS.get(r), edit, entity));
    return near.or(() -> edit.choice("place", DesignTools.PLACES).map(PlaceFields::part));
  }

  private static Spot part(String place) {
    return switch (place) {
      case "foreground" -> Spot.Plane.FOREGROUND;
      case "background" -> Spot.Plane.BACKGROUND;
      case "distance" -> Spot.Plane.DISTANCE;
      default -> side(place);
    };
  }

  private static Spot.Side side(String place) {
    if (place.equals("middle")) {
      return new Spot.Side(0, null, false);
    }
    Integer across =
        place.contains("left") ? Integer.valueOf(-1) : place.contains("right") ? 1 : null;
    Integer down =
        place.contains("top") ? Integer.valueOf(-1) : place.contains("bottom") ? 1 : null;
    return new Spot.Side(across, down, false);
  }

  private static Spot near(Relation relation, EditFields edit, Function<String, String> entity) {
    List<String> ids = edit.texts("of").stream().map(entity).distinct().toList();
    int needed = relation == Relation.BETWEEN ? 2 : 1;
    if (ids.size() != needed) {
      throw new InvalidEdit(
          "%s: \"%s\" needs %d %s in \"of\"."
              .formatted(
                  edit.op(),
                  edit.required("relation"),
                  needed,
                  needed == 1 ? "id" : "different ids"));
    }
    return new Spot.Near(relation, ids);
  }
}
