package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.Vocabulary.Stands;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Actions;
import studio.eligen.agent.designer.phrases.Fitting;
import studio.eligen.agent.designer.phrases.Fitting.Fitted;
import studio.eligen.agent.designer.phrases.NounPhrases;
import studio.eligen.agent.designer.phrases.NounPhrases.Things;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.placement.Spot;
import studio.eligen.agent.designer.placement.Spot.Relation;
import studio.eligen.agent.designer.placement.Wanted;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.Cast.Member;

/** The things that a clause asks for and that are not in the picture yet. */
final class NewThings {

  private final Cast cast;
  private final List<Member> members = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private int expected;

  NewThings(Cast cast) {
    this.cast = cast;
  }

  /** The members that come with these, in their place. */
  List<Member> add(Things things, Spot asked) {
    boolean known =
        !(asked instanceof Spot.Near near) || near.ids().stream().allMatch(cast::hasMember);
    Spot spot = known ? asked : Spot.ANYWHERE;
    for (int i = 0; i < things.count(); i++) {
      Member member = cast.introduce(things.thing(), things.prompt());
      members.add(member);
      wanted.add(Wanted.of(member.id(), things.thing(), things.scale(), spot));
      cast.speakOf(landmark(spot).orElse(member.id()));
    }
    return List.copyOf(members.subList(members.size() - things.count(), members.size()));
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
    boolean each = Actions.isOn(reading.token(-1)) && reading.nameLength() > 0;
    Optional<Things> things =
        reading.first(
            () -> {
              skipPart(reading);
              return nouns
                  .read(reading)
                  .filter(t -> t.marked() || t.isKnown())
                  .map(nouns::whole)
                  .map(t -> each && t.count() > 1 ? t.of(Math.max(2, expected)) : t)
                  .filter(t -> t.count() <= most);
            });
    return things.stream()
        .flatMap(landmarks -> add(landmarks, Spot.ANYWHERE).stream())
        .map(Member::id)
        .toList();
  }

  /** So many others come to what is named next: of "three men riding horses" each has one. */
  void expect(int count) {
    expected = count;
  }

  /** "the shoulder of" before "a pirate": what is on the shoulder is on him. */
  static void skipPart(Reading reading) {
    reading.any(
        () ->
            EverydayThings.isA(reading.nextNoun(), "part")
                && reading.acceptPhrase()
                && reading.accept("of"));
  }

  /** Puts those that were named just before there as well: "an apple and a cup on a table". */
  void alsoOn(Spot.Near spot) {
    String landmark = cast.member(spot.ids().get(0)).prompt();
    for (int i = 0; i < wanted.size(); i++) {
      Wanted want = wanted.get(i);
      boolean alike = cast.member(want.id()).prompt().equals(landmark);
      // What others are on already, as a chair, is where it is for itself.
      boolean apart =
          want.stands() == Stands.GROUND
              && wanted.stream().anyMatch(other -> other.leansOn(want.id()));
      boolean free = want.spot() instanceof Spot.Anywhere && !leadsTo(spot, want.id());
      free &= !alike && !apart;
      boolean small =
          want.across()
              <= wanted.stream()
                  .filter(w -> spot.ids().contains(w.id()))
                  .mapToDouble(Wanted::across)
                  .max()
                  .orElse(spot.relation() == Relation.ON ? 1 : Double.POSITIVE_INFINITY);
      if (free && small) {
        wanted.set(i, want.at(spot));
      }
    }
  }

  /** The one of them that goes by this name, if only one does. */
  Optional<String> called(String name) {
    List<Member> same = members.stream().filter(m -> m.thing().name().equals(name)).toList();
    return same.size() == 1 ? Optional.of(same.get(0).id()) : Optional.empty();
  }

  /** How high one of them is, in metres. */
  Optional<Double> height(String id) {
    return wanted.stream()
        .filter(want -> want.id().equals(id))
        .map(want -> want.thing().height() * want.scale())
        .findFirst();
  }

  /** Puts one of them somewhere else, so many times as large, where anything was told of that. */
  void put(String id, Spot spot, double times) {
    wanted.replaceAll(want -> want.id().equals(id) ? want.scaled(times) : want);
    if (!(spot instanceof Spot.Anywhere)) {
      put(id, spot);
    }
  }

  /** Puts one of them somewhere else. */
  void put(String id, Spot spot) {
    if (!leadsTo(spot, id)) {
      wanted.replaceAll(want -> want.id().equals(id) ? want.at(spot) : want);
    }
  }

  /**
   * Whether a place depends, by way of what it is beside, on this one: nothing is beside itself.
   */
  private boolean leadsTo(Spot spot, String id) {
    return spot instanceof Spot.Near near
        && (near.ids().contains(id)
            || wanted.stream()
                .filter(want -> near.ids().contains(want.id()))
                .anyMatch(want -> leadsTo(want.spot(), id)));
  }

  /** Puts what was named last somewhere, if nothing was said of that. */
  void putLast(Spot spot) {
    Wanted last = wanted.isEmpty() ? null : wanted.get(wanted.size() - 1);
    if (last != null && last.spot() instanceof Spot.Anywhere) {
      wanted.set(wanted.size() - 1, last.at(spot));
    }
  }

  /** Tells more of what was named last: "with big ears". */
  void describeLast(String more) {
    String prompt = last().prompt();
    String joint = prompt.endsWith("ing") && more.matches("\\w+ing\\b.*") ? " and " : " ";
    for (int i = members.size() - 1; i >= 0 && members.get(i).prompt().equals(prompt); i--) {
      String told = (prompt + joint + more).replace(" ,", ",");
      members.set(i, cast.reprompt(members.get(i), told));
    }
  }

  /** Tells more of some of them: "with big ears". */
  void describe(List<String> ids, String more) {
    members.replaceAll(
        member ->
            ids.contains(member.id())
                ? cast.reprompt(member, (member.prompt() + " " + more).strip().replace(" ,", ","))
                : member);
  }

  /** Gives some of them a colour. */
  void recolour(List<String> ids, String colour) {
    members.replaceAll(
        member ->
            ids.contains(member.id())
                ? cast.reprompt(member, colour + " " + member.thing().name())
                : member);
  }

  /**
   * The last of those that a place leads to by way of new things: the shelf of "on a box on a
   * shelf".
   */
  String end(String id) {
    return wanted.stream()
        .filter(want -> want.id().equals(id))
        .flatMap(
            want -> want.spot() instanceof Spot.Near near ? near.ids().stream() : Stream.empty())
        .filter(next -> members.stream().anyMatch(member -> member.id().equals(next)))
        .findFirst()
        .map(this::end)
        .orElse(id);
  }

  /**
   * Leaves of each what can be drawn, with what it has as things of their own, and gives what those
   * that cannot were called, as they follow one another in the words.
   */
  List<String> fit(Fitting fitting, List<String> words) {
    List<String> unknown = new ArrayList<>();
    Set<String> drawn = new HashSet<>();
    for (Member member : List.copyOf(members)) {
      Optional<Fitted> fitted = fitting.thing(member.prompt(), member.thing());
      if (fitted.isEmpty()) {
        unknown.add(member.prompt());
        drop(member.id());
      } else if (!fitted.get().prompt().equals(member.prompt())) {
        draw(member, fitted.get(), drawn.add(member.prompt()));
      }
    }
    return unknown.stream()
        .distinct()
        .sorted(Comparator.comparingInt(said -> words.indexOf(Nouns.head(Words.of(said)))))
        .toList();
  }

  /**
   * @param first whether it is the first of its kind: what those play with is there once, and each
   *     wears what it wears
   */
  private void draw(Member member, Fitted fitted, boolean first) {
    members.set(members.indexOf(member), cast.redraw(member, fitted.prompt(), fitted.thing()));
    wanted.replaceAll(want -> want.id().equals(member.id()) ? want.of(fitted.thing()) : want);
    fitted.told().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    for (Things things : fitted.more()) {
      boolean worn = EverydayThings.isA(things.thing().name(), "clothing");
      Relation lies = worn ? Relation.ON : Relation.NEXT_TO;
      if (worn || first) {
        add(worn ? things.of(1) : things, new Spot.Near(lies, List.of(member.id())));
      }
    }
  }

  /** Takes one out, and lets what is beside it be anywhere. */
  private void drop(String id) {
    members.removeIf(member -> member.id().equals(id));
    wanted.removeIf(want -> want.id().equals(id));
    wanted.replaceAll(want -> want.leansOn(id) ? want.at(Spot.ANYWHERE) : want);
  }

  /** Whether this is one of them and shall be in this place. */
  boolean isAt(String id, Spot spot) {
    return wanted.stream().anyMatch(w -> w.id().equals(id) && w.spot().equals(spot));
  }

  /** Whether this is one of them and nothing was said of where it is. */
  boolean isAnywhere(String id) {
    return isAt(id, Spot.ANYWHERE);
  }

  /** What was named last. */
  Member last() {
    return members.get(members.size() - 1);
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
    return Listing.of(members.stream().map(Member::prompt).toList());
  }
}
