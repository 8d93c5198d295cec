package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Pursuits;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.OwnPlaces;
import studio.eligen.agent.designer.references.SpotPhrases;

/**
 * Reads where the things of a description are: a part of the picture, or a place beside what was
 * named before. In "a table with a cup on it" the cup is on the table, which is the owner; in "a
 * dog chasing a ball" the ball is beside the dog.
 */
final class Positions {

  private static final String[] VAGUE = WordList.phrases("vague-prepositions");
  private static final String[] FLANKS = WordList.phrases("flanks");
  private static final String[] POSTURES = WordList.phrases("postures");
  private static final String[] THERE = WordList.phrases("there");

  private final Context context;
  private final Surroundings surroundings;
  private final SpokenPlaces spoken;

  /** What is being read, and of which a place may come next. */
  private Optional<Thing> taking = Optional.empty();

  private final Holders holders;

  /** What was named last by itself, and not as what another lies beside. */
  private Optional<String> subject = Optional.empty();

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
    this.holders = new Holders(context);
  }

  /** What was named last by itself. */
  Optional<String> subject() {
    return subject;
  }

  /** What has the things that are named now. */
  Optional<String> owner() {
    return holders.owner();
  }

  /** Whether nothing was named yet. */
  boolean isFirst() {
    return taking.isEmpty();
  }

  /** Adds things with all that comes next of where they are: "on the left, behind a tree". */
  void add(Things things, Spot before, Reading reading) {
    taking = Optional.of(spoken.first(things, reading));
    context.newcomers.expect(things.count());
    Spot spot = holders.spot(before);
    Optional<Spot.Near> held =
        spot instanceof Spot.Anywhere ? holders.held(things.thing()) : Optional.empty();
    Optional<Relation> arranged = Flanks.arranged(reading);
    flanks = "";
    String noun = Nouns.head(Words.of(things.prompt()));
    spot = places(held.isPresent() ? held.get() : spot, held, noun, reading);
    // "a lamp on either side of the bed": one on each.
    boolean each = flanks.endsWith("side of") && things.count() == 1;
    Things read = scale.map(things::scaled).orElse(things);
    scale = Optional.empty();
    List<Cast.Member> added = context.newcomers.add(each ? read.of(2) : read, spot);
    Flanks.put(flanks.isEmpty() ? List.of() : added, spot, context.newcomers);
    TwoSpots.pair(flanks.isEmpty() ? added : List.of(), spot, context);
    does.ifPresent(context.newcomers::describeLast);
    does = Optional.empty();
    subject = Optional.of(context.newcomers.last().id());
    boolean on = spot instanceof Spot.Near near && near.relation() == Relation.ON;
    arranged
        .or(() -> Flanks.arranged(reading))
        .filter(lies -> !on || lies == Relation.ON)
        .ifPresent(lies -> Flanks.arrange(context.newcomers, things.count(), lies));
    holders.owner().ifPresent(context.cast::speakOf);
    if (TwoSpots.isShared(spot, context)) {
      context.newcomers.alsoOn((Spot.Near) spot);
    }
  }

  /** All that comes next of where something is, after what was told before. */
  private Spot places(Spot before, Optional<Spot.Near> held, String noun, Reading reading) {
    Spot spot = before;
    Spot own = before;
    for (Optional<Spot> next = spot(reading); next.isPresent(); next = spot(reading)) {
      Spot told = next.get();
      Spot last = TwoSpots.isOtherwise(told, held) ? Spot.ANYWHERE : spot;
      boolean ofLandmark = TwoSpots.areOfLandmark(last, told, context);
      Optional<Spot> ofObject =
          last == before ? TwoSpots.ofObject(before, told, context) : Optional.empty();
      Spot both = ofObject.orElseGet(() -> TwoSpots.joined(last, told, noun, context));
      spot = ofLandmark && own instanceof Spot.Side ? own : both;
      own = told instanceof Spot.Side && !ofLandmark ? told : own;
    }
    return spot;
  }

  /** Puts those where they are told to be that were named before; false if nothing is told. */
  boolean place(List<String> ids, Reading reading) {
    int mark = reading.mark();
    Cast.Member first = context.cast.member(ids.get(0));
    taking = Optional.of(first.thing());
    Spot spot = places(Spot.ANYWHERE, Optional.empty(), first.noun(), reading);
    ids.forEach(id -> context.newcomers.put(id, spot, scale.orElse(1.0)));
    does.ifPresent(more -> context.newcomers.describe(ids, more));
    does = Optional.empty();
    scale = Optional.empty();
    return reading.mark() > mark;
  }

  Optional<Spot> spot(Reading reading) {
    int mark = reading.mark();
    if (Pursuits.isOfOtherTime(reading)) {
      return Optional.empty();
    }
    reading.any(() -> goal(reading));
    while (reading.accept(POSTURES)) {
      continue;
    }
    Optional<Spot> plane = reading.first(() -> SpokenPlaces.plane(reading));
    if (plane.isPresent()) {
      return plane; // "visible in the foreground"
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
            () -> spoken.along(reading, taking.isPresent()),
            () -> compared(reading),
            () -> about(reading),
            () -> atOwner(reading),
            () -> surroundings.listed(reading),
            () -> placed(reading),
            () -> Holders.onto(reading, taking, context),
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
    String said = String.join(" ", reading.since(mark));
    if (spot.isPresent() && open && said.matches("(?:on|in) .*(?:ground|floor|sky)")) {
      surroundings.add(said);
    }
    return spot;
  }

  /** "a dog chasing a ball": beside what it is about; "crossing a street" tells more of it. */
  private Optional<Spot> about(Reading reading) {
    int mark = reading.mark();
    Optional<Relation> relation = taking.isEmpty() ? Optional.empty() : Actions.read(reading);
    List<String> place = Words.withoutArticle(reading.nextPhrase());
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
    Optional<String> owner = holders.owner();
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

  /** "from a tall tree", "at a table": somewhere beside it, where that is no scene. */
  private Optional<Spot> somewhereNear(Reading reading) {
    int mark = reading.mark();
    boolean around = taking.isPresent() && reading.accept(FLANKS);
    String words = String.join(" ", reading.since(mark));
    List<String> place = Words.withoutArticle(reading.nextPhrase());
    if (around && !place.isEmpty() && Scenes.isNow(place, context)) {
      reading.skip(reading.phraseLength());
      return Optional.of(Spot.ANYWHERE);
    }
    boolean vague = taking.isPresent() && !around && reading.accept(VAGUE);
    reading.any(() -> vague && SpotPhrases.passEdge(reading));
    boolean near =
        (around || vague)
            && (context.nouns.isLandmark(reading) || context.references.isLandmark(reading));
    Optional<Spot> spot = near ? context.spots.near(reading, Relation.NEXT_TO) : Optional.empty();
    flanks = around && spot.isPresent() ? words : flanks;
    return spot;
  }

  /** After "a table with …", "on it" is on the table. */
  void owns(Reading reading) {
    holders.read(reading, subject);
  }

  /** "and chasing" after "a dog barking": what comes next is beside who does it. */
  Optional<Spot> doing(Reading reading) {
    boolean joined = List.of("and", ",", "while").contains(reading.peek(-1));
    boolean active = reading.token(0).isParticiple() || joined && reading.token(0).is(Tag.VERB);
    boolean listed = reading.peek(-1).equals(",") && !Actions.isOne(reading.token(0));
    boolean object = joined && reading.nameLength() > 1 && Plurals.isPlural(reading.nextNoun());
    object &= !listed || subject.filter(id -> context.areLiving(List.of(id))).isPresent();
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
