package studio.eligen.agent.designer.references;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast.Member;

/** Reads the noun of a phrase that refers, with the adjectives before it: "the two red cars". */
final class HeadNouns {

  /** What stands for any thing. */
  private static final Set<String> STAND_INS = WordList.words("stand-ins");

  /** Nouns that mean several things by a singular: "furniture". */
  private static final Set<String> COLLECTIVES = WordList.words("collectives");

  private static final int LONGEST = 6;

  private final Cast cast;
  private final Vocabulary vocabulary;
  private final Filters filters;

  HeadNouns(Cast cast, Vocabulary vocabulary, Filters filters) {
    this.cast = cast;
    this.vocabulary = vocabulary;
    this.filters = filters;
  }

  /** Goes past adjectives and a noun for something that is there, or of the vocabulary. */
  Optional<HeadNoun> read(Reading reading, boolean kinds) {
    for (int length = LONGEST; length > 0; length--) {
      if (reading.ahead(length).isEmpty() || Words.isStop(reading.peek(length - 1))) {
        continue;
      }
      for (int from = 0; from < length; from++) {
        Optional<HeadNoun> head = head(reading, from, length, kinds);
        if (head.isPresent()) {
          reading.skip(length);
          return head;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<HeadNoun> head(Reading reading, int from, int length, boolean kinds) {
    List<String> words = reading.rest().subList(0, length);
    String noun = String.join(" ", words.subList(from, length));
    boolean standIn = STAND_INS.contains(noun) && (from > 0 || !isNumber(reading, length));
    boolean any = kinds || reading.token(length).isComparative();
    List<Member> called = any ? cast.named(noun) : cast.called(noun);
    List<Member> named = standIn ? cast.members() : called;
    if (named.isEmpty() && !standIn) {
      return Optional.empty();
    }
    for (int i = 0; i < from; i++) {
      if (!describes(reading.token(i), named) && !joins(reading, i, named)) {
        return Optional.empty();
      }
    }
    boolean sheep = named.size() > 1 && Plurals.plural(noun).equals(noun);
    boolean one =
        String.join(" ", reading.rest().subList(length, reading.rest().size()))
            .matches("(?:(?:on|at|in|to) the [^,]+ )?(?:is|looks|was|has|needs|seems) .*");
    boolean chosen = one || words.subList(0, from).stream().anyMatch(this::tellsOne);
    boolean plural =
        Plurals.isPlural(noun) && !(sheep && chosen)
            || COLLECTIVES.contains(noun)
            || sheep && !chosen;
    return Optional.of(
        new HeadNoun(
            words.subList(0, from), named, kinds ? cast.maybe(noun) : List.of(), plural, standIn));
  }

  /** "left", "second", "biggest": one of several, where the noun may mean one or more. */
  private boolean tellsOne(String word) {
    return Sides.isOne(word) || Numerals.position(word) >= 0 || word.endsWith("est");
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
  boolean describes(Token token, List<Member> named) {
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
}
