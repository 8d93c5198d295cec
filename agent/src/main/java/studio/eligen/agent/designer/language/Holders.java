package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Surface;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Complements;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.SpotPhrases;

/**
 * What has the things that are named now, and where these are for that, as far as the two tell: the
 * table of "a table with an apple and a cup", on which they are, and a box, in which they are.
 */
final class Holders {

  /** Kinds of what can have others on or in it. */
  private static final String[] HOLDING = {"furniture", "container", "kitchenware"};

  /** What is narrower than this part of a container is no more than its contents. */
  private static final double SMALL = 0.15;

  /** What is wider than so many containers looks out of none. */
  private static final double WIDE = 1.5;

  private final Context context;

  /** The table of "a table with an apple and a cup". */
  private Optional<String> owner = Optional.empty();

  /** Whether they are on it, whatever it is: "topped with". */
  private boolean bears;

  /** Where things are of which nothing is said: on the table of "a table on which there are …". */
  private Spot base = Spot.ANYWHERE;

  Holders(Context context) {
    this.context = context;
  }

  Optional<String> owner() {
    return owner;
  }

  /** The place of something of which this was said. */
  Spot spot(Spot said) {
    return said instanceof Spot.Anywhere ? base : said;
  }

  /** After "a table with …", "on it" is on the table. */
  void read(Reading reading, Optional<String> subject) {
    boolean on =
        reading.accept("on which there are", "on which there is", "on which are", "on which is");
    if (on && subject.isPresent()) {
      base = new Spot.Near(Relation.ON, List.of(subject.get()));
    }
    boolean bearing = Complements.bears(reading);
    reading.skip(bearing ? 1 : 0);
    if (reading.peek().matches("with|has|have|containing|holding")
        && !context.newcomers.isEmpty()) {
      owner = landmark(reading).or(() -> Optional.of(context.newcomers.last().id()));
      bears = bearing;
    }
  }

  /** The tray of "a cup on a tray with a pot of honey". */
  private Optional<String> landmark(Reading reading) {
    String holder = reading.peek(-1);
    String comer = reading.peek().equals("with") ? reading.nounBehind() : "";
    List<String> holding =
        context.newcomers.members().stream()
            .filter(member -> member.thing().name().endsWith(holder))
            .filter(member -> EverydayThings.isAny(member.thing().name(), HOLDING))
            .map(Cast.Member::id)
            .toList();
    return holding.isEmpty() || EverydayThings.isAny(comer, "person", "animal")
        ? Optional.empty()
        : Optional.of(holding.get(holding.size() - 1));
  }

  /** In or on what has it, unless it is told to be elsewhere: "a shelf with books". */
  Optional<Spot.Near> held(Thing thing) {
    return bears
        ? owner.map(id -> new Spot.Near(Relation.ON, List.of(id)))
        : owner.map(context.cast::member).flatMap(having -> held(thing, having));
  }

  /** Whether a thing has room in another, as kittens have in a box. */
  private static boolean isContainer(Thing holder, Thing comer) {
    boolean fits = comer.width() < WIDE * holder.width() && comer.width() > SMALL * holder.width();
    return fits && EverydayThings.isA(holder.name(), "container");
  }

  /** "a shelf with ten books", "a box with kittens": on or in what can hold them. */
  private static Optional<Spot.Near> held(Thing comer, Cast.Member owner) {
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

  /** "an apple to the table": what stands on it, or beside it. */
  static Optional<Spot> onto(Reading reading, Optional<Thing> comer, Context context) {
    boolean to = comer.isPresent() && reading.accept("to");
    reading.any(() -> to && SpotPhrases.passEdge(reading));
    if (!to || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    String id = context.references.readOne(reading).get(0);
    Thing there = context.cast.member(id).thing();
    return Optional.of(
        taking(comer.get(), there)
            .map(relation -> new Spot.Near(relation, List.of(id)))
            .orElseGet(() -> beside(comer.get(), there, id)));
  }

  /** How something lies to what others are meant to be on or in: "a cat to the sofa". */
  private static Optional<Relation> taking(Thing comer, Thing there) {
    boolean person = EverydayThings.isA(comer.name(), "person");
    boolean living = person || EverydayThings.isA(comer.name(), "animal");
    boolean smaller = beside(comer, there, "").relation() == Relation.ON;
    boolean fits = comer.width() < WIDE * there.width() || comer.stands() == Stands.WATER;
    return switch (Surface.of(there.name())) {
      case SEAT, SLOPE, FLAT, BACK -> Optional.of(Relation.ON).filter(on -> living || smaller);
      case TOP, CROWN -> Optional.of(Relation.ON).filter(on -> smaller || living && !person);
      case OPENING -> Optional.of(Relation.IN).filter(in -> fits);
      case EDGE ->
          Optional.of(there.name().equals("sky") ? Relation.IN : Relation.ON)
              .filter(lies -> Landscapes.isNamed(Words.of(there.name())));
    };
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
