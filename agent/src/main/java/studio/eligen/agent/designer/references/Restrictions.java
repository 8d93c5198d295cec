package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.SizeWords.Effect;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Mention.After;

/**
 * Reads what stands after a noun and tells which of several it means: a place, what it does, a
 * clause with "that", and what it leaves out.
 */
public final class Restrictions {

  private static final String[] EXCEPT = WordList.phrases("excepting");

  private static final Set<String> BE = Set.of("is", "are", "was", "were", "looks", "look");
  private static final int LONGEST = 8;

  private final Cast cast;
  private final Filters filters;
  private final Landmarks landmarks;
  private final Whereabouts whereabouts;

  public Restrictions(Cast cast, Filters filters, Landmarks landmarks) {
    this.cast = cast;
    this.filters = filters;
    this.landmarks = landmarks;
    this.whereabouts = new Whereabouts(cast, landmarks);
  }

  /** Reads the next one about some of these, or nothing and stays where it was. */
  public Optional<Restriction> read(
      Reading reading, List<Member> members, After after, boolean plural) {
    return reading.first(
        () -> except(reading, members, plural),
        () -> clause(reading, members, plural),
        () -> added(reading),
        () -> phrase(reading, members, plural),
        () -> after == After.NOUN ? untold(reading, members) : Optional.empty());
  }

  /** "lying in the snow", of the one dog there is, of which nothing is told that could differ. */
  private Optional<Restriction> untold(Reading reading, List<Member> members) {
    boolean one = members.size() == 1 && members.get(0).tail().isEmpty();
    boolean does = reading.token(0).isParticiple() || reading.peek().matches("who|that");
    if (!one || !does) {
      return Optional.empty();
    }
    while (!reading.done() && !reading.peek().matches("and|,|then|but")) {
      String word = reading.next();
      if (Sides.isOne(word) || !cast.called(word).isEmpty()) {
        return Optional.empty();
      }
    }
    return Restriction.some(all -> all);
  }

  /** "but the house", after what means several. */
  private Optional<Restriction> except(Reading reading, List<Member> members, boolean plural) {
    if (!plural || !reading.accept(EXCEPT)) {
      return Optional.empty();
    }
    Integer left = Numerals.of(reading.peek());
    if (left != null && reading.peek(1).matches("|,|and")) {
      reading.next();
      return Restriction.some(all -> all.subList(Math.min(left, all.size()), all.size()));
    }
    List<Member> kind = left == null ? List.of() : kind(reading);
    if (!kind.isEmpty()) {
      return Restriction.some(
          all -> all.stream().filter(kind::contains).skip(Math.min(left, kind.size())).toList());
    }
    List<String> ids = new ArrayList<>(excluded(reading, members));
    while (!ids.isEmpty()
        && reading.any(
            () -> reading.accept("and", ",", "or") && ids.addAll(excluded(reading, members)))) {
      continue;
    }
    return members.stream().map(Member::id).noneMatch(ids::contains)
        ? Optional.empty()
        : Restriction.filter(member -> !ids.contains(member.id()));
  }

  /** "all but one monkey" is of the monkeys alone. */
  private List<Member> kind(Reading reading) {
    int mark = reading.mark();
    reading.next();
    List<Member> kind =
        reading.nameLength() == 0 ? List.of() : cast.called(reading.ahead(reading.nameLength()));
    reading.skip(reading.nameLength());
    boolean several = kind.size() > 1;
    reading.back(several ? reading.mark() : mark);
    return several ? kind : List.of();
  }

  /** "the left one" after "all cats" is one of the cats. */
  private List<String> excluded(Reading reading, List<Member> members) {
    List<String> nouns = members.stream().map(Member::noun).distinct().toList();
    List<String> words = new ArrayList<>(reading.rest());
    if (nouns.size() == 1 && words.size() > 1) {
      words.subList(1, words.size()).replaceAll(w -> w.equals("one") ? nouns.get(0) : w);
    }
    Reading named = new Reading(words);
    List<String> ids = landmarks.read(named, After.EITHER);
    reading.skip(named.mark());
    return ids;
  }

  /** "that is not red", "which has a tree in front of it". */
  private Optional<Restriction> clause(Reading reading, List<Member> members, boolean plural) {
    if (!reading.accept("that", "which", "who") && !reading.peek(-1).equals("what")) {
      return Optional.empty();
    }
    Optional<Restriction> added = reading.first(() -> added(reading));
    if (added.isPresent()) {
      return added;
    }
    boolean is = reading.acceptAny(BE);
    boolean not = reading.accept("do not", "does not", "not", "no longer");
    boolean has = !is && reading.accept("has", "have");
    boolean verb = is || has || reading.token(0).is(Tag.VERB);
    Optional<Restriction> said =
        !verb
            ? Optional.empty()
            : has
                ? reading.first(
                    () -> whereabouts.having(reading), () -> told(reading, members, true))
                : is
                    ? looking(reading).or(() -> phrase(reading, members, plural))
                    : acting(reading, members, plural);
    return said.map(read -> not ? read.not() : new Restriction(read.test(), false, false));
  }

  /** "sleeps on the sofa", "wears a hat". */
  private Optional<Restriction> acting(Reading reading, List<Member> members, boolean plural) {
    reading.next();
    return told(reading, members, true).or(() -> whereabouts.read(reading, plural));
  }

  /** "you just added", "I added last". */
  private Optional<Restriction> added(Reading reading) {
    if (reading.accept("you", "i", "we")) {
      reading.accept("have");
      reading.accept("just", "last");
      if (reading.token(0).is(Tag.VERB)
          && reading.next().matches("add(ed)?|made|drew|drawn|put|created|placed|inserted")) {
        reading.accept("last", "just now", "there");
        return Restriction.some(all -> all.subList(Math.max(0, all.size() - 1), all.size()));
      }
    }
    return Optional.empty();
  }

  /** "a duck", "red or blue", "bigger than the dog", after "that is". */
  private Optional<Restriction> looking(Reading reading) {
    int length = reading.phraseLength();
    List<String> name = Words.withoutArticle(reading.rest().subList(0, length));
    List<Member> called = name.isEmpty() ? List.of() : cast.named(String.join(" ", name));
    if (!called.isEmpty() && reading.token(length - 1).is(Tag.NOUN)) {
      reading.skip(length);
      return Restriction.filter(called::contains);
    }
    Optional<Effect> measure = SizeWords.comparative(reading.peek());
    if (measure.isPresent() && reading.peek(1).equals("than")) {
      reading.skip(2);
      List<String> than = landmarks.read(reading, After.EITHER);
      return than.isEmpty()
          ? Optional.empty()
          : Restriction.filter(
              member ->
                  Filters.size(member, measure.get())
                      > Filters.size(cast.member(than.get(0)), measure.get()));
    }
    List<String> looks = new ArrayList<>();
    reading.accept("the");
    do {
      Token token = reading.token(0);
      boolean said = cast.members().stream().anyMatch(member -> member.says(token.word()));
      if (Sides.isOne(token.word())
          || !filters.knows(token.word()) && !(token.is(Tag.ADJECTIVE) && said)) {
        return Optional.empty();
      }
      looks.add(reading.next());
    } while (reading.accept("or", "nor", "and"));
    return Restriction.some(
        all ->
            all.stream()
                .filter(member -> looks.stream().anyMatch(look -> isSo(member, all, look)))
                .toList());
  }

  private boolean isSo(Member member, List<Member> all, String look) {
    return filters.of(all, List.of(look), Optional.empty(), !look.endsWith("est")).contains(member);
  }

  /** What is as it is by its own words or by where it lies. */
  private Optional<Restriction> phrase(Reading reading, List<Member> members, boolean plural) {
    int mark = reading.mark();
    Optional<Restriction> told = told(reading, members, false);
    int end = reading.mark();
    reading.back(mark);
    Optional<Restriction> lies = whereabouts.read(reading, plural);
    if (lies.isPresent() && reading.mark() > end) {
      return lies;
    }
    reading.back(end);
    return told;
  }

  /** "holding an umbrella", "with the red roof", where the thing's own words say so. */
  private Optional<Restriction> told(Reading reading, List<Member> members, boolean has) {
    if (!has && reading.accept("without")) {
      Optional<Restriction> without =
          reading
              .first(() -> told(reading, members, true), () -> whereabouts.having(reading))
              .map(Restriction::not);
      reading.skip(without.isPresent() ? 0 : -1);
      return without;
    }
    boolean preposition = !has && reading.peek().matches("with|in|of|wearing|on");
    if (!has
        && !preposition
        && !reading.token(0).isParticiple()
        && !tails(reading.peek(), members)) {
      return Optional.empty();
    }
    for (int length = Math.min(LONGEST, reading.rest().size()); length > 0; length--) {
      List<String> words =
          reading.rest().subList(preposition ? 1 : 0, length).stream()
              .filter(word -> !Words.isArticle(word))
              .toList();
      boolean ends =
          Words.isArticle(reading.peek(length - 1))
              || reading.token(length - 1).is(Tag.PREPOSITION, Tag.CONJUNCTION);
      if (words.isEmpty() || ends || members.stream().noneMatch(m -> m.tail().containsAll(words))) {
        continue;
      }
      boolean place = reading.peek().matches("in|on");
      reading.skip(length);
      return Optional.of(
          new Restriction(
              all -> all.stream().filter(m -> m.tail().containsAll(words)).toList(), place, false));
    }
    return Optional.empty();
  }

  private static boolean tails(String word, List<Member> members) {
    return !Words.isStop(word)
        && !Words.isArticle(word)
        && members.stream().anyMatch(member -> member.tail().contains(word));
  }
}
