package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Landscapes;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.PartsOfSpeech;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Weather;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/** Puts right what is surely a slip of the finger: "mvoe", "teh", "buterfly". */
public final class Spelling {

  /** Words that commands are made of, beside the verbs. */
  private static final Set<String> COMMON = WordList.words("common");

  /** Words of verbs that are right as they are. */
  private static final Set<String> COMMANDS =
      Stream.of("adding", "acts", "actions")
          .flatMap(list -> WordList.words(list).stream())
          .flatMap(phrase -> Stream.of(phrase.split(" ")))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ACTIONS = WordList.words("actions");

  /** Shorter words are too easily other words; of this length, too, but with letters swapped. */
  private static final int LEAST_THING = 4;

  private final Vocabulary vocabulary;
  private final Set<String> there = new LinkedHashSet<>();
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param design whose things are known by name, whatever the vocabulary
   */
  public Spelling(Vocabulary vocabulary, Design design) {
    this.vocabulary = vocabulary;
    known.addAll(Clauses.VERBS);
    known.addAll(COMMON);
    design.entities().forEach(entity -> there.addAll(Words.of(entity.prompt())));
    known.addAll(there);
    vocabulary.things().forEach(thing -> known.addAll(Words.of(thing.name())));
    vocabulary.things().forEach(thing -> thing.aliases().forEach(a -> known.addAll(Words.of(a))));
    vocabulary.places().forEach(place -> place.phrases().forEach(p -> known.addAll(Words.of(p))));
    known.addAll(vocabulary.colours());
    known.addAll(Weather.words());
  }

  public List<String> corrected(List<String> words) {
    List<String> corrected = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean several = i + 1 < words.size() && Plurals.isSeveral(words.get(i + 1));
      corrected.addAll(
          isWord(word)
              ? List.of(PartsOfSpeech.isWord(word) ? word : doubled(word))
              : number(word)
                  .filter(number -> several)
                  .or(() -> doing(word))
                  .map(List::of)
                  .or(() -> apart(word))
                  .orElseGet(() -> List.of(near(word, corrected.isEmpty()))));
    }
    return withToo(corrected);
  }

  /** "three" of "thre sheep". */
  private static Optional<String> number(String word) {
    return Numerals.words().stream().filter(number -> Slips.isSlip(word, number)).findFirst();
  }

  /** "sleeping" of "slepping", "standing" of "standin". */
  private static Optional<String> doing(String word) {
    String whole = word.endsWith("in") ? word + "g" : word;
    int end = whole.length() - "ing".length();
    if (!whole.endsWith("ing") || end < 2) {
      return Optional.empty();
    }
    String stem = whole.substring(0, end).replaceFirst("(\\p{L})\\1$", "$1");
    List<String> verbs =
        ACTIONS.stream()
            .filter(verb -> whole.equals(English.doing(verb)) || Slips.isMistyped(stem, verb))
            .toList();
    return verbs.size() == 1 ? Optional.of(English.doing(verbs.get(0))) : Optional.empty();
  }

  /** "running" of "runing", "riding" of "rideing". */
  private static String doubled(String word) {
    String stem = word.replaceFirst("ing$", "");
    return word.endsWith("ing") && ACTIONS.contains(stem) ? English.doing(stem) : word;
  }

  /** "on the" of "onthe". */
  private static Optional<List<String>> apart(String word) {
    return Stream.of("the", "a", "an")
        .filter(article -> word.endsWith(article) && word.length() > article.length() + 1)
        .map(article -> List.of(word.substring(0, word.length() - article.length()), article))
        .filter(pair -> PartsOfSpeech.isPreposition(pair.get(0)))
        .findFirst();
  }

  /** "is too big" of "is to big". */
  private static List<String> withToo(List<String> words) {
    Reading reading = new Reading(words);
    List<String> right = new ArrayList<>(words);
    for (; !reading.done(); reading.next()) {
      boolean led = reading.peek(-1).matches("is|are|was|looks?|seems?|way|much|bit");
      boolean ends = reading.peek(2).isEmpty() || !reading.token(2).is(Tag.NOUN, Tag.ADJECTIVE);
      if (led && ends && reading.peek().equals("to") && SizeWords.knows(reading.peek(1))) {
        right.set(reading.mark(), "too");
      }
    }
    return right;
  }

  private boolean isWord(String word) {
    return Slips.isWord(word)
        || COMMANDS.contains(word)
        || known.contains(word)
        || vocabulary.thing(word).isPresent()
        || EverydayThings.of(word).isPresent()
        || PartsOfSpeech.isWord(word)
        || EverydayThings.isInName(word)
        || word.endsWith("s") && EverydayThings.isInName(word.substring(0, word.length() - 1))
        || word.endsWith("ing") && isVerb(word.substring(0, word.length() - 3))
        || Plurals.singulars(word).stream()
            .anyMatch(
                one ->
                    known.contains(one)
                        || one.length() > 2 && (Slips.isWord(one) || PartsOfSpeech.isWord(one)));
  }

  /** "duck" of "ducking", "hik" of "hiking". */
  private static boolean isVerb(String stem) {
    return stem.length() > 2
        && Stream.of(stem, stem + "e")
            .anyMatch(verb -> PartsOfSpeech.isWord(verb) || EverydayThings.of(verb).isPresent());
  }

  /** The only known word that it can have been meant for, or the word itself. */
  private String near(String word, boolean first) {
    // A short word is only put right to one of a command, or to the name of what is there.
    List<String> near =
        known.stream()
            .filter(
                other ->
                    word.length() > 3
                        || there.contains(other)
                        || COMMON.contains(other)
                        || Clauses.VERBS.contains(other))
            .filter(other -> Slips.isSlip(word, other))
            .toList();
    // "lft" begins no command, so there it is "left" rather than "lift".
    List<String> likely =
        near.size() < 2
            ? near
            : near.stream().filter(other -> first == Clauses.VERBS.contains(other)).toList();
    return likely.size() == 1 ? likely.get(0) : near.isEmpty() ? thing(word) : word;
  }

  /** The only everyday thing that a word can have been meant for, if one is. */
  private String thing(String word) {
    boolean known =
        PartsOfSpeech.isWord(word)
            || Landscapes.isNamed(List.of(word))
            || Weather.of(List.of(word)).isPresent();
    if (word.length() < LEAST_THING || known) {
      return word;
    }
    if (word.endsWith("s") && word.length() > LEAST_THING) {
      String stem = word.substring(0, word.length() - 1);
      String one = isWord(stem) ? stem : thing(stem);
      return one.equals(stem) ? one(word) : Plurals.plural(one);
    }
    return one(word);
  }

  private String one(String word) {
    String heard = word.replace("ph", "f");
    List<String> near =
        Stream.concat(EverydayThings.names().stream(), Landscapes.words().stream())
            .distinct()
            .filter(name -> name.replace("ph", "f").equals(heard) || Slips.isMistyped(word, name))
            .filter(
                name ->
                    word.length() > LEAST_THING && !word.endsWith("ing")
                        || name.length() == word.length())
            .toList();
    // Letters that have changed places are likelier than one that is missing.
    List<String> swapped = near.stream().filter(name -> name.length() == word.length()).toList();
    List<String> likely = swapped.isEmpty() ? near : swapped;
    return likely.size() == 1 ? likely.get(0) : word;
  }
}
