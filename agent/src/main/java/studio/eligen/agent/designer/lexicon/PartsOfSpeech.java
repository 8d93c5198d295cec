package studio.eligen.agent.designer.lexicon;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Tells what part of speech each word of a sentence is: OpenNLP's maximum-entropy tagger, overruled
 * by the words whose part is certain here (directions, colours, numbers, prepositions) and by the
 * things of the lexicon.
 */
public final class PartsOfSpeech {

  /** Words whose part of speech is the same in all that is said about pictures. */
  private static final Map<String, String> CLOSED = WordList.facts("closed-classes");

  /** Words that begin a command. */
  private static final Set<String> COMMANDS = WordList.words("verbs");

  /** Nouns after which a number is a name: "the number 7". */
  private static final Set<String> NUMBERED = Set.of("number", "digit", "figure", "letter");

  /** Words that are verbs of their own before an object: "does a jump". */
  private static final Set<String> DOING = Set.of("do", "does", "did");

  /** Words that are surely verbs where they can be. */
  private static final Set<String> ACTIONS = WordList.words("actions");

  private static final Set<String> RELATIVES = Set.of("that", "which", "who");

  private static final CompletableFuture<Tagger> TAGGER =
      CompletableFuture.supplyAsync(
          () -> {
            EverydayThings.of("");
            Tagger tagger = new Tagger();
            // The first sentence takes many times as long as the next.
            tagger.tags(List.of("a", "cat"));
            return tagger;
          });

  /** The rules ask about the same few prompts again and again, each time for milliseconds. */
  private static final int REMEMBERED = 1_000;

  private static final Map<List<String>, List<Token>> KNOWN = new HashMap<>();

  private PartsOfSpeech() {}

  /** Begins to load the tagger and the lexicon in the background, once. */
  public static void preload() {
    // Naming the class has begun it.
  }

  /** The words with their parts of speech, in their order. */
  public static List<Token> of(List<String> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    Tagger tagger = TAGGER.join();
    // One at a time: the tagger keeps what it found last.
    synchronized (tagger) {
      List<Token> known = KNOWN.get(words);
      if (known == null) {
        known = settled(words, tagger.tags(words));
        if (KNOWN.size() == REMEMBERED) {
          KNOWN.clear();
        }
        KNOWN.put(List.copyOf(words), known);
      }
      return known;
    }
  }

  /** Whether this is an English word, of those that are used most. */
  public static boolean isWord(String word) {
    return CLOSED.containsKey(word) || TAGGER.join().hasMet(word);
  }

  private static List<Token> settled(List<String> words, List<Tag> guessed) {
    Tag[] tags = new Tag[words.size()];
    for (int i = 0; i < tags.length; i++) {
      Tag before = i == 0 ? Tag.PUNCTUATION : tags[i - 1];
      String next = i + 1 < tags.length ? words.get(i + 1) : "";
      String previous = i == 0 ? "" : words.get(i - 1);
      Tag tag = certain(words.get(i), previous, before, next, guessed.get(i));
      // "string lights" are no strings that light.
      boolean named =
          tag == Tag.VERB && EverydayThings.of(previous + " " + words.get(i)).isPresent();
      tags[i] = named || isFruit(words, tags, i) ? Tag.NOUN : tag;
    }
    Agreement.settle(words, tags);
    return IntStream.range(0, tags.length).mapToObj(i -> new Token(words.get(i), tags[i])).toList();
  }

  /** The orange of "with a juicy orange" and "replace the car with orange"; "a deep orange". */
  private static boolean isFruit(List<String> words, Tag[] tags, int at) {
    String next = at + 1 < words.size() ? words.get(at + 1) : "";
    boolean both = Colours.names(words.get(at)) && isThing(words.get(at));
    if (!both || at < 2 || !next.isEmpty() && !isPreposition(next) && !next.matches("[,.]|and")) {
      return false;
    }
    int from = at;
    while (from > 1
        && (tags[from - 1] == Tag.ADJECTIVE || words.get(from - 1).endsWith("ing"))
        && !isColoured(words.get(from - 1))) {
      from--;
    }
    boolean article = words.get(from - 1).matches("an?");
    String before = article && from == 1 ? "a" : words.get(from - (article ? 2 : 1));
    boolean exchanged = words.get(0).matches("replace|swap|substitute|exchange");
    boolean coloured = words.stream().limit(from).anyMatch(PartsOfSpeech::isColoured);
    return before.matches("with|by|add|a") && (article || exchanged) && !coloured;
  }

  private static boolean isColoured(String word) {
    return Colours.names(word) || Colours.SHADES.contains(word) || word.matches("colou?r");
  }

  /** The part of speech of a word of a closed class; empty for others. */
  static String closed(String word) {
    return CLOSED.getOrDefault(word, "");
  }

  static boolean isThing(String word) {
    return EverydayThings.of(word).isPresent();
  }

  private static Tag certain(String word, String previous, Tag before, String next, Tag guessed) {
    if (word.isEmpty()) {
      return Tag.OTHER;
    }
    // "a man's hat": whose it is tells more of it.
    if (word.length() > 2 && word.endsWith("'s") && !next.isEmpty()) {
      return Tag.ADJECTIVE;
    }
    boolean noun = before == Tag.NOUN;
    if (DOING.contains(word) && (noun || before == Tag.ADJECTIVE) && isDeterminer(next)) {
      return Tag.VERB;
    }
    boolean open = guessed == Tag.NOUN || guessed == Tag.VERB;
    if (previous.equals("to") && isDeterminer(next) && open) {
      return Tag.VERB;
    }
    if (RELATIVES.contains(previous) && ACTIONS.contains(word) && isPreposition(next)) {
      return Tag.VERB;
    }
    if (word.endsWith("ing") && open && closed(next).equals("adjective") && !isThing(word)) {
      return before == Tag.PREPOSITION ? Tag.ADJECTIVE : guessed;
    }
    if (word.equals("opposite") && isDeterminer(next)) {
      return Tag.PREPOSITION;
    }
    boolean last = next.isEmpty() || next.matches("[,.;]|and|in|on|with|beside|near|next|behind");
    boolean holds = word.equals("can") && noun && next.isEmpty();
    boolean described = noun || before == Tag.ADJECTIVE || before == Tag.DETERMINER;
    if (holds || word.equals("well") && described && last) {
      return Tag.NOUN; // "an old stone well"
    }
    if (Colours.SHADES.contains(word) && Colours.names(next)) {
      return Tag.ADJECTIVE;
    }
    String closed = CLOSED.get(word);
    boolean named = isThing(word);
    boolean determined = before == Tag.DETERMINER || before == Tag.NUMBER;
    boolean ends = !isThing(next);
    boolean holder = named && next.equals("of") && guessed != Tag.VERB;
    determined |= before == Tag.ADJECTIVE && Colours.names(previous) && Colours.names(word);
    if (closed != null && !holder && !(named && determined && ends)) {
      return Tag.valueOf(closed.toUpperCase(Locale.ROOT));
    }
    if (word.startsWith("\"")) {
      return Tag.NOUN;
    }
    boolean object = isDeterminer(next) || isThing(next);
    boolean ordered = previous.isEmpty() && object && !isThing(word) && ACTIONS.contains(word);
    if (ordered || acts(word, previous, before, next)) {
      return Tag.VERB;
    }
    if (before == Tag.NOUN && guessed == Tag.NUMBER && NUMBERED.contains(previous)) {
      return Tag.NOUN;
    }
    if (guessed == Tag.NOUN && noun && next.isEmpty() && !named && compares(word)) {
      return Tag.ADJECTIVE;
    }
    if (EverydayThings.isA(word, "shape") && Colours.names(next)) {
      return Tag.ADJECTIVE;
    }
    if (!named && guessed != Tag.NOUN) {
      return unlisted(word, before, next, guessed);
    }
    if (guessed == Tag.NOUN) {
      return guessed;
    }
    boolean opens = before == Tag.PUNCTUATION || before == Tag.CONJUNCTION;
    boolean command = opens && COMMANDS.contains(word);
    boolean agrees = !word.equals(Inflection.lemma(word)) || Plurals.isSeveral(previous);
    boolean subject = before == Tag.NOUN && agrees && ACTIONS.contains(Inflection.lemma(word));
    boolean verb = guessed == Tag.VERB && (command || before == Tag.PRONOUN || subject);
    boolean describes = guessed == Tag.ADJECTIVE && !ends && !isLiving(word);
    return verb || describes ? guessed : Tag.NOUN;
  }

  /** "denser" of "make the jungle denser": more of what is an adjective. */
  private static boolean compares(String word) {
    return Inflection.isComparative(word)
        && TAGGER.join().tags(List.of("it", "is", "very", Inflection.positive(word))).get(3)
            == Tag.ADJECTIVE;
  }

  /** ", holding a cup", "a man painting a wall", "painted on": what somebody does, by its place. */
  private static boolean acts(String word, String previous, Tag before, String next) {
    boolean named = isThing(word);
    boolean doing = word.length() > 4 && word.endsWith("ing");
    boolean object = closed(next).equals("determiner");
    boolean opens = before == Tag.PUNCTUATION || before == Tag.CONJUNCTION;
    boolean determined = EnumSet.of(Tag.DETERMINER, Tag.NUMBER, Tag.VERB).contains(before);
    boolean finite =
        word.length() > 3
            && word.endsWith("s")
            && !determined
            && object
            && ACTIONS.contains(Inflection.lemma(word));
    boolean past = word.endsWith("ed") && (isPreposition(next) || next.startsWith("\""));
    boolean irregular = isPreposition(next) && Inflection.isIrregularPast(word);
    boolean done = before == Tag.NOUN && (past || irregular);
    // "a stone cut in two", "a castle made out of cards", "a table set for four".
    boolean laid = word.equals("set") && EverydayThings.isA(previous, "furniture");
    laid |= word.matches("cut|made");
    if (before == Tag.NOUN && laid && (isPreposition(next) || next.equals("out"))) {
      return true;
    }
    if (doing && object && (before == Tag.CONJUNCTION || before == Tag.AUXILIARY)) {
      return true; // "and building a table"
    }
    boolean clause = doing && opens && (object || isPreposition(next)) && !previous.isEmpty();
    return !named && (clause || done || finite)
        || doing && before == Tag.NOUN && (!named || object || isLiving(previous));
  }

  public static boolean isPreposition(String word) {
    return closed(word).equals("preposition");
  }

  static boolean isDeterminer(String word) {
    return closed(word).equals("determiner") || closed(word).equals("number");
  }

  static boolean isLiving(String word) {
    return EverydayThings.isAny(word, "person", "animal");
  }

  /**
   * Of a word that no list holds: only open classes are left, and a verb agrees with its subject.
   */
  private static Tag unlisted(String word, Tag before, String next, Tag guessed) {
    boolean finite = word.endsWith("s") || word.endsWith("ed") || word.endsWith("ing");
    finite |= before == Tag.NOUN && Inflection.isIrregularPast(word);
    boolean ends = next.isEmpty() || !Character.isLetter(next.charAt(0));
    if (word.indexOf('-') > 0 && finite && before == Tag.NOUN && isDeterminer(next)) {
      return Tag.VERB; // "high-fives a blender"
    }
    if (Character.isDigit(word.charAt(0)) && guessed != Tag.NUMBER || word.indexOf('-') > 0) {
      return ends ? Tag.NOUN : Tag.ADJECTIVE;
    }
    boolean noun = before == Tag.DETERMINER || before == Tag.NOUN && ends;
    if (guessed == Tag.VERB
        && before == Tag.DETERMINER
        && (word.endsWith("ed") || word.endsWith("en"))) {
      return Tag.ADJECTIVE;
    }
    boolean opens = before == Tag.PUNCTUATION;
    if (guessed == Tag.VERB && opens && !finite && isThing(next) && !TAGGER.join().hasMet(word)) {
      return Tag.ADJECTIVE; // "steampunk octopus"
    }
    if (guessed == Tag.PREPOSITION && word.matches(".+(?:ment|ness|tion|ity)")) {
      return Tag.NOUN;
    }
    // "sleek black headphones"; "paint black cats" is a command.
    boolean asked = COMMANDS.contains(word) || ACTIONS.contains(word) || finite;
    if (guessed == Tag.VERB
        && closed(next).equals("adjective")
        && (word.endsWith("y") || opens && !asked)) {
      return Tag.ADJECTIVE;
    }
    if (guessed == Tag.VERB && !finite && before == Tag.VERB && isThing(next)) {
      return Tag.ADJECTIVE; // "wearing steampunk glasses"
    }
    return switch (guessed) {
      case DETERMINER, PRONOUN, AUXILIARY -> ends ? Tag.NOUN : Tag.ADJECTIVE;
      case VERB -> noun && !finite && (ends || before == Tag.DETERMINER) ? Tag.NOUN : guessed;
      default -> guessed;
    };
  }
}
