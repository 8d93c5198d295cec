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

  /** Nouns that tell where, when or how many. */
  private static final Set<String> STRUCTURE = WordList.words("structure-nouns");

  /** Words that are surely verbs where they can be. */
  private static final Set<String> ACTIONS = WordList.words("actions");

  private Agreement() {}

  static void settle(List<String> words, Tag[] tags) {
    describe(words, tags);
    nameCompounds(words, tags);
    for (int i = 1; i < tags.length; i++) {
      boolean own = words.get(i).equals("back") && Words.POSSESSIVES.contains(words.get(i - 1));
      tags[i] = own ? Tag.NOUN : tags[i];
    }
    agree(words, tags);
  }

  /** "a shiny, black vase", "a shiny red": what no list holds is one before another adjective. */
  private static void describe(List<String> words, Tag[] tags) {
    for (int i = 1; i + 1 < tags.length; i++) {
      // ", drops of water": who does it would stand before it.
      boolean opens = tags[i - 1] == Tag.PUNCTUATION || tags[i - 1] == Tag.CONJUNCTION;
      boolean of = words.get(i).endsWith("s") && words.get(i + 1).equals("of");
      opens |= of && PartsOfSpeech.isThing(Plurals.singular(words.get(i)));
      tags[i] = tags[i] == Tag.VERB && opens && of ? Tag.NOUN : tags[i];
      boolean doing = tags[i - 1] == Tag.AUXILIARY && words.get(i).endsWith("ing");
      tags[i] = doing && !PartsOfSpeech.isThing(words.get(i)) ? Tag.VERB : tags[i];
      // "singing silly songs"
      boolean led = tags[i - 1] == Tag.VERB || tags[i - 1] == Tag.DETERMINER;
      boolean looks = led && tags[i] == Tag.ADVERB && tags[i + 1] == Tag.NOUN;
      tags[i] = looks && words.get(i).endsWith("ly") ? Tag.ADJECTIVE : tags[i];
    }
    for (int i = 1; i + 1 < tags.length; i++) {
      boolean first = tags[i] == Tag.NOUN && tags[i - 1] == Tag.DETERMINER;
      boolean listed =
          Colours.names(words.get(i + 1))
              || words.get(i + 1).equals(",")
                  && i + 2 < tags.length
                  && (tags[i + 2] == Tag.ADJECTIVE
                      || tags[i + 2] == Tag.VERB && words.get(i + 2).matches(".+(?:ing|ed)"));
      tags[i] = first && listed && !PartsOfSpeech.isThing(words.get(i)) ? Tag.ADJECTIVE : tags[i];
    }
  }

  /**
   * "a dolphin leaps", "two chefs argue": where the number does not fit, the last noun is a verb;
   * "an eagle figure": where it does not fit a verb, that is a noun.
   */
  private static void agree(List<String> words, Tag[] tags) {
    for (int i = 1; i < tags.length; i++) {
      String noun = words.get(i - 1);
      String word = words.get(i);
      if (tags[i - 1] == Tag.NOUN && !PartsOfSpeech.isThing(noun + " " + word)) {
        String next = i + 1 < tags.length ? words.get(i + 1) : "";
        boolean determined = PartsOfSpeech.isDeterminer(next);
        boolean goesOn = determined || PartsOfSpeech.isPreposition(next);
        goesOn |= next.matches("away|off|around|past|together");
        boolean joined = isJoined(tags, i - 1);
        boolean several =
            Plurals.isSeveral(noun)
                || joined && PartsOfSpeech.isLiving(noun)
                || isCounted(words, tags, i - 1) && Plurals.plural(noun).equals(noun);
        boolean thing = PartsOfSpeech.isThing(word);
        if (tags[i] == Tag.NOUN) {
          boolean verb = isVerb(words, tags, i, several, goesOn) || isDone(words, tags, i);
          tags[i] = verb ? Tag.VERB : Tag.NOUN;
        } else if (tags[i] == Tag.VERB && !several && !joined) {
          boolean bare =
              word.equals(Inflection.lemma(word)) && !word.matches(".*(?:ed|ing)|cut|set");
          boolean open = bare && !determined && !ACTIONS.contains(word);
          boolean named = word.endsWith("s") && thing && !goesOn && !PartsOfSpeech.isLiving(noun);
          tags[i] = open || bare && thing || named ? Tag.NOUN : Tag.VERB;
        }
      }
    }
  }

  /** Whether what was taken for a noun is what the noun before it does. */
  private static boolean isVerb(
      List<String> words, Tag[] tags, int i, boolean several, boolean goesOn) {
    String noun = words.get(i - 1);
    boolean acts =
        i + 1 == tags.length && PartsOfSpeech.isLiving(noun) && ACTIONS.contains(words.get(i));
    if (i + 1 < tags.length && words.get(i + 1).equals("of")) {
      return false; // "the glass windows of a tower"
    }
    boolean open = goesOn || acts || !PartsOfSpeech.isThing(words.get(i));
    if (!Plurals.isPlural(words.get(i))) {
      boolean owned = i + 1 < tags.length && tags[i + 1] == Tag.NOUN;
      if (owned && STRUCTURE.contains(words.get(i))) {
        return false; // "a mothers day card"
      }
      boolean named = PartsOfSpeech.isThing(words.get(i)) && !ACTIONS.contains(words.get(i));
      return several && open && (!named || PartsOfSpeech.isLiving(noun));
    }
    return open
        && PartsOfSpeech.isThing(noun)
        && isSingular(words, tags, i - 1)
        && (goesOn || isDetermined(words, tags, i - 1));
  }

  /** "two women at a table drink tea": who does it stands before the place. */
  private static boolean isDone(List<String> words, Tag[] tags, int verb) {
    int at = verb - 1;
    boolean placed = true;
    boolean apart = false;
    while (placed) {
      int lead = before(tags, at);
      lead -= lead >= 0 && Set.of(Tag.DETERMINER, Tag.NUMBER).contains(tags[lead]) ? 1 : 0;
      boolean told =
          PartsOfSpeech.isThing(words.get(verb)) && words.get(lead < 0 ? 0 : lead).equals("with");
      boolean done = lead > 0 && tags[lead] == Tag.VERB && words.get(lead).endsWith("ing");
      boolean led = lead > 0 && tags[lead] == Tag.PREPOSITION && !words.get(lead).equals("of");
      placed = done || led && !told;
      apart |= placed;
      at = placed ? lead - 1 : at;
      while (placed && at > 0 && Set.of(Tag.VERB, Tag.ADVERB).contains(tags[at])) {
        at--;
      }
    }
    boolean ends = words.get(verb).endsWith("s");
    boolean several = Plurals.isSeveral(words.get(at)) || isJoined(tags, at);
    boolean goesOn = verb + 1 < tags.length;
    boolean stands =
        goesOn
            && PartsOfSpeech.isPreposition(words.get(verb + 1))
            && !PartsOfSpeech.isThing(words.get(verb));
    boolean transitive =
        goesOn
            && ends
            && PartsOfSpeech.isDeterminer(words.get(verb + 1))
            && !PartsOfSpeech.isThing(words.get(verb));
    return apart
        && goesOn
        && !PartsOfSpeech.isLiving(words.get(verb - 1))
        && (stands || PartsOfSpeech.isLiving(words.get(at)))
        && (ACTIONS.contains(Inflection.lemma(words.get(verb))) || transitive)
        && ends != several;
  }

  /** Whether a noun is the last of several: the woman of "a man and a woman". */
  private static boolean isJoined(Tag[] tags, int noun) {
    int at = before(tags, noun);
    at = at >= 0 && tags[at] == Tag.DETERMINER ? at - 1 : at;
    return at > 0 && tags[at] == Tag.CONJUNCTION && tags[at - 1] == Tag.NOUN;
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

  /** "three deer": whose number only the number tells. */
  private static boolean isCounted(List<String> words, Tag[] tags, int noun) {
    int at = before(tags, noun);
    return at >= 0 && tags[at] == Tag.NUMBER && !words.get(at).matches("one|1");
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
        && (PartsOfSpeech.isThing(String.join(" ", words.subList(from, to)))
            || to == from + 2
                && words.get(from).length() > 1 // "a tv" is no "atv"
                && PartsOfSpeech.isThing(words.get(from) + words.get(to - 1)));
  }
}
