package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary.Thing;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.NounPhrases;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.SpotPhrases;

/**
 * Places that are told by what was spoken of before: "in it", "in between", "where the boat is".
 */
final class SpokenPlaces {

  private static final String[] VAGUE = WordList.phrases("vague-prepositions");

  private static final Map<String, String> PLANES = WordList.facts("planes");

  /** No name of a thing has more words, with what tells how many. */
  private static final int MOST_WORDS = 5;

  private final Context context;
  private final Surroundings surroundings;

  SpokenPlaces(Context context, Surroundings surroundings) {
    this.context = context;
    this.surroundings = surroundings;
  }

  /** "in the background", and not "in the background image". */
  static Optional<Spot> plane(Reading reading) {
    return reading
        .accept(PLANES)
        .filter(at -> reading.nameLength() == 0 || Plurals.isPlural(reading.nextNoun()))
        .map(at -> Spot.Plane.valueOf(at.toUpperCase(Locale.ROOT)));
  }

  /**
   * @param taking whether something was named whose place it can be
   */
  Optional<Spot> read(Reading reading, boolean taking) {
    return reading.first(
        () -> inScene(reading), () -> where(reading, taking), () -> amidst(reading));
  }

  /** Goes past "in it", where it is the picture that was spoken of. */
  boolean inPicture(Reading reading) {
    return (surroundings.isOpened() || !holdsMore()) && reading.accept("in it");
  }

  /** Whether "in it" is in what was named before, and not in the picture. */
  private boolean holdsMore() {
    return !context.newcomers.isEmpty()
        || context.references.knowsIt()
            && NounPhrases.holds(context.cast.member(context.references.it().get(0)).prompt());
  }

  /** "walking down the street", "along the path": on it, where it is there. */
  Optional<Spot> along(Reading reading, boolean taking) {
    boolean way =
        taking
            && reading.accept("along", "across", "down", "up", "over", "through")
            && EverydayThings.isAny(reading.nextNoun(), "site", "bridge");
    return way && context.references.isHere(reading)
        ? context.spots.near(reading, Relation.ON)
        : Optional.empty();
  }

  /** "where the boat is": before it. */
  private Optional<Spot> where(Reading reading, boolean taking) {
    boolean there = taking && reading.accept("where") && context.references.isHere(reading);
    List<String> ids = there ? context.references.readOne(reading) : List.of();
    return ids.size() == 1 && reading.accept("is", "was", "stands", "sits")
        ? Optional.of(new Spot.Near(Relation.IN_FRONT_OF, ids))
        : Optional.empty();
  }

  /** "in it" of "a garden with a cat in it". */
  private Optional<Spot> inScene(Reading reading) {
    boolean in =
        surroundings.isOpened()
            && context.newcomers.isEmpty()
            && reading.any(
                () -> SpotPhrases.relation(reading).isPresent() && reading.accept("it"),
                () -> reading.accept(VAGUE) && reading.accept("it"));
    return in ? Optional.of(Spot.ANYWHERE) : Optional.empty();
  }

  /** "in between": of the two that were named before. */
  private Optional<Spot> amidst(Reading reading) {
    List<Cast.Member> members = context.newcomers.members();
    boolean alone =
        reading.accept("in between them", "in between", "between them")
            && (reading.done() || reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION));
    if (!alone || members.size() < 2) {
      return Optional.empty();
    }
    List<Cast.Member> last = members.subList(members.size() - 2, members.size());
    return Optional.of(
        new Spot.Near(Relation.BETWEEN, last.stream().map(Cast.Member::id).toList()));
  }

  /** What is being added; the "it" of "another bowl next to it" is the bowl that there is. */
  Thing first(Things things, Reading reading) {
    List<Cast.Member> like =
        context.references.knowsIt() ? List.of() : context.cast.called(things.thing().name());
    boolean more =
        like.size() == 1
            && IntStream.rangeClosed(2, MOST_WORDS)
                .anyMatch(i -> reading.peek(-i).matches("another|more|second"));
    if (more) {
      context.cast.speakOf(like.get(0).id());
    }
    return things.thing();
  }
}
