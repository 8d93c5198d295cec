package studio.eligen.agent.designer.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Settles parts of speech by the words around: "stop sign" is one name, "two chefs argue" has a
 * verb, and "a shiny, black vase" two adjectives.
 */
final class Agreement {

  private static final int LONGEST_NAME = 3;

  /** Words that begin a command. */
  private static final Set<String> COMMANDS = WordList.words("verbs");

  private Agreement() {}

  static void settle(List<String> words, Tag[] tags) {
    describe(words, tags);
    nameCompounds(words, tags);
    agree(words, tags);
  }

  /** "a shiny, black vase": what no list holds, before a comma and another adjective, is one. */
  private static void describe(List<String> words, Tag[] tags) {
    for (int i = 1; i + 2 < tags.length; i++) {
      boolean first = tags[i] == Tag.NOUN && tags[i - 1] == Tag.DETERMINER;
      boolean listed = words.get(i + 1).equals(",") && tags[i + 2] == Tag.ADJECTIVE;
      tags[i] = first && listed && !PartsOfSpeech.isThing(words.get(i)) ? Tag.ADJECTIVE : tags[i];
    }
  }

  /**
   * "a dolphin leaps", "two chefs argue": where the number does not fit, the last noun is a verb.
   */
  private static void agree(List<String> words, Tag[] tags) {
    for (int i = 1; i < tags.length; i++) {
      String noun = words.get(i - 1);
      String word = words.get(i);
      boolean nouns = tags[i] == Tag.NOUN && tags[i - 1] == Tag.NOUN;
      boolean bare =
          tags[i] == Tag.VERB && tags[i - 1] == Tag.NOUN && !word.matches(".*(?:s|ed|ing)");
      if (bare && PartsOfSpeech.isThing(word) && !Plurals.isPlural(noun)) {
        tags[i] = Tag.NOUN;
      }
      if (nouns && !PartsOfSpeech.isThing(noun + " " + word)) {
        String next = i + 1 < tags.length ? PartsOfSpeech.closed(words.get(i + 1)) : "";
        boolean goesOn = next.equals("preposition") || next.equals("determiner");
        boolean subject = Plurals.isPlural(noun) && (goesOn || !PartsOfSpeech.isThing(word));
        boolean led = PartsOfSpeech.isThing(noun) && Plurals.isPlural(word);
        boolean one =
            led && isSingular(words, tags, i - 1) && (goesOn || isDetermined(words, tags, i - 1));
        tags[i] =
            subject && !Plurals.isPlural(word) || one && (goesOn || !PartsOfSpeech.isThing(word))
                ? Tag.VERB
                : tags[i];
      }
    }
  }

  /** Whether a noun is told to be one thing: by an article, or as it opens a clause without any. */
  private static boolean isSingular(List<String> words, Tag[] tags, int noun) {
    int at = before(tags, noun);
    boolean opens = at < 0 || tags[at] == Tag.PUNCTUATION || tags[at] == Tag.CONJUNCTION;
    return opens || isDetermined(words, tags, noun);
  }

  private static boolean isDetermined(List<String> words, Tag[] tags, int noun) {
    int at = before(tags, noun);
    return at >= 0 && Set.of("a", "an", "one", "the", "his", "her").contains(words.get(at));
  }

  /** Where the word is that leads to a noun: before its adjectives. */
  private static int before(Tag[] tags, int noun) {
    int at = noun - 1;
    while (at >= 0 && (tags[at] == Tag.ADJECTIVE || tags[at] == Tag.NOUN)) {
      at--;
    }
    return at;
  }

  /** "stop sign", "hot dog": names of several words are nouns, whatever their words are. */
  private static void nameCompounds(List<String> words, Tag[] tags) {
    for (int from = 0; from < tags.length; from++) {
      int to = Math.min(tags.length, from + LONGEST_NAME);
      while (to > from + 1 && !isCompound(words, tags, from, to)) {
        to--;
      }
      if (to > from + 1) {
        Arrays.fill(tags, from, to, Tag.NOUN);
        from = to - 1;
      }
    }
  }

  /** Not after a command, as "paint brushes", nor after who does it, as "men playing cards". */
  private static boolean isCompound(List<String> words, Tag[] tags, int from, int to) {
    boolean command = from == 0 && COMMANDS.contains(words.get(0));
    boolean coloured = Colours.names(words.get(from));
    boolean done = from > 0 && tags[from] == Tag.VERB && tags[from - 1] == Tag.NOUN;
    List<Tag> parts = Arrays.asList(tags).subList(from, to);
    boolean phrase = parts.contains(Tag.PREPOSITION) || parts.contains(Tag.PUNCTUATION);
    return !command
        && !coloured
        && !done
        && !phrase
        && PartsOfSpeech.isThing(String.join(" ", words.subList(from, to)));
  }
}
