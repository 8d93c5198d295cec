package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.Nouns;
import studio.eligen.agent.designer.lexicon.PartsOfSpeech;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Token;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/** A place in a list of words from which rules read onwards, and to which they can go back. */
public final class Reading {

  /** Words that mean, or can mean, the whole picture. */
  private static final String[] WHOLE = WordList.phrases("whole-picture");

  /** No phrase of a list has more words. */
  private static final int LONGEST = 8;

  private final List<String> words;
  private List<Token> tokens;
  private int at;

  public Reading(List<String> words) {
    this.words = List.copyOf(words);
  }

  public boolean done() {
    return at >= words.size();
  }

  /** The next word, or "" at the end. */
  public String peek() {
    return peek(0);
  }

  public String peek(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  /** The word so far ahead with its part of speech; an empty mark outside of the words. */
  public Token token(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < words.size() ? tokens().get(index) : Token.NONE;
  }

  /** How many of the next words name a thing: "rusty old truck"; 0 if none comes next. */
  public int nameLength() {
    return Nouns.nameLength(tokens(), at);
  }

  /** The same with a determiner and a number before it: "two old trucks". */
  public int phraseLength() {
    return Nouns.phraseLength(tokens(), at);
  }

  /** The noun phrase that comes next; empty if none does. */
  public List<String> nextPhrase() {
    return rest().subList(0, phraseLength());
  }

  /** Whether a noun, a verb or an adjective comes, now or later. */
  public boolean namesAnything() {
    return tokens().subList(at, words.size()).stream()
        .anyMatch(t -> t.is(Tag.NOUN, Tag.VERB, Tag.ADJECTIVE));
  }

  /** Whether a verb that is bound to a subject comes, now or later: "is", "has". */
  public boolean saysSomething() {
    return tokens().subList(at, words.size()).stream().anyMatch(t -> t.is(Tag.AUXILIARY));
  }

  private List<Token> tokens() {
    if (tokens == null) {
      tokens = PartsOfSpeech.of(words);
    }
    return tokens;
  }

  public String next() {
    String word = peek();
    at = Math.min(at + 1, words.size());
    return word;
  }

  public void skip(int count) {
    at = Math.max(0, Math.min(at + count, words.size()));
  }

  public int mark() {
    return at;
  }

  public void back(int mark) {
    at = mark;
  }

  public List<String> rest() {
    return words.subList(at, words.size());
  }

  /** The words from a mark up to here. */
  public List<String> since(int mark) {
    return words.subList(mark, at);
  }

  /** The next {@code count} words as one string, or "" if there are fewer. */
  public String ahead(int count) {
    return at + count > words.size() ? "" : String.join(" ", words.subList(at, at + count));
  }

  /** Goes past the first of these phrases that comes next. */
  public boolean accept(String... phrases) {
    for (String phrase : phrases) {
      int length = length(phrase);
      if (length > 0) {
        skip(length);
        return true;
      }
    }
    return false;
  }

  /** How many words a phrase has if it comes next, else 0. All rules ask this of all lists. */
  private int length(String phrase) {
    int from = 0;
    for (int i = at; i < words.size() && phrase.startsWith(words.get(i), from); i++) {
      from += words.get(i).length();
      if (from == phrase.length()) {
        return i + 1 - at;
      }
      if (phrase.charAt(from++) != ' ') {
        return 0;
      }
    }
    return 0;
  }

  /** Goes past the longest of these phrases that comes next, and gives what is known of it. */
  public Optional<String> accept(Map<String, String> facts) {
    for (int length = LONGEST; length > 0; length--) {
      String known = facts.get(ahead(length));
      if (known != null) {
        skip(length);
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** Goes past all of these phrases that come next, and gives what is known of each. */
  public List<String> acceptAll(Map<String, String> facts) {
    return Stream.generate(() -> accept(facts))
        .takeWhile(Optional::isPresent)
        .map(Optional::get)
        .toList();
  }

  /** The noun of the phrase that comes next; empty if none does. */
  public String nextNoun() {
    int length = phraseLength();
    return length == 0 ? "" : peek(length - 1);
  }

  /** The noun of the phrase that comes after the next word; empty if none does. */
  public String nounBehind() {
    next();
    String noun = nextNoun();
    skip(-1);
    return noun;
  }

  /** Goes past words that mean, or can mean, the whole picture. */
  public boolean acceptWhole() {
    return accept(WHOLE);
  }

  /** Goes past a noun phrase, if one comes next. */
  public boolean acceptPhrase() {
    int length = phraseLength();
    skip(length);
    return length > 0;
  }

  /** Goes past the next word, if it is one of these. */
  public boolean accept(Tag... tags) {
    boolean found = token(0).is(tags);
    skip(found ? 1 : 0);
    return found;
  }

  /** Tries these readings in their order; where none succeeds the reading stays where it was. */
  public boolean any(BooleanSupplier... kinds) {
    int mark = mark();
    for (BooleanSupplier kind : kinds) {
      if (kind.getAsBoolean()) {
        return true;
      }
      back(mark);
    }
    return false;
  }

  /** What the first of these reads that reads anything; else the reading stays where it was. */
  @SafeVarargs
  public final <T> Optional<T> first(Supplier<Optional<T>>... kinds) {
    int mark = mark();
    for (Supplier<Optional<T>> kind : kinds) {
      Optional<T> read = kind.get();
      if (read.isPresent()) {
        return read;
      }
      back(mark);
    }
    return Optional.empty();
  }

  /** Whether this reading would succeed; it stays where it was. */
  public boolean would(BooleanSupplier kind) {
    int mark = mark();
    boolean found = kind.getAsBoolean();
    back(mark);
    return found;
  }

  public boolean acceptAny(Set<String> choices) {
    boolean found = choices.contains(peek());
    skip(found ? 1 : 0);
    return found;
  }

  /** Goes past articles, and what stands in their place. */
  public void passArticles() {
    while (Words.isArticle(peek())) {
      next();
    }
  }

  /** Goes past all of these words that come next. */
  public void passOver(Set<String> choices) {
    while (choices.contains(peek())) {
      next();
    }
  }
}
