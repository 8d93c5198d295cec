package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast;

/** Where a thing is that belongs to another, as far as the two tell: on a table, in a box. */
final class Holders {

  /** What is narrower than this part of a container is no more than its contents. */
  private static final double SMALL = 0.15;

  private Holders() {}

  /** Whether a thing has room in another, as kittens have in a box. */
  private static boolean isContainer(Thing holder, Thing comer) {
    boolean fits = comer.width() < holder.width() && comer.width() > SMALL * holder.width();
    return fits && EverydayThings.isA(holder.name(), "container");
  }

  /** "a shelf with ten books", "a box with kittens": on or in what can hold them. */
  static Optional<Spot.Near> held(Thing comer, Cast.Member owner) {
    String holder = owner.thing().name();
    boolean eaten = EverydayThings.isA(comer.name(), "food");
    boolean served =
        EverydayThings.isA(holder, "kitchenware") && eaten
            || EverydayThings.isA(holder, "food")
                && !eaten
                && comer.width() < owner.thing().width();
    if (served) {
      return Optional.of(new Spot.Near(Relation.ON, List.of(owner.id())));
    }
    if (!EverydayThings.isAny(holder, "furniture", "container")) {
      return Optional.empty();
    }
    return isContainer(owner.thing(), comer)
        ? Optional.of(new Spot.Near(Relation.IN, List.of(owner.id())))
        : Optional.of(beside(comer, owner.thing(), owner.id()))
            .filter(near -> near.relation() == Relation.ON);
  }

  /** On a thing that is larger than what comes to it, or else next to it. */
  static Spot.Near beside(Thing comer, Thing there, String id) {
    boolean smaller = comer.height() * comer.width() < there.height() * there.width();
    boolean small = smaller && Set.of(Stands.ANY, Stands.FURNITURE).contains(comer.stands());
    return new Spot.Near(small ? Relation.ON : Relation.NEXT_TO, List.of(id));
  }

  /** A bridge over a river stands, and flies as little as a house. */
  static boolean isBuilt(Thing thing) {
    return EverydayThings.isAny(thing.name(), "structure", "building", "furniture");
  }
}
