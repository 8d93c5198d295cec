package studio.eligen.agent.designer.references;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;
import studio.eligen.agent.designer.references.Mention.After;

/**
 * Reads a noun phrase that refers: a determiner, a number, adjectives, a noun, and what restricts
 * it: "the two red cars on the left that are not parked".
 */
public final class Mentions {

  /** Phrases for all that is there. */
  private static final String[] EVERYTHING = WordList.phrases("everything");

  private static final Set<String> EACH = Set.of("all", "both", "every", "each", "any");

  private static final Set<String> INDEFINITE = Set.of("a", "an", "another", "some");

  private static final Set<String> THEM = Set.of("them", "these", "those");

  private final Cast cast;
  private final HeadNouns heads;
  private final Filters filters;
  private final List<String> focus;
  private final Pronouns pronouns;
  private final Restrictions restrictions;

  public Mentions(
      Cast cast,
      Vocabulary vocabulary,
      Filters filters,
      List<String> focus,
      Pronouns pronouns,
      Restrictions restrictions) {
    this.cast = cast;
    this.heads = new HeadNouns(cast, vocabulary, filters);
    this.filters = filters;
    this.focus = focus;
    this.pronouns = pronouns;
    this.restrictions = restrictions;
  }

  /** Reads one, or nothing and stays where it was. */
  public Optional<Mention> read(Reading reading, After after) {
    int mark = reading.mark();
    Optional<Integer> some = some(reading);
    boolean each = reading.acceptAny(EACH);
    boolean both = each && reading.peek(-1).equals("both");
    reading.accept("of");
    int from = reading.mark();
    reading.passArticles();
    List<String> articles = reading.since(from);
    boolean pointed = articles.stream().anyMatch(word -> !INDEFINITE.contains(word));
    boolean definite = each || some.isPresent() || pointed;
    boolean kinds = definite || after == After.NOUN;
    Optional<HeadNoun> read =
        everything(reading, mark, after)
            .or(() -> some.filter(n -> reading.acceptAny(THEM)).map(n -> them()))
            .or(() -> heads.read(reading, kinds))
            .or(() -> elided(reading, mark));
    if (read.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    HeadNoun head = read.get();
    Optional<Integer> count = both ? Optional.of(2) : head.count();
    boolean plural = each || head.plural() || count.filter(n -> n > 1).isPresent();
    List<Member> named = head.open() ? alike(head) : head.named();
    boolean every = each && head.ordered();
    List<Member> fits = every ? everyOf(head) : widened(reading, head, named, plural, after);
    boolean any = after == After.NOUN && articles.equals(List.of("a"));
    boolean free = (count.isPresent() || any) && !definite && (any || articles.isEmpty());
    boolean chosen = free || head.adjectives().stream().anyMatch(filters::chooses);
    return Optional.of(
        new Mention(
            String.join(" ", reading.since(mark)),
            named,
            fits,
            plural,
            definite,
            chosen ? Optional.empty() : count,
            any && free ? Optional.of(1) : free ? count : some));
  }

  /** "every second balloon". */
  private static List<Member> everyOf(HeadNoun head) {
    int step =
        1 + head.adjectives().stream().mapToInt(Numerals::position).filter(n -> n >= 0).sum();
    return IntStream.range(0, head.named().size())
        .filter(i -> (i + 1) % step == 0)
        .mapToObj(head.named()::get)
        .toList();
  }

  /** "two of the dogs", "one of them", "any of these". */
  private static Optional<Integer> some(Reading reading) {
    boolean one = reading.accept("any of", "either of");
    Integer count = one ? Integer.valueOf(1) : Numerals.of(reading.peek());
    boolean of =
        one || count != null && !reading.peek().equals("both") && reading.peek(1).equals("of");
    if (of && !one) {
      reading.skip(2);
    }
    return of ? Optional.of(count) : Optional.empty();
  }

  private HeadNoun them() {
    List<Member> meant =
        focus.size() > 1 ? focus.stream().map(cast::member).toList() : cast.members();
    return new HeadNoun(List.of(), meant, true, false);
  }

  private Optional<HeadNoun> everything(Reading reading, int mark, After after) {
    int here = reading.mark();
    reading.back(mark);
    boolean what = reading.peek().equals("what") && reading.token(1).is(Tag.AUXILIARY, Tag.PRONOUN);
    if (reading.accept(EVERYTHING) || what && reading.accept("what")) {
      boolean rest = List.of("else", "rest").contains(reading.peek(-1));
      List<Member> people =
          reading.peek(-1).matches("everybody|everyone") ? cast.ofKind("people") : List.of();
      if (!people.isEmpty()) {
        return Optional.of(new HeadNoun(List.of(), people, true, false));
      }
      List<Member> others =
          cast.members().stream().filter(m -> !rest || !focus.contains(m.id())).toList();
      List<String> kinds = focus.stream().map(id -> cast.member(id).noun()).distinct().toList();
      List<Member> alike = others.stream().filter(m -> kinds.contains(m.noun())).toList();
      boolean ofKind = reading.peek(-1).equals("rest") && !alike.isEmpty();
      List<Member> all = ofKind ? alike : others;
      return Optional.of(new HeadNoun(looks(reading, after), all, true, false));
    }
    reading.back(here);
    return Optional.empty();
  }

  /** The adjectives of "anything red"; "make everything red" wishes for them. */
  private List<String> looks(Reading reading, After after) {
    boolean told = reading.peek(-1).equals("anything") || after == After.NOUN;
    List<String> looks = new ArrayList<>();
    while (told
        && reading.token(0).is(Tag.ADJECTIVE, Tag.NOUN)
        && !reading.token(0).isComparative()
        && heads.describes(reading.token(0), cast.members())) {
      looks.add(reading.next());
    }
    return looks;
  }

  /** "the second", "the two on the left", "the bigger of the dogs": the noun is left out. */
  private Optional<HeadNoun> elided(Reading reading, int mark) {
    String before = reading.mark() == mark ? "" : reading.peek(-1);
    if (before.equals("all") && reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION)) {
      return Optional.of(new HeadNoun(List.of(), cast.members(), true, true));
    }
    if (Set.of("all", "these", "those").contains(before) && Numerals.of(reading.peek()) != null) {
      return counted(reading);
    }
    List<String> words = new ArrayList<>();
    while (before.equals("the")
            && filters.knows(reading.peek())
            && (words.size() < 2 || Numerals.of(words.get(words.size() - 1)) == null)
            && (words.isEmpty() || !reading.token(0).isComparative())
        || before.equals("the") && Numerals.of(reading.peek()) != null) {
      words.add(reading.next());
    }
    // "the first two brown": nothing but those two can come after a number.
    boolean so =
        words.size() > 1
            && Numerals.of(words.get(words.size() - 1)) != null
            && reading.token(0).is(Tag.ADJECTIVE)
            && !reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE);
    if (words.isEmpty() || reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE) && !so) {
      return Optional.empty();
    }
    if (words.size() == 1 && Numerals.of(words.get(0)) != null) {
      reading.skip(-1);
      return counted(reading);
    }
    return likeNext(reading, words)
        .or(() -> Optional.of(new HeadNoun(words, cast.members(), words.contains("others"), true)))
        .filter(head -> !head.open() || words.stream().anyMatch(filters::chooses));
  }

  /** "the two": those that need no name. */
  private Optional<HeadNoun> counted(Reading reading) {
    String word = reading.next();
    List<Member> members =
        pronouns
            .so(Numerals.of(word))
            .map(ids -> ids.stream().map(cast::member).toList())
            .orElse(cast.members());
    return Optional.of(new HeadNoun(List.of(word), members, false, true));
  }

  /** "the first and the last dog": both are dogs. */
  private Optional<HeadNoun> likeNext(Reading reading, List<String> words) {
    int mark = reading.mark();
    Optional<Mention> next =
        reading.accept("and", "or") ? read(reading, After.NOTHING) : Optional.empty();
    reading.back(mark);
    return next.filter(mention -> !mention.named().isEmpty())
        .map(mention -> mention.named().get(0).noun())
        .map(noun -> new HeadNoun(words, cast.called(noun), false, false));
  }

  /** "the last one" is of the kind that was spoken of last, where there is more than one of it. */
  private List<Member> alike(HeadNoun head) {
    List<String> kinds = focus.stream().map(id -> cast.member(id).noun()).distinct().toList();
    boolean told = head.named().size() == cast.members().size() && !head.adjectives().isEmpty();
    if (!told || kinds.size() != 1) {
      return head.named();
    }
    List<Member> same = head.named().stream().filter(m -> m.noun().equals(kinds.get(0))).toList();
    boolean fits =
        head.ordered() || !filters.of(same, head.looks(), head.count(), head.plural()).isEmpty();
    return same.size() > 1 && fits ? same : head.named();
  }

  /** Those that are surely of the kind, or that may be where only they are as the words say. */
  private List<Member> widened(
      Reading reading, HeadNoun head, List<Member> named, boolean plural, After after) {
    int mark = reading.mark();
    List<Member> surely = restricted(reading, head, named, plural, after);
    int end = reading.mark();
    reading.back(mark);
    List<Member> maybe =
        head.maybe().isEmpty() ? List.of() : restricted(reading, head, head.maybe(), plural, after);
    if (!maybe.isEmpty() && reading.mark() > end) {
      return maybe;
    }
    reading.back(end);
    return surely;
  }

  /** Those that are as the adjectives and what follows the noun say. */
  private List<Member> restricted(
      Reading reading, HeadNoun head, List<Member> named, boolean plural, After after) {
    List<String> looks = head.looks().stream().filter(w -> !filters.compares(w)).toList();
    List<String> order = head.looks().stream().filter(filters::compares).toList();
    List<Member> meant = filters.of(named, looks, Optional.empty(), plural);
    List<Member> fits = filters.of(meant, order, head.count(), plural);
    for (boolean more = after != After.NOTHING; more; ) {
      int mark = reading.mark();
      Optional<Restriction> next = restrictions.read(reading, meant, after, plural);
      List<Member> kept = next.isPresent() ? next.get().of(meant) : List.of();
      boolean told = plural || fits.size() == 1;
      more =
          next.isPresent()
              && (!next.get().place() || isOfNoun(reading, after, told, kept, next.get()));
      if (more) {
        meant = kept;
        fits = filters.of(meant, order, head.count(), plural);
      } else {
        reading.back(mark);
      }
    }
    return fits;
  }

  /** Whether words that can say where the thing is do so, and do not say where it shall be. */
  private static boolean isOfNoun(
      Reading reading, After after, boolean told, List<Member> kept, Restriction restriction) {
    if (after != After.COMMAND) {
      return after == After.NOUN || !kept.isEmpty();
    }
    boolean ends =
        reading.done()
            || reading.token(0).is(Tag.CONJUNCTION, Tag.PUNCTUATION)
            || Set.of("again", "there", "here").contains(reading.peek());
    if (ends) {
      return !told && !kept.isEmpty() && restriction.side();
    }
    return !kept.isEmpty() || !reading.token(0).is(Tag.PREPOSITION);
  }
}
