package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Places;
import studio.eligen.agent.designer.lexicon.Surface;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;

/** Reads where a thing shall be: a part of the picture, or a place beside something else. */
public final class SpotPhrases {

  private static final Map<String, String> RELATIONS = WordList.facts("relations");

  /** Longer ones first. */
  private static final String[] FORMS = WordList.phrases("relations");

  /** Places beside what was spoken of last, which these words do not name again. */
  private static final Map<String, Relation> OWN =
      Map.of("left", Relation.LEFT_OF, "right", Relation.RIGHT_OF);

  /** Words for such places that may end a sentence. */
  private static final Set<String> ALONE = Set.of("behind", "inside", "underneath", "beside");

  /** How many things another may be put beside at once. */
  private static final int MOST_LANDMARKS = 12;

  /** What ends a part of the picture, and no place beside a thing. */
  private static final Set<String> WHOLE =
      Set.of("picture", "image", "canvas", "scene", "screen", "edge", "corner", "border");

  private static final Set<String> EDGES =
      Set.of(
          "edge",
          "end",
          "side",
          "part",
          "area",
          "section",
          "portion",
          "foreground",
          "background",
          "base",
          "rim",
          "border",
          "surface",
          "middle",
          "center",
          "centre");

  private static final Set<String> EMPHASIS =
      Set.of("right", "directly", "just", "immediately", "straight", "somewhere", "slightly");

  private final References references;
  private final BiFunction<Reading, Integer, List<String>> introduce;
  private final Predicate<Reading> landmark;

  /**
   * @param introduce reads things that are not in the picture yet, such as "a house", as many as
   *     the number at most, adds them, and gives their ids
   * @param landmark whether what comes next is something that others are on or beside, and not a
   *     scene, where any noun can be either: "a sofa"
   */
  public SpotPhrases(
      References references,
      BiFunction<Reading, Integer, List<String>> introduce,
      Predicate<Reading> landmark) {
    this.landmark = landmark;
    this.references = references;
    this.introduce = introduce;
  }

  /** Reads a place, or nothing and stays where it was. */
  public Optional<Spot> read(Reading reading) {
    int mark = reading.mark();
    Optional<Spot> own = reading.first(() -> own(reading));
    if (own.isPresent()) {
      return own;
    }
    Optional<Spot> side = Sides.read(reading).map(found -> found);
    if (side.isPresent() && WHOLE.contains(reading.peek(-1))) {
      return side;
    }
    reading.back(mark);
    boolean participle = reading.token(-1).isParticiple();
    for (String form : FORMS) {
      boolean whole = participle && form.startsWith(reading.peek(-1) + " ");
      reading.skip(whole ? -1 : 0);
      if (acceptRelation(reading, form)) {
        reading.any(() -> passEdge(reading));
        boolean here = references.isLandmark(reading);
        boolean mayBeScene =
            !landmark.test(reading)
                && (Places.isPreposition(form.substring(form.lastIndexOf(' ') + 1))
                    || Landscapes.isNamed(phrase(reading)));
        boolean with = Set.of("with", "into").contains(form);
        Optional<Spot> near =
            mayBeScene && !here || with && !here ? Optional.empty() : near(reading, relation(form));
        if (near.isPresent()) {
          return near;
        }
      }
      reading.back(mark);
    }
    return Sides.read(reading).map(found -> found);
  }

  /** "the right edge of" a lake, "the middle-right area of" a field: where it is, more exactly. */
  public static boolean passEdge(Reading reading) {
    reading.accept("the", "an", "a");
    while (Sides.isOne(reading.peek()) || reading.peek().matches("very|far|near|upper|lower")) {
      reading.next();
    }
    boolean side = Sides.isOne(reading.peek(-1));
    boolean edge = reading.acceptAny(EDGES) || side;
    return edge && reading.accept("of") && !WHOLE.contains(reading.nextNoun());
  }

  private static List<String> phrase(Reading reading) {
    int length = reading.phraseLength();
    return length == 0 ? reading.rest() : reading.rest().subList(0, length);
  }

  /** How something lies to what is named next, or nothing and stays where it was. */
  public static Optional<Relation> relation(Reading reading) {
    return Arrays.stream(FORMS)
        .filter(form -> acceptRelation(reading, form))
        .map(SpotPhrases::relation)
        .findFirst();
  }

  private static boolean acceptRelation(Reading reading, String form) {
    int mark = reading.mark();
    boolean emphasis = reading.acceptAny(EMPHASIS);
    if (reading.accept(form)) {
      return true;
    }
    reading.back(mark);
    return emphasis && reading.accept(form);
  }

  /** "on top", "to its left": of what was spoken of last. */
  private Optional<Spot> own(Reading reading) {
    int mark = reading.mark();
    reading.accept("to", "on", "at", "by");
    if (reading.accept("its", "his", "her")) {
      Relation relation = OWN.get(reading.next());
      if (relation != null) {
        reading.accept("side", "hand side");
        return Optional.of(new Spot.Near(relation, references.it()));
      }
    }
    reading.back(mark);
    boolean up = reading.peek().equals("above");
    if ((up || reading.peek().equals("below")) && reading.peek(1).matches("|,|and")) {
      reading.next();
      return Optional.of(new Spot.Side(null, up ? -1 : 1, false));
    }
    boolean front = reading.accept("in front");
    if ((front || ALONE.contains(reading.peek())) && references.knowsIt()) {
      Relation beside = front ? Relation.IN_FRONT_OF : relation(reading.next());
      if (reading.done() || Set.of(",", "and", "with").contains(reading.peek())) {
        return Optional.of(new Spot.Near(beside, references.it()));
      }
    }
    reading.back(mark);
    if (reading.accept("on top") && !reading.peek().equals("of") && references.knowsIt()) {
      return Optional.of(new Spot.Near(Relation.ON, references.it()));
    }
    return Optional.empty();
  }

  /** A place that lies so to what is named next. */
  public Optional<Spot> near(Reading reading, Relation relation) {
    if (relation == Relation.BETWEEN) {
      return between(reading);
    }
    boolean middle = relation == Relation.IN && reading.peek(-1).equals("of");
    boolean flat = middle && Surface.of(reading.nextNoun()) == Surface.TOP;
    Relation lies = flat ? Relation.ON : relation;
    return target(reading, lies).map(id -> new Spot.Near(lies, List.of(id)));
  }

  private Optional<Spot> between(Reading reading) {
    int mark = reading.mark();
    List<String> ids = new ArrayList<>();
    if (references.isHere(reading)) {
      ids.addAll(references.read(reading));
    } else {
      ids.addAll(introduce.apply(reading, 2));
    }
    if (ids.size() == 1 && reading.accept("and")) {
      ids.addAll(introduce.apply(reading, 1));
    }
    if (ids.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    if (ids.size() != 2) {
      throw new Misunderstanding(
          "\"between\" needs two things, such as \"between the cat and the car\".");
    }
    return Optional.of(new Spot.Near(Relation.BETWEEN, ids));
  }

  /** The one thing that the place depends on; of several, the one in the middle or at that end. */
  private Optional<String> target(Reading reading, Relation relation) {
    if (!references.isLandmark(reading)) {
      List<String> ids = introduce.apply(reading, MOST_LANDMARKS);
      return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() / 2));
    }
    List<String> row = references.inRow(references.readLandmark(reading));
    int at =
        switch (relation) {
          case LEFT_OF -> 0;
          case RIGHT_OF -> row.size() - 1;
          default -> row.size() / 2;
        };
    return Optional.of(row.get(at));
  }

  private static Relation relation(String form) {
    return Relation.valueOf(RELATIONS.get(form).toUpperCase(Locale.ROOT));
  }

  /** Whether these words are a place and no more: "beside the bowl", "on the left". */
  public static boolean isPlace(List<String> words) {
    Reading reading = new Reading(words);
    return reading.any(
        () ->
            relation(reading).isPresent()
                && (reading.acceptPhrase()
                    || reading.accept(Tag.PRONOUN)
                    || reading.accept("the " + reading.peek(1) + " one"))
                && reading.done(),
        () -> Sides.read(reading).isPresent() && reading.done());
  }
}
