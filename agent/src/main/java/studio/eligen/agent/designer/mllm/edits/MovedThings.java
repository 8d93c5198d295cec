package studio.eligen.agent.designer.mllm.edits;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.placement.Amount;
import studio.eligen.agent.designer.placement.Arrangement;
import studio.eligen.agent.designer.placement.Copies;
import studio.eligen.agent.designer.placement.Depth;
import studio.eligen.agent.designer.placement.Destinations;
import studio.eligen.agent.designer.placement.Factors;
import studio.eligen.agent.designer.placement.Growth;
import studio.eligen.agent.designer.placement.Limits;
import studio.eligen.agent.designer.placement.Limits.Limit;
import studio.eligen.agent.designer.placement.Moves;
import studio.eligen.agent.designer.placement.NoRoom;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Step;

/** Moves, resizes, reorders and copies what is there, by the same placement as every designer. */
final class MovedThings {

  private static final double LARGEST_FACTOR = 10;

  private static final Map<String, Amount> AMOUNTS =
      Map.of("a little", Amount.LITTLE, "some", Amount.USUAL, "a lot", Amount.LOT);

  private static final Map<String, Factors> CHANGES =
      Map.ofEntries(
          entry("a little bigger", Factors.of(1, 1, Amount.LITTLE)),
          entry("bigger", Factors.of(1, 1, Amount.USUAL)),
          entry("much bigger", Factors.of(1, 1, Amount.LOT)),
          entry("a little smaller", Factors.of(-1, -1, Amount.LITTLE)),
          entry("smaller", Factors.of(-1, -1, Amount.USUAL)),
          entry("much smaller", Factors.of(-1, -1, Amount.LOT)),
          entry("wider", Factors.of(1, 0, Amount.USUAL)),
          entry("narrower", Factors.of(-1, 0, Amount.USUAL)),
          entry("taller", Factors.of(0, 1, Amount.USUAL)),
          entry("shorter", Factors.of(0, -1, Amount.USUAL)));

  private final Arrangement before;
  private final WorkingDesign working;

  MovedThings(KnownThings things, WorkingDesign working) {
    this.before = things.arrangement(working.design());
    this.working = working;
  }

  /** A step in a direction. */
  void step(List<String> ids, EditFields edit) {
    String direction =
        edit.choice("direction", DesignTools.DIRECTIONS)
            .orElseThrow(
                () ->
                    new InvalidEdit(
                        "move needs a \"direction\", a \"place\", or a \"relation\" with \"of\"."));
    Amount amount =
        edit.choice("amount", DesignTools.AMOUNTS).map(AMOUNTS::get).orElse(Amount.USUAL);
    int across = direction.contains("left") ? -1 : direction.contains("right") ? 1 : 0;
    int down = direction.contains("up") ? -1 : direction.contains("down") ? 1 : 0;
    Step step = new Step(across, down, amount);
    Moves moves = new Moves(before);
    for (String id : ids) {
      List<DesignEdit> move = moves.towards(id, step, ids).stream().toList();
      Optional<Limit> limit = new Limits(before, before.design().with(move)).ofStep(id, step);
      boolean blocked = ids.size() == 1 && limit.filter(Limit.Other.class::isInstance).isPresent();
      working.apply(
          id,
          move,
          "%s moves %s%s.".formatted(id, direction, blocked ? ", up to what is in its way" : ""),
          "%s is as far %s as it goes.".formatted(id, direction));
    }
  }

  /** To a part of the picture, or beside something else. */
  void put(List<String> ids, Spot spot) {
    if (spot instanceof Spot.Near near && near.ids().stream().anyMatch(ids::contains)) {
      throw new InvalidEdit("%s cannot be placed beside itself.".formatted(near.ids().get(0)));
    }
    List<DesignEdit> edits =
        found(
            () -> new Destinations(before).to(ids, spot),
            "choose another place, or make it smaller first.");
    for (DesignEdit edit : edits) {
      if (edit instanceof DesignEdit.MoveEntity move) {
        working.apply(move.id(), move, "%s moves there.".formatted(move.id()));
      } else if (edit instanceof DesignEdit.Reorder order) {
        working.apply(order.id(), order, "Its depth changes.");
      } else if (edit instanceof DesignEdit.ResizeEntity size) {
        working.apply(size.id(), size, "%s becomes smaller there.".formatted(size.id()));
      }
    }
    if (edits.isEmpty()) {
      ids.forEach(id -> working.note("%s is there already.".formatted(id)));
    }
  }

  void resize(List<String> ids, EditFields edit) {
    Factors factors = factors(edit);
    Growth growth = new Growth(before);
    for (String id : ids) {
      working.apply(
          id,
          growth.resized(id, factors),
          "%s changes its size.".formatted(id),
          "%s cannot change its size any further.".formatted(id));
    }
  }

  private static Factors factors(EditFields edit) {
    double factor = edit.number("factor").orElse(0);
    if (factor == 0) {
      return edit.choice("change", DesignTools.CHANGES)
          .map(CHANGES::get)
          .orElseThrow(() -> new InvalidEdit("resize needs a \"change\" or a \"factor\"."));
    }
    if (!(factor >= 1 / LARGEST_FACTOR && factor <= LARGEST_FACTOR)) {
      throw new InvalidEdit(
          "resize: the factor is %s; give one from 0.1 to 10, where 2 is twice as large."
              .formatted(factor));
    }
    return Factors.times(factor);
  }

  /** In front of or behind one other, or all. */
  void reorder(String id, EditFields edit) {
    Optional<String> depth = edit.choice("depth", DesignTools.DEPTHS);
    List<DesignEdit> order =
        depth.isPresent()
            ? List.of(depth.get().equals("front") ? Depth.front(id) : Depth.back(id))
            : new Depth(before).beside(id, besides(edit)).stream().toList();
    working.apply(
        id,
        order,
        "%s changes its depth.".formatted(id),
        "%s has that depth already.".formatted(id));
  }

  private Spot besides(EditFields edit) {
    return PlaceFields.read(edit, working::idOf)
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "reorder needs a \"depth\", or \"behind\" or \"in front of\" with \"of\"."));
  }

  /** Each to where the other is. */
  void swap(String id, EditFields edit) {
    List<String> of = edit.texts("of");
    if (of.size() != 1) {
      throw new InvalidEdit("swap needs one id in \"of\".");
    }
    String other = working.idOf(of.get(0));
    List<DesignEdit> swapped = new Moves(before).swapped(List.of(id), List.of(other));
    working.apply(id, swapped.get(0), "%s moves there,".formatted(id));
    working.apply(other, swapped.get(1), "%s moves here.".formatted(other));
  }

  void duplicate(String id, EditFields edit) {
    Spot spot = PlaceFields.read(edit, working::idOf).orElse(Spot.ANYWHERE);
    List<DesignEdit> copies =
        found(
            () -> new Copies(before).of(List.of(id), 1, spot),
            "choose another place for its copy.");
    String copy = ((DesignEdit.AddEntity) copies.get(0)).entity().id();
    working.apply(copy, copies, "%s is a copy of %s.".formatted(copy, id), "");
  }

  /** The edits, or a refusal that tells the model what to do where there is no room for them. */
  private static List<DesignEdit> found(Supplier<List<DesignEdit>> placement, String instead) {
    try {
      return placement.get();
    } catch (NoRoom e) {
      throw new InvalidEdit("%s Instead, %s".formatted(e.getMessage(), instead));
    }
  }
}
