package studio.eligen.agent.designer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.eligen.agent.designer.Spot.Relation;

/** Reads where a thing shall be: a part of the picture, or a place beside something else. */
final class SpotPhrases {

  private static final Map<String, Relation> RELATIONS = new LinkedHashMap<>();

  static {
    for (String side : List.of("left", "right")) {
      Relation relation = side.equals("left") ? Relation.LEFT_OF : Relation.RIGHT_OF;
      for (String form : List.of("to the %s of", "on the %s of", "on the %s side of", "%s of")) {
        RELATIONS.put(form.formatted(side), relation);
      }
    }
    put(Relation.ABOVE, "above", "over", "up above");
    put(Relation.BELOW, "below", "beneath", "underneath", "under");
    put(Relation.BEHIND, "behind", "in back of");
    put(Relation.IN_FRONT_OF, "in front of");
    put(Relation.NEXT_TO, "next to", "beside", "alongside", "close to", "near", "by");
    put(Relation.ON, "on top of", "sitting on", "standing on", "onto", "on");
    put(Relation.BETWEEN, "in between", "between");
  }

  private final References references;
  private final Function<Reading, Optional<String>> introduce;
  private final boolean listed;

  /**
   * @param introduce reads a thing that is not in the picture yet, such as "a house", adds it, and
   *     gives its id
   * @param listed whether all things are known, so that "on a sofa" is surely not a scene
   */
  SpotPhrases(
      References references, Function<Reading, Optional<String>> introduce, boolean listed) {
    this.listed = listed;
    this.references = references;
    this.introduce = introduce;
  }

  /** Reads a place, or nothing and stays where it was. */
  Optional<Spot> read(Reading reading) {
    int mark = reading.mark();
    for (Map.Entry<String, Relation> form : RELATIONS.entrySet()) {
      if (reading.accept(form.getKey())) {
        boolean mayBeScene = !listed && Places.PREPOSITIONS.contains(form.getKey());
        Optional<Spot> near =
            mayBeScene && !references.isHere(reading)
                ? Optional.empty()
                : near(reading, form.getValue());
        if (near.isPresent()) {
          return near;
        }
        reading.back(mark);
      }
    }
    return Sides.read(reading).map(side -> side);
  }

  private Optional<Spot> near(Reading reading, Relation relation) {
    if (relation == Relation.BETWEEN && references.isHere(reading)) {
      List<String> ids = references.read(reading);
      if (ids.size() != 2) {
        throw new Misunderstanding(
            "\"between\" needs two things, such as \"between the cat and the car\".");
      }
      return Optional.of(new Spot.Near(relation, ids));
    }
    return target(reading).map(id -> new Spot.Near(relation, List.of(id)));
  }

  /** The one thing that the place depends on. */
  private Optional<String> target(Reading reading) {
    if (!references.isHere(reading)) {
      return introduce.apply(reading);
    }
    int mark = reading.mark();
    List<String> ids = references.readOne(reading);
    if (ids.size() > 1) {
      throw new Misunderstanding(
          "\"%s\" is more than one thing: say next to which."
              .formatted(String.join(" ", reading.since(mark))));
    }
    return Optional.of(ids.get(0));
  }

  private static void put(Relation relation, String... forms) {
    for (String form : forms) {
      RELATIONS.put(form, relation);
    }
  }
}
