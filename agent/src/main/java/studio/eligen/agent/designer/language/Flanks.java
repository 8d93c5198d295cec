package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.references.Cast;

/** How several things lie to each other, or around another: "in a row", "surrounded by trees". */
final class Flanks {

  private static final Map<String, String> ARRANGEMENTS = WordList.facts("arrangements");

  private static final String[] FLANKED = WordList.phrases("flanked");

  /** How things lie to what they are around, one after another. */
  private static final List<Relation> SIDES =
      List.of(Relation.LEFT_OF, Relation.RIGHT_OF, Relation.BEHIND);

  private Flanks() {}

  /** Puts these on one side after another of what they are beside, or else of the picture. */
  static void put(List<Cast.Member> members, Spot place, NewThings newcomers) {
    for (int i = 0; i < members.size(); i++) {
      Spot spot =
          place instanceof Spot.Near near
              ? new Spot.Near(side(i), List.of(near.ids().get(0)))
              : new Spot.Side(i % 2 == 0 ? -1 : 1, null, false);
      newcomers.put(members.get(i).id(), spot);
    }
  }

  /** Puts each of the last ones so to the one before. */
  static void arrange(NewThings newcomers, int count, Relation lies) {
    List<Cast.Member> members = newcomers.members();
    for (int i = members.size() - count + 1; i < members.size(); i++) {
      newcomers.put(members.get(i).id(), new Spot.Near(lies, List.of(members.get(i - 1).id())));
    }
  }

  /** Where the one of this number, from 0, lies of several around another. */
  static Relation side(int number) {
    return SIDES.get(number % SIDES.size());
  }

  /** "surrounded by three poles": where those are, if they are several. */
  static boolean read(
      Reading reading, Optional<String> subject, Context context, Surroundings surroundings) {
    int mark = reading.mark();
    if (!reading.accept(FLANKED)) {
      return false;
    }
    int from = reading.mark();
    boolean place = Landscapes.isNamed(reading.nextPhrase());
    Optional<Things> several =
        subject.isEmpty() || place
            ? Optional.empty()
            : context.nouns.read(reading).filter(t -> t.count() > 1);
    NewThings newcomers = context.newcomers;
    several.ifPresent(
        t ->
            put(
                newcomers.add(t, Spot.ANYWHERE),
                new Spot.Near(Relation.NEXT_TO, List.of(subject.get())),
                newcomers));
    if (several.isEmpty()) {
      reading.back(from);
      reading.skip(reading.phraseLength());
      surroundings.tell(String.join(" ", reading.since(mark)));
    }
    return true;
  }

  /** "in a row", "on top of each other". */
  static Optional<Relation> arranged(Reading reading) {
    return reading.first(
        () -> {
          reading.accept("standing", "sitting", "lined up", "arranged", "placed", "all");
          return reading
              .accept(ARRANGEMENTS)
              .map(lies -> Relation.valueOf(lies.toUpperCase(Locale.ROOT)));
        });
  }
}
