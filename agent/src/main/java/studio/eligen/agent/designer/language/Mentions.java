package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import studio.eligen.agent.designer.language.Cast.Member;
import studio.eligen.agent.designer.language.Mention.After;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * Reads a noun phrase that refers: a determiner, a number, adjectives, a noun, and what restricts
 * it: "the two red cars on the left that are not parked".
 */
final class Mentions {

  /** What stands for any thing. */
  private static final Set<String> STAND_INS = WordList.words("stand-ins");

  /** Nouns that mean several things by a singular: "furniture". */
  private static final Set<String> COLLECTIVES = WordList.words("collectives");

  /** Phrases for all that is there. */
  private static final String[] EVERYTHING = WordList.phrases("everything");

  private static final Set<String> EACH = Set.of("all", "both", "every", "each", "any");

  private static final Set<String> THEM = Set.of("them", "these", "those");
  private static final int LONGEST = 6;

  /** A noun with the adjectives before it. */
  private record Head(
      List<String> adjectives,
      List<Member> named,
      List<Member> maybe,
      boolean plural,
      boolean open) {
    Head(List<String> adjectives, List<Member> named, boolean plural, boolean open) {
      this(adjectives, named, List.of(), plural, open);
    }
  }

  private final Cast cast;
  private final Vocabulary vocabulary;
  private final Filters filters;
  private final List<String> focus;
  private final Pronouns pronouns;
  private final Restrictions restrictions;

  Mentions(
      Cast cast,
      Vocabulary vocabulary,
      Filters filters,
      List<String> focus,
      Pronouns pronouns,
      Restrictions restrictions) {
    this.cast = cast;
    this.vocabulary = vocabulary;
    this.filters = filters;
    this.focus = focus;
    this.pronouns = pronouns;
    this.restrictions = restrictions;
  }

  /** Reads one, or nothing and stays where it was. */
  Optional<Mention> read(Reading reading, After after) {
    int mark = reading.mark();
    Optional<Integer> some = some(reading);
    boolean each = reading.acceptAny(EACH);
    reading.accept("of");
    boolean definite = each || some.isPresent();
    boolean article = false;
    while (Words.isArticle(reading.peek())) {
      String word = reading.next();
      article = true;
      definite |= !word.matches("an?|another|some");
    }
    boolean kinds = definite || after == After.NOUN;
    Optional<Head> read =
        everything(reading, mark, after)
            .or(() -> some.filter(n -> reading.acceptAny(THEM)).map(n -> them()))
            .or(() -> head(reading, kinds))
            .or(() -> elided(reading, mark));
    if (read.isEmpty()) {
      reading.back(mark);
      return Optional.empty();
    }
    Head head = read.get();
    Optional<Integer> count = count(head);
    boolean plural = each || head.plural() || count.filter(n -> n > 1).isPresent();
    List<Member> named = head.open() ? alike(head) : head.named();
    boolean every = each && head.adjectives().stream().anyMatch(w -> Numerals.position(w) >= 0);
    List<Member> fits = every ? everyOf(head) : widened(reading, head, named, plural, after);
    boolean free = count.isPresent() && !definite && !article;
    boolean chosen = free || head.adjectives().stream().anyMatch(filters::chooses);
    String said = String.join(" ", reading.since(mark));
    return Optional.of(
        new Mention(
            said,
            named,
            fits,
            plural,
            definite,
            chosen ? Optional.empty() : count,
            free ? count : some));
  }

  /** "every second balloon". */
  private static List<Member> everyOf(Head head) {
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

  private Head them() {
    List<Member> meant =
        focus.size() > 1 ? focus.stream().map(cast::member).toList() : cast.members();
    return new Head(List.of(), meant, true, false);
  }

  private Optional<Head> everything(Reading reading, int mark, After after) {
    int here = reading.mark();
    reading.back(mark);
    boolean what = reading.peek().equals("what") && reading.token(1).is(Tag.AUXILIARY, Tag.PRONOUN);
    if (reading.accept(EVERYTHING) || what && reading.accept("what")) {
      boolean rest = List.of("else", "rest").contains(reading.peek(-1));
      List<Member> all =
          cast.members().stream().filter(m -> !rest || !focus.contains(m.id())).toList();
      return Optional.of(new Head(looks(reading, after), all, true, false));
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
        && describes(reading.token(0), cast.members())) {
      looks.add(reading.next());
    }
    return looks;
  }

  /** Goes past adjectives and a noun for something that is there, or of the vocabulary. */
  private Optional<Head> head(Reading reading, boolean kinds) {
    for (int length = LONGEST; length > 0; length--) {
      if (reading.ahead(length).isEmpty() || Words.isStop(reading.peek(length - 1))) {
        continue;
      }
      for (int from = 0; from < length; from++) {
        Optional<Head> head = head(reading, from, length, kinds);
        if (head.isPresent()) {
          reading.skip(length);
          return head;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Head> head(Reading reading, int from, int length, boolean kinds) {
    List<String> words = reading.rest().subList(0, length);
    String noun = String.join(" ", words.subList(from, length));
    boolean standIn = STAND_INS.contains(noun) && (from > 0 || !isNumber(reading, length));
    List<Member> called = kinds ? cast.named(noun) : cast.called(noun);
    List<Member> named = standIn ? cast.members() : called;
    boolean listed = !vocabulary.isOpen() && vocabulary.thing(noun).isPresent();
    if (named.isEmpty() && !standIn && !listed) {
      return Optional.empty();
    }
    for (int i = 0; i < from; i++) {
      if (!describes(reading.token(i), named) && !joins(reading, i, named)) {
        return Optional.empty();
      }
    }
    boolean sheep = named.size() > 1 && Plurals.plural(noun).equals(noun);
    boolean plural = Plurals.isPlural(noun) || COLLECTIVES.contains(noun) || sheep;
    return Optional.of(
        new Head(
            words.subList(0, from), named, kinds ? cast.maybe(noun) : List.of(), plural, standIn));
  }

  /** "one" alone counts what comes after it: "one more dog". */
  private static boolean isNumber(Reading reading, int length) {
    Token next = reading.token(length);
    return reading.peek().equals("one")
        && !Words.isArticle(reading.peek(-1))
        && (next.is(Tag.NOUN, Tag.ADJECTIVE, Tag.PUNCTUATION)
            || next.word().matches("more|fewer|less"));
  }

  /** Whether a word before a noun can tell which one it is. */
  private boolean describes(Token token, List<Member> named) {
    return filters.knows(token.word())
        || Numerals.of(token.word()) != null
        || named.stream().anyMatch(member -> member.says(token.word()))
        || (token.is(Tag.ADJECTIVE) || token.isParticiple()) && !token.isComparative();
  }

  /** The "and" of "the black and white cat". */
  private boolean joins(Reading reading, int at, List<Member> named) {
    return at > 0
        && reading.peek(at).equals("and")
        && describes(reading.token(at - 1), named)
        && describes(reading.token(at + 1), named);
  }

  /** "the second", "the two on the left", "the bigger of the dogs": the noun is left out. */
  private Optional<Head> elided(Reading reading, int mark) {
    String before = reading.mark() == mark ? "" : reading.peek(-1);
    if (before.equals("all") && reading.token(0).is(Tag.PUNCTUATION, Tag.CONJUNCTION)) {
      return Optional.of(new Head(List.of(), cast.members(), true, true));
    }
    if (Set.of("all", "these", "those").contains(before) && Numerals.of(reading.peek()) != null) {
      return counted(reading);
    }
    List<String> words = new ArrayList<>();
    while (before.equals("the")
            && filters.knows(reading.peek())
            && (words.isEmpty() || !reading.token(0).isComparative())
        || before.equals("the") && Numerals.of(reading.peek()) != null) {
      words.add(reading.next());
    }
    if (words.isEmpty() || reading.token(0).is(Tag.NOUN, Tag.ADJECTIVE)) {
      return Optional.empty();
    }
    if (words.size() == 1 && Numerals.of(words.get(0)) != null) {
      reading.skip(-1);
      return counted(reading);
    }
    return likeNext(reading, words)
        .or(() -> Optional.of(new Head(words, cast.members(), words.contains("others"), true)))
        .filter(head -> !head.open() || words.stream().anyMatch(filters::chooses));
  }

  /** "the two": those that need no name. */
  private Optional<Head> counted(Reading reading) {
    String word = reading.next();
    List<Member> members =
        pronouns
            .so(Numerals.of(word))
            .map(ids -> ids.stream().map(cast::member).toList())
            .orElse(cast.members());
    return Optional.of(new Head(List.of(word), members, false, true));
  }

  /** "the first and the last dog": both are dogs. */
  private Optional<Head> likeNext(Reading reading, List<String> words) {
    int mark = reading.mark();
    Optional<Mention> next =
        reading.accept("and", "or") ? read(reading, After.NOTHING) : Optional.empty();
    reading.back(mark);
    return next.filter(mention -> !mention.named().isEmpty())
        .map(mention -> mention.named().get(0).noun())
        .map(noun -> new Head(words, cast.called(noun), false, false));
  }

  private static Optional<Integer> count(Head head) {
    return head.adjectives().stream()
        .map(Numerals::of)
        .filter(number -> number != null)
        .findFirst();
  }

  /** "the last one" is of the kind that was spoken of last, where there is more than one of it. */
  private List<Member> alike(Head head) {
    List<String> kinds = focus.stream().map(id -> cast.member(id).noun()).distinct().toList();
    boolean told = head.named().size() == cast.members().size() && !head.adjectives().isEmpty();
    if (!told || kinds.size() != 1) {
      return head.named();
    }
    List<Member> same = head.named().stream().filter(m -> m.noun().equals(kinds.get(0))).toList();
    boolean fits = !filters.of(same, adjectives(head), count(head), head.plural()).isEmpty();
    return same.size() > 1 && fits ? same : head.named();
  }

  private static List<String> adjectives(Head head) {
    return head.adjectives().stream()
        .filter(word -> !word.equals("and") && Numerals.of(word) == null)
        .toList();
  }

  /** Those that are surely of the kind, or that may be where only they are as the words say. */
  private List<Member> widened(
      Reading reading, Head head, List<Member> named, boolean plural, After after) {
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
      Reading reading, Head head, List<Member> named, boolean plural, After after) {
    List<String> looks = adjectives(head).stream().filter(w -> !filters.compares(w)).toList();
    List<String> order = adjectives(head).stream().filter(filters::compares).toList();
    List<Member> meant = filters.of(named, looks, Optional.empty(), plural);
    List<Member> fits = filters.of(meant, order, count(head), plural);
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
        fits = filters.of(meant, order, count(head), plural);
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
