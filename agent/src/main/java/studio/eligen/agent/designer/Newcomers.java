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
      wanted.add(Wanted.of(member.id(), things.thing(), things.scale(), spot));
    }
    phrases.add(phrase(things));
    notes.addAll(things.notes());
  }

  /** Adds the single thing that is named next, if it can be drawn: "a house". */
  Optional<String> readOne(Reading reading, NounPhrases nouns) {
    int mark = reading.mark();
    Optional<Things> things =
        nouns.read(reading).filter(Read::marked).flatMap(Read::things).filter(t -> t.count() == 1);
    if (things.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    add(things.get(), Spot.ANYWHERE);
    return Optional.of(members.get(members.size() - 1).id());
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
        : count(things.count()) + " " + Plurals.plural(things.prompt());
  }

  private static String count(int count) {
    return NounPhrases.COUNTS.entrySet().stream()
        .filter(entry -> entry.getValue() == count && !entry.getKey().equals("both"))
        .map(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(String.valueOf(count));
  }
}
