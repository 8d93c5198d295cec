package studio.eligen.agent.designer.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.placement.Spot.Relation;

/**
 * Several beside several stand in one row: of "two dogs to the left of three cats" the first dog is
 * to the left of all cats, and the second to the left of the first. What is above several is above
 * all of them.
 */
final class Rows {

  /** Things that were wished together. */
  private record Group(String name, Spot spot) {}

  private Rows() {}

  static List<Wanted> of(List<Wanted> wanted) {
    List<Wanted> rows = new ArrayList<>();
    Map<Group, String> last = new HashMap<>();
    for (Wanted want : wanted) {
      Spot spot =
          want.spot() instanceof Spot.Near near
              ? together(near, Optional.ofNullable(last.put(group(want), want.id())), wanted)
              : want.spot();
      rows.add(want.at(spot));
    }
    return rows;
  }

  /**
   * @param before the last of the same group, but for its first
   */
  private static Spot together(Spot.Near near, Optional<String> before, List<Wanted> wanted) {
    List<String> others = companions(near.ids().get(0), wanted);
    if (others.isEmpty()) {
      return near;
    }
    boolean several = others.size() > 1;
    return switch (near.relation()) {
      case ABOVE -> several ? new Spot.Near(near.relation(), others) : near;
      case LEFT_OF, RIGHT_OF -> inRow(near.relation(), before, others);
      case NEXT_TO ->
          several || before.isPresent() ? inRow(Relation.RIGHT_OF, before, others) : near;
      case BELOW, ON, IN, BEHIND, IN_FRONT_OF, BETWEEN -> near;
    };
  }

  private static Spot inRow(Relation relation, Optional<String> before, List<String> others) {
    int end = relation == Relation.LEFT_OF ? 0 : others.size() - 1;
    return new Spot.Near(relation, List.of(before.orElse(others.get(end))));
  }

  /** Those that a new thing was wished with, and itself; none where it is there already. */
  private static List<String> companions(String id, List<Wanted> wanted) {
    return wanted.stream()
        .filter(want -> want.id().equals(id))
        .flatMap(one -> wanted.stream().filter(want -> group(want).equals(group(one))))
        .map(Wanted::id)
        .toList();
  }

  private static Group group(Wanted want) {
    return new Group(want.thing().name(), want.spot());
  }
}
