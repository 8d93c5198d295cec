package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.OwnPlaces;

/**
 * Reads where the things of a description are: a part of the picture, or a place beside what was
 * named before. In "a table with a cup on it" the cup is on the table, which is the owner; in "a
 * dog chasing a ball" the ball is beside the dog.
 */
final class Positions {

  private static final Map<String, String> PLANES = WordList.facts("planes");
  private static final String[] VAGUE = WordList.phrases("vague-prepositions");
  private static final String[] FLANKS = WordList.phrases("flanks");
  private static final String[] POSTURES = WordList.phrases("postures");
  private static final String[] THERE = WordList.phrases("there");

  /** Where those are as well that were named just before. */
  private static final Set<Relation> SHARED = Set.of(Relation.ON, Relation.IN, Relation.BELOW);

  private final Context context;
  private final Surroundings surroundings;
  private final SpokenPlaces spoken;

  /** What is being read, and of which a place may come next. */
  private Optional<Thing> taking = Optional.empty();

  /** What has the things that are named now: the table of "a table with an apple and a cup". */
  private Optional<String> owner = Optional.empty();

  /** What was named last by itself, and not as what another lies beside. */
  private Optional<String> subject = Optional.empty();

  /** Where things are of which nothing is said: on the table of "a table on which there are …". */
  private Spot base = Spot.ANYWHERE;

  /** The words that say that what is being read lies around what it is beside; else empty. */
  private String flanks = "";

  /** What is being read does that takes no room of its own, but for its place. */
  private Optional<String> does = Optional.empty();

  /** How many times as large as usual what is being read shall be, as compared with another. */
  private Optional<Double> scale = Optional.empty();

  Positions(Context context, Surroundings surroundings) {
    this.context = context;
    this.surroundings = surroundings;
    this.spoken = new SpokenPlaces(context, surroundings);
  }

  /** What was named last by itself. */
  Optional<String> subject() {
    return subject;
  }

  /** Whether nothing was named yet. */
  boolean isFirst() {
    return taking.isEmpty();
  }

  /** Adds things with all that comes next of where they are: "on the left, behind a tree". */
  void add(Things things, Spot before, Reading reading) {
    taking = Optional.of(spoken.first(things, reading));
    Spot spot = before instanceof Spot.Anywhere ? base : before;
    Optional<Spot.Near> held =
        spot instanceof Spot.Anywhere ? held(things.thing()) : Optional.empty();
    spot = held.isPresent() ? held.get() : spot;
    Optional<Relation> arranged = Flanks.arranged(reading);
    flanks = "";
    Spot own = spot;
    for (Optional<Spot> next = spot(reading); next.isPresent(); next = spot(reading)) {
      spot = isOtherwise(next.get(), held) ? Spot.ANYWHERE : spot;
      boolean ofLandmark = TwoSpots.areOfLandmark(spot, next.get(), context);
      spot =
          ofLandmark && own instanceof Spot.Side ? own : TwoSpots.joined(spot, next.get(), context);
      own = next.get() instanceof Spot.Side && !ofLandmark ? next.get() : own;
    }
    // "a lamp on either side of the bed": one on each.
    boolean each = flanks.endsWith("side of") && things.count() == 1;
    Things read = scale.map(things::scaled).orElse(things);
    scale = Optional.empty();
    List<Cast.Member> added = context.newcomers.add(each ? read.of(2) : read, spot);
    Flanks.put(flanks.isEmpty() ? List.of() : added, spot, context.newcomers);
    does.ifPresent(context.newcomers::describeLast);
    does = Optional.empty();
    subject = Optional.of(context.newcomers.last().id());
    boolean on = spot instanceof Spot.Near near && near.relation() == Relation.ON;
    boolean joint = spot instanceof Spot.Near near && isShared(near);
    arranged
        .or(() -> Flanks.arranged(reading))
        .filter(lies -> !on || lies == Relation.ON)
        .ifPresent(lies -> context.newcomers.arrange(things.count(), lies));
    owner.ifPresent(context.cast::speakOf);
    if (joint) {
      context.newcomers.alsoOn((Spot.Near) spot);
    }
  }

  /** "an apple and a cup on a table", and wherever it be by what is there already. */
  private boolean isShared(Spot.Near near) {
    return SHARED.contains(near.relation()) || TwoSpots.isByStanding(near, context);
  }

  /** "a sofa with a picture above it": not on what has it, as it would be by itself. */
  private static boolean isOtherwise(Spot told, Optional<Spot.Near> held) {
    return told instanceof Spot.Near near
        && held.filter(at -> at.ids().equals(near.ids())).isPresent();
  }

  /** In or on what has it, unless it is told to be elsewhere: "a shelf with books". */
  private Optional<Spot.Near> held(Thing thing) {
    return owner.map(context.cast::member).flatMap(having -> Holders.held(thing, having));
  }

  Optional<Spot> spot(Reading reading) {
    int mark = reading.mark();
    Optional<String> plane = reading.accept(PLANES);
    if (plane.isPresent()) {
      return Optional.of(Spot.Plane.valueOf(plane.get().toUpperCase(Locale.ROOT)));
    }
    reading.any(() -> goal(reading));
    while (reading.accept(POSTURES)) {
      continue;
    }
    if (spoken.inPicture(reading)) {
      return Optional.of(Spot.ANYWHERE);
    }
    if (reading.accept(THERE)) {
      boolean there =
          reading.since(mark).stream().anyMatch(w -> w.matches("there|place"))
              && context.vacated.isPresent();
      return Optional.of(there ? new Spot.There() : Spot.ANYWHERE);
    }
    if (taking.filter(thing -> thing.stands() == Stands.WALL).isPresent()
        && reading.accept("on the wall", "on a wall")) {
      does = Optional.of("on the wall");
      return Optional.of(Spot.ANYWHERE);
    }
    Optional<Spot> spot =
        reading.first(
            () -> spoken.read(reading, taking.isPresent()),
            () -> compared(reading),
            () -> about(reading),
            () -> atOwner(reading),
            () -> surroundings.listed(reading),
            () -> placed(reading),
            () -> onto(reading),
            () -> somewhereNear(reading));
    if (spot.isEmpty()) {
      reading.back(mark);
    }
    return spot;
  }

  /** "to get" of "to get onto a table": where it is going is where it is. */
  private static boolean goal(Reading reading) {
    return reading.accept("to") && reading.accept(Tag.VERB) && reading.token(0).is(Tag.PREPOSITION);
  }

  /** "taller than his father": beside it, and of that size. */
  private Optional<Spot> compared(Reading reading) {
    Optional<Compared> compared = taking.flatMap(thing -> Compared.read(reading, thing, context));
    scale = compared.map(Compared::scale).or(() -> scale);
    return compared.map(Compared::spot);
  }

  /** A part of the picture, or beside something; "on the ground" is of the scene as well. */
  private Optional<Spot> placed(Reading reading) {
    int mark = reading.mark();
    Optional<Spot> spot = context.spots.read(reading);
    boolean first = context.design.isBlank();
    boolean open = first && surroundings.scene().isEmpty();
    if (spot.isPresent() && open && reading.peek(-1).matches("ground|floor|sky")) {
      surroundings.add(String.join(" ", reading.since(mark)));
    }
    return spot;
  }

  /** "a dog chasing a ball": beside what it is about; "crossing a street" tells more of it. */
  private Optional<Spot> about(Reading reading) {
    int mark = reading.mark();
    Optional<Relation> relation = taking.isEmpty() ? Optional.empty() : Actions.read(reading);
    List<String> place = Words.withoutArticle(reading.rest().subList(0, reading.phraseLength()));
    boolean crossed = !place.isEmpty() && Scenes.byName(place, context).isPresent();
    if (relation.isEmpty() || !crossed) {
      return relation.flatMap(lies -> context.spots.near(reading, lies));
    }
    boolean led = reading.mark() > mark && !reading.peek(-1).equals("at");
    boolean along = led && reading.peek(-1).matches("up|down");
    if (led && !(along && context.design.isBlank() && surroundings.scene().isEmpty())) {
      return Optional.empty();
    }
    reading.skip(reading.phraseLength());
    String where = String.join(" ", reading.since(mark));
    surroundings.set(along ? Optional.of(where) : surroundings.scene());
    does = along ? does : Optional.of(where);
    return Optional.of(Spot.ANYWHERE);
  }

  /** "at her feet", "on its roof", "on both sides": at what was named before. */
  private Optional<Spot> atOwner(Reading reading) {
    boolean both = taking.isPresent() && OwnPlaces.bothSides(reading);
    if (both || taking.isPresent() && owner.isPresent() && OwnPlaces.side(reading)) {
      flanks = both ? "on either side of" : "";
      return Optional.of(
          owner
              .<Spot>map(whose -> new Spot.Near(Relation.NEXT_TO, List.of(whose)))
              .orElse(Spot.ANYWHERE));
    }
    return OwnPlaces.part(
        reading,
        owner.map(this::named),
        subject.map(this::named),
        surroundings.scene().isPresent());
  }

  private OwnPlaces.Thing named(String id) {
    return new OwnPlaces.Thing(id, context.cast.member(id).thing().name());
  }

  /** "an apple to the table": what stands on it, or beside it. */
  private Optional<Spot> onto(Reading reading) {
    if (taking.isEmpty() || !reading.accept("to") || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    String id = context.references.readOne(reading).get(0);
    return Optional.of(Holders.beside(taking.get(), context.cast.member(id).thing(), id));
  }

  /** "from a tall tree", "at a table": somewhere beside it, where that is no scene. */
  private Optional<Spot> somewhereNear(Reading reading) {
    int mark = reading.mark();
    boolean around = taking.isPresent() && reading.accept(FLANKS);
    String words = String.join(" ", reading.since(mark));
    List<String> place = Words.withoutArticle(reading.rest().subList(0, reading.phraseLength()));
    if (around && !place.isEmpty() && Scenes.isNow(place, context)) {
      reading.skip(reading.phraseLength());
      return Optional.of(Spot.ANYWHERE);
    }
    boolean near =
        (around || taking.isPresent() && reading.accept(VAGUE))
            && (context.nouns.isLandmark(reading) || context.references.isLandmark(reading));
    Optional<Spot> spot = near ? context.spots.near(reading, Relation.NEXT_TO) : Optional.empty();
    flanks = around && spot.isPresent() ? words : flanks;
    return spot;
  }

  /** After "a table with …", "on it" is on the table. */
  void owns(Reading reading) {
    boolean on =
        reading.accept("on which there are", "on which there is", "on which are", "on which is");
    if (on && subject.isPresent()) {
      base = new Spot.Near(Relation.ON, List.of(subject.get()));
    }
    if (reading.peek().matches("with|has|have|containing|holding")
        && !context.newcomers.isEmpty()) {
      owner = Optional.of(context.newcomers.last().id());
    }
  }

  /** "and chasing" after "a dog barking": what comes next is beside who does it. */
  Optional<Spot> doing(Reading reading) {
    boolean joined = List.of("and", ",", "while").contains(reading.peek(-1));
    boolean active = reading.token(0).isParticiple() || joined && reading.token(0).is(Tag.VERB);
    boolean object = joined && reading.nameLength() > 1 && Plurals.isPlural(reading.nextNoun());
    boolean acts = taking.isPresent() && active && (reading.nameLength() == 0 || object);
    if (context.newcomers.isEmpty()) {
      return Optional.empty();
    }
    String id = context.newcomers.last().id();
    Token verb = reading.token(0);
    reading.skip(acts ? 1 : 0);
    Optional<Relation> lies = Actions.read(reading);
    if (acts && subject.equals(Optional.of(id)) && (joined || lies.isEmpty())) {
      context.newcomers.describeLast(
          verb.isParticiple() ? verb.word() : English.doing(verb.lemma()));
    }
    return lies.map(relation -> new Spot.Near(relation, List.of(id)));
  }
}
