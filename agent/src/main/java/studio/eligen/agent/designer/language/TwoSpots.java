package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.agent.designer.references.Cast;

/** Two things that are said of where something is. */
final class TwoSpots {

  /** Where those are as well that were named just before. */
  private static final Set<Relation> SHARED = Set.of(Relation.ON, Relation.IN, Relation.BELOW);

  private TwoSpots() {}

  /**
   * Whether the second is said of what the first is beside, "facing a dragon on the right", which
   * is put there.
   */
  static boolean areOfLandmark(Spot first, Spot second, Context context) {
    boolean landmark =
        first instanceof Spot.Near near
            && second instanceof Spot.Side
            && context.newcomers.isAnywhere(near.ids().get(0));
    if (landmark) {
      context.newcomers.put(((Spot.Near) first).ids().get(0), second);
    }
    return landmark;
  }

  /** Whether it is a place by what is in the picture already. */
  static boolean isByStanding(Spot spot, Context context) {
    return spot instanceof Spot.Near near && context.design.entity(near.ids().get(0)).isPresent();
  }

  /** "a sofa with a picture above it": not on what has it, as it would be by itself. */
  static boolean isOtherwise(Spot told, Optional<Spot.Near> held) {
    return told instanceof Spot.Near near
        && held.filter(at -> at.ids().equals(near.ids())).isPresent();
  }

  /** "an apple and a cup on a table", and wherever it be by what is there already. */
  static boolean isShared(Spot spot, Context context) {
    return spot instanceof Spot.Near near
        && (SHARED.contains(near.relation()) || isByStanding(spot, context));
  }

  /** "three cats on three chairs": each on one. */
  static void pair(List<Cast.Member> members, Spot spot, Context context) {
    if (!(spot instanceof Spot.Near near) || near.ids().size() > 1 || members.size() < 2) {
      return;
    }
    String landmark = context.cast.member(near.ids().get(0)).prompt();
    List<String> others =
        context.newcomers.members().stream()
            .filter(member -> member.prompt().equals(landmark))
            .map(Cast.Member::id)
            .toList();
    for (int i = 0; others.size() > 1 && i < members.size(); i++) {
      String other = others.get(i * others.size() / members.size());
      context.newcomers.put(members.get(i).id(), new Spot.Near(near.relation(), List.of(other)));
    }
  }

  /** "at the top", then "on the left": both; "on a table under a lamp": the table is under it. */
  static Spot joined(Spot first, Spot second, String noun, Context context) {
    // "on the table in the foreground": where the table is.
    boolean there = isByStanding(first, context);
    boolean told =
        first instanceof Spot.Near near
            && second instanceof Spot.Side
            && context.newcomers.isAt(near.ids().get(0), second);
    // "on the bench near the pond" and "by the bench in the park" tell which bench.
    boolean which = there && isByStanding(second, context);
    if (there && !(second instanceof Spot.Near) || which || told) {
      return first;
    }
    if (first instanceof Spot.Side a && second instanceof Spot.Side b) {
      return new Spot.Side(
          b.across() == null ? a.across() : b.across(),
          b.down() == null ? a.down() : b.down(),
          a.edge() || b.edge());
    }
    if (first instanceof Spot.Near a
        && second instanceof Spot.Near b
        && a.relation() == Relation.ON
        && b.relation() == Relation.NEXT_TO
        && b.ids().stream().allMatch(context.newcomers::isAnywhere)) {
      return new Spot.Near(Relation.ON, List.of(a.ids().get(0), b.ids().get(0)));
    }
    if (first instanceof Spot.Side side && second instanceof Spot.Near near) {
      return onThatSide(side, near, context);
    }
    // "on a slope behind another penguin": so is the first penguin.
    boolean alike =
        second instanceof Spot.Near near
            && near.ids().stream().anyMatch(id -> context.cast.member(id).noun().equals(noun));
    if (first instanceof Spot.Near near
        && second instanceof Spot.Near later
        && !alike
        && (later.relation() != Relation.BETWEEN || near.relation() == Relation.ON)
        && context.newcomers.isAnywhere(end(near, context))) {
      putAll(context.cast.member(end(near, context)).prompt(), second, context);
      return first;
    }
    return second instanceof Spot.Anywhere ? first : second;
  }

  /** Puts all there that are called so and of whose place nothing was told. */
  private static void putAll(String prompt, Spot spot, Context context) {
    context.newcomers.members().stream()
        .filter(member -> member.prompt().equals(prompt))
        .map(Cast.Member::id)
        .filter(context.newcomers::isAnywhere)
        .forEach(id -> context.newcomers.put(id, spot));
  }

  /** "on the far left next to a tree": the tree is on that side as well, but not so far. */
  private static Spot onThatSide(Spot.Side side, Spot.Near near, Context context) {
    boolean told =
        side.across() != null
            && near.relation() != Relation.BETWEEN
            && context.newcomers.isAnywhere(near.ids().get(0));
    if (!told) {
      return near;
    }
    if (side.across() == 0 && near.relation() == Relation.NEXT_TO) {
      return side;
    }
    context.newcomers.put(near.ids().get(0), new Spot.Side(side.across(), null, false));
    boolean beside = near.relation() == Relation.NEXT_TO && side.across() != 0;
    Relation lies = side.across() < 0 ? Relation.LEFT_OF : Relation.RIGHT_OF;
    return beside ? new Spot.Near(lies, near.ids()) : near;
  }

  /** What was named last of where something is: the girl of "on a bench next to a girl". */
  private static String end(Spot.Near near, Context context) {
    return context.newcomers.end(near.ids().get(near.ids().size() - 1));
  }

  /**
   * "a cat on a chair watching a dog", then "on a rug": so is the dog, and the rug is beside the
   * chair.
   */
  static Optional<Spot> ofObject(Spot before, Spot next, Context context) {
    if (!(before instanceof Spot.Near doer)
        || !(next instanceof Spot.Near near)
        || doer.relation() != Relation.NEXT_TO) {
      return Optional.empty();
    }
    String landmark = near.ids().get(0);
    if (context.newcomers.isAnywhere(landmark)) {
      String other = context.newcomers.end(doer.ids().get(0));
      context.newcomers.put(landmark, new Spot.Near(Relation.NEXT_TO, List.of(other)));
    }
    return Optional.of(next);
  }

  /**
   * "a knight on a horse, jousting", then "against a king", "on a pony": who is on something stays
   * there, the other is beside him, and the pony is the other's.
   */
  static void besides(String id, Spot place, Context context) {
    NewThings newcomers = context.newcomers;
    boolean told =
        newcomers.wanted().stream()
            .anyMatch(want -> want.id().equals(id) && isByStanding(want.spot(), context));
    if (told && isByStanding(place, context)) {
      return; // "to the right of the path, near the benches"
    }
    boolean on = newcomers.wanted().stream().anyMatch(want -> want.id().equals(id) && isOn(want));
    if (!on || !(place instanceof Spot.Near near)) {
      newcomers.put(id, place);
      return;
    }
    Spot beside = new Spot.Near(Relation.NEXT_TO, List.of(id));
    String landmark = near.ids().get(0);
    if (near.relation() == Relation.NEXT_TO && newcomers.isAnywhere(landmark)) {
      newcomers.put(landmark, beside);
      return;
    }
    Optional<String> other =
        newcomers.members().stream()
            .map(Cast.Member::id)
            .filter(member -> newcomers.isAt(member, beside))
            .reduce((a, b) -> b);
    newcomers.put(other.orElse(id), place);
  }

  private static boolean isOn(Wanted want) {
    return want.spot() instanceof Spot.Near near
        && (near.relation() == Relation.ON || near.relation() == Relation.IN);
  }
}
