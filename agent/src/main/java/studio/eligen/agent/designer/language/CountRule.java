package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Act;
import studio.eligen.agent.designer.phrases.Counts;
import studio.eligen.agent.designer.phrases.Links;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Doubts;

/** How many of a kind there shall be: "make it five", "one more", "double the number of cats". */
final class CountRule implements Rule {

  private static final String[] TOTALS = WordList.phrases("totals");

  private static final String[] IN_ALL = WordList.phrases("in-all");

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (context.design.entities().isEmpty()) {
      return Optional.empty();
    }
    boolean total = reading.accept(TOTALS);
    if (!total) {
      reading.accept("add", "and", "give me", "draw");
    }
    boolean another = !total && reading.accept("another");
    Optional<Outcome> same = reading.first(() -> asMany(reading, context));
    if (same.isPresent()) {
      return same;
    }
    boolean alone = another && (reading.done() || reading.accept("one"));
    Optional<Outcome> beside = alone ? beside(reading, context) : Optional.empty();
    if (beside.isPresent()) {
      return beside;
    }
    Optional<Outcome> some = reading.first(() -> some(reading, context));
    if (some.isPresent()) {
      return some;
    }
    Integer number = alone ? Integer.valueOf(1) : Counts.read(reading);
    boolean part = reading.peek().equals("of") && !reading.peek(1).matches("them|these|those");
    return number == null || part || reading.peek().matches("x|times|%|px")
        ? Optional.empty()
        : total(number, total, another, reading, context);
  }

  /** "fewer flowers", "way more balloons", "too many ostriches": a third less, or more. */
  private static Optional<Outcome> some(Reading reading, Context context) {
    reading.accept("there are", "there is");
    boolean much = reading.accept("way", "far", "much", "many", "a lot", "lots");
    boolean fewer = reading.accept("fewer", "less", "too many", "not so many", "not as many");
    boolean more =
        !fewer && (reading.accept("too few", "not enough") || much && reading.accept("more"));
    Optional<List<Member>> kind =
        fewer || more ? kind(reading, context).filter(k -> k.size() > 1) : Optional.empty();
    if (kind.isEmpty() || !reading.done()) {
      return Optional.empty();
    }
    int now = kind.get().size();
    int step = Math.max(1, much ? now / 2 : now / 3);
    return Optional.of(count(kind.get(), fewer ? now - step : now + step, context));
  }

  /** "as many lemons as apples". */
  private static Optional<Outcome> asMany(Reading reading, Context context) {
    if (!reading.accept("as many", "the same number of", "an equal number of")) {
      return Optional.empty();
    }
    int named = reading.mark();
    List<String> name = List.copyOf(reading.rest().subList(0, reading.nameLength()));
    Optional<List<Member>> kind = kind(reading, context);
    if (kind.isEmpty() && !name.isEmpty()) {
      reading.back(named + name.size());
      return asManyNew(name, reading, context);
    }
    boolean compared = kind.isPresent() && reading.accept("as", "and");
    reading.accept("there are", "we have");
    return compared && context.references.isHere(reading)
        ? Optional.of(count(kind.get(), context.references.readWhole(reading).size(), context))
        : Optional.empty();
  }

  /** "as many birds as there are monkeys", where there is no bird. */
  private static Optional<Outcome> asManyNew(List<String> name, Reading reading, Context context) {
    boolean compared =
        reading.accept("as there are", "as", "and") && context.references.isHere(reading);
    if (!compared) {
      return Optional.empty();
    }
    int count = context.references.readWhole(reading).size();
    List<String> added = new ArrayList<>(List.of("add", String.valueOf(count)));
    added.addAll(name);
    return new DescribeRule().read(new Reading(added), context);
  }

  /** "another one next to it": one more of what was spoken of last. */
  private static Optional<Outcome> beside(Reading reading, Context context) {
    boolean placed =
        context.references.knowsIt()
            && reading.would(() -> context.spots.read(reading).isPresent() && reading.done());
    if (!placed) {
      return Optional.empty();
    }
    String prompt = context.cast.member(context.references.it().get(0)).prompt();
    String added =
        "add %s %s".formatted(English.withArticle(prompt), String.join(" ", reading.rest()));
    reading.skip(reading.rest().size());
    return new DescribeRule().read(new Reading(List.of(added.split(" "))), context);
  }

  private static Optional<Outcome> total(
      int number, boolean total, boolean another, Reading reading, Context context) {
    boolean fewer = reading.accept("less", "fewer");
    boolean added = !fewer && (reading.accept("more") || another);
    int named = reading.mark();
    Optional<List<Member>> kind = kind(reading, context);
    boolean bare = reading.mark() == named || reading.peek(-1).matches("them|those|these");
    if (bare && fewer && kind.filter(them -> them.size() > 1).isEmpty()) {
      kind = several(context);
    }
    if (kind.isEmpty()) {
      return total && !fewer && !added
          ? reading.first(() -> ofPart(number, reading, context))
          : Optional.empty();
    }
    fewer |= reading.accept("less", "fewer", "too many");
    boolean more = !fewer && !total && reading.accept("more");
    boolean all = reading.accept(IN_ALL) || total;
    if (!reading.done() && !reading.peek().matches("and|,")) {
      return Optional.empty();
    }
    int now = kind.get().size();
    if (fewer) {
      return Optional.of(count(kind.get(), now - number, context));
    }
    if (added && bare || more) {
      return Optional.of(count(kind.get(), now + number, context));
    }
    return all && !added ? Optional.of(count(kind.get(), number, context)) : Optional.empty();
  }

  /** "four balls", where the words of a clown tell of three: he has so many. */
  private static Optional<Outcome> ofPart(int number, Reading reading, Context context) {
    String noun = reading.nameLength() == 1 ? reading.next() : "";
    List<Member> having =
        context.cast.members().stream()
            .filter(m -> !noun.isEmpty() && counted(m, noun) > 0)
            .toList();
    if (having.size() != 1 || !reading.done()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(Words.of(having.get(0).prompt()));
    words.set(counted(having.get(0), noun) - 1, Numerals.name(number));
    return Optional.of(
        Looks.said(List.of(having.get(0).id()), context, prompt -> String.join(" ", words)));
  }

  /** Where a noun stands behind a number in the words of a thing; 0 where it does not. */
  private static int counted(Member member, String noun) {
    List<String> words = Words.of(member.prompt());
    int at = words.indexOf(noun);
    return at > 1 && Numerals.of(words.get(at - 1)) != null ? at : 0;
  }

  /** The number of these that a command changes: "double the number of cats", "to five". */
  static Optional<Outcome> changed(Act act, List<String> ids, Reading reading, Context context) {
    List<Member> kind = ids.stream().map(context.cast::member).toList();
    int now = kind.size();
    boolean fewer = act.usual().contains("smaller") || act.usual().contains("half");
    int times = act.usual().contains("triple") ? 3 : 2;
    boolean scaled = act.usual().contains("size");
    Links.pass(reading);
    boolean by = reading.accept("by");
    reading.accept("to", "be");
    Links.pass(reading);
    Integer number = Counts.read(reading);
    if (number != null && !by) {
      return Optional.of(count(kind, number, context));
    }
    if (scaled) {
      return Optional.of(count(kind, fewer ? now / 2 : now * times, context));
    }
    int step = number == null ? 1 : number;
    return act.usual().isEmpty()
        ? Optional.empty()
        : Optional.of(count(kind, fewer ? now - step : now + step, context));
  }

  /** Those that the words, or "of them" and no words, mean. */
  private static Optional<List<Member>> kind(Reading reading, Context context) {
    reading.accept("of");
    if (reading.accept("them", "those", "these") || !reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE)) {
      return spokenOf(context);
    }
    for (int length = reading.nameLength(); length > 0; length--) {
      List<Member> called = context.cast.named(reading.ahead(length));
      if (!called.isEmpty()) {
        reading.skip(length);
        return Optional.of(called);
      }
    }
    return Optional.empty();
  }

  /** All of the kind that was spoken of last, or of the only one there is. */
  private static Optional<List<Member>> spokenOf(Context context) {
    List<Member> all = context.cast.members();
    return only(
        all,
        all.stream()
            .filter(member -> context.focus.isEmpty() || context.focus.contains(member.id()))
            .map(member -> member.thing().name())
            .distinct()
            .toList());
  }

  /** The only kind of which there are several: the mushrooms of three, and a gnome. */
  private static Optional<List<Member>> several(Context context) {
    List<Member> all = context.cast.members();
    Map<String, Long> counts =
        all.stream().collect(Collectors.groupingBy(m -> m.thing().name(), Collectors.counting()));
    return only(all, counts.keySet().stream().filter(name -> counts.get(name) > 1).toList());
  }

  private static Optional<List<Member>> only(List<Member> all, List<String> kinds) {
    return kinds.size() == 1
        ? Optional.of(all.stream().filter(m -> m.thing().name().equals(kinds.get(0))).toList())
        : Optional.empty();
  }

  /** The last of those that most are like: a white sheep of three white ones and a black one. */
  private static String usual(List<Member> kind) {
    Map<String, Long> like =
        kind.stream().collect(Collectors.groupingBy(Member::prompt, Collectors.counting()));
    long most = Collections.max(like.values());
    List<Member> usual = kind.stream().filter(m -> like.get(m.prompt()) == most).toList();
    return usual.get(usual.size() - 1).id();
  }

  /** So many of these: copies of a usual one, or without the last ones. */
  private static Outcome count(List<Member> kind, int wanted, Context context) {
    List<String> ids = kind.stream().map(Member::id).toList();
    int now = ids.size();
    if (wanted == now) {
      throw new Misunderstanding(
          "%s %s there already.".formatted(context.theNames(ids), now == 1 ? "is" : "are"));
    }
    if (wanted < 0) {
      throw new Misunderstanding("there %s only %d.".formatted(now == 1 ? "is" : "are", now));
    }
    if (wanted > now) {
      return CopyRule.copied(List.of(usual(kind)), wanted - now, new Reading(List.of()), context)
          .orElseThrow();
    }
    Outcome removed = Removing.removed(last(kind, now - wanted, context), context);
    return new Outcome(removed.edits(), removed.said(), ids.subList(0, wanted));
  }

  /** The last so many of these, where they are all alike. */
  static List<String> last(List<Member> kind, int number, Context context) {
    boolean alike = kind.stream().map(Member::prompt).distinct().count() == 1;
    if (!alike && number < kind.size()) {
      throw new Misunderstanding(
          Doubts.whichOne(context.cast, number == 1 ? "one" : number + " of them", kind));
    }
    return kind.stream().skip(kind.size() - number).map(Member::id).toList();
  }
}
