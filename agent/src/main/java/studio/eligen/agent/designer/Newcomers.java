package studio.eligen.agent.designer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.designer.Cast.Member;
import studio.eligen.agent.designer.Layout.Wanted;
import studio.eligen.agent.designer.NounPhrases.Read;
import studio.eligen.agent.designer.NounPhrases.Things;
import studio.eligen.prompts.English;

/** The things that a clause asks for and that are not in the picture yet. */
final class Newcomers {

  private final Cast cast;
  private final List<Member> members = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> phrases = new ArrayList<>();

  Newcomers(Cast cast) {
    this.cast = cast;
  }

  void add(Things things, Spot spot) {
    for (int i = 0; i < things.count(); i++) {
      Member member = cast.introduce(things.thing(), things.prompt());
      members.add(member);
      Spot there = spot instanceof Spot.Side side ? side.of(things.thing().stands()) : spot;
      wanted.add(Wanted.of(member.id(), things.thing(), things.scale(), there));
      cast.speakOf(landmark(spot).orElse(member.id()));
    }
    phrases.add(phrase(things));
    notes.addAll(things.notes());
  }

  /** What "it" means after "a cat to the left of a house": the house, if it is new as well. */
  private Optional<String> landmark(Spot spot) {
    return spot instanceof Spot.Near near
        ? near.ids().stream()
            .filter(id -> members.stream().anyMatch(member -> member.id().equals(id)))
            .findFirst()
        : Optional.empty();
  }

  /**
   * Adds what is named next as something that others lie beside, if it can be drawn: "a house".
   *
   * @param most how many things may be named
   */
  List<String> readLandmarks(Reading reading, NounPhrases nouns, int most) {
    int mark = reading.mark();
    Optional<Things> things =
        nouns
            .read(reading)
            .filter(Read::marked)
            .flatMap(Read::things)
            .filter(t -> t.count() <= most);
    if (things.isEmpty()) {
      reading.back(mark);
      return List.of();
    }
    add(things.get(), Spot.ANYWHERE);
    return members.subList(members.size() - things.get().count(), members.size()).stream()
        .map(Member::id)
        .toList();
  }

  /** Puts those that were named just before on it as well: "an apple and a cup on a table". */
  void alsoOn(Spot.Near spot) {
    for (int i = 0; i < wanted.size(); i++) {
      Wanted want = wanted.get(i);
      boolean free = want.spot() instanceof Spot.Anywhere && !spot.ids().contains(want.id());
      boolean small =
          want.across()
              <= wanted.stream()
                  .filter(w -> spot.ids().contains(w.id()))
                  .mapToDouble(Wanted::across)
                  .max()
                  .orElse(1);
      if (free && small) {
        wanted.set(i, want.at(spot));
      }
    }
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  List<Member> members() {
    return members;
  }

  List<Wanted> wanted() {
    return wanted;
  }

  /** What could not be done as it was asked, in sentences. */
  List<String> notes() {
    return notes;
  }

  /** "a cat and two red cars". */
  String described() {
    return English.list(phrases);
  }

  private static String phrase(Things things) {
    return things.count() == 1
        ? English.withArticle(things.prompt())
        : Numerals.name(things.count()) + " " + Plurals.pluralOfPhrase(things.prompt());
  }
}
