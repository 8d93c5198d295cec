package studio.eligen.agent.designer.lexicon;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the dictionary form of inflected words: by rules for most, and by a list for those that
 * follow none.
 */
final class Inflection {

  private static final Map<String, String> IRREGULAR = WordList.facts("verb-forms");

  private static final Set<String> NO_COMPARATIVES = WordList.words("er-adjectives");

  private static final Pattern VOWEL = Pattern.compile("[aeiouy]");

  /** "hope" of "hoping": with one vowel, a final consonant would have been doubled. */
  private static final Pattern SHORT = Pattern.compile("(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]");

  /** "danc", "charg", "juggl": no word ends so. */
  private static final Pattern MUTE =
      Pattern.compile(".*(?:[cuv]|[^n]g|[^z]z|[^s]s|[^aeiou][iu]r|[^aeiourlw]l|[^aeo]at)");

  private static final Pattern HISSING = Pattern.compile(".*(?:ss|zz|[xo]|ch|sh)es");

  private Inflection() {}

  /** "chase" of "chasing", "chased" or "chases"; a word that is no such form as it is. */
  /** Whether it is the past of a verb that follows no rule: "stuck". */
  static boolean isIrregularPast(String word) {
    return IRREGULAR.containsKey(word) && !word.endsWith("s") && !word.endsWith("ing");
  }

  static String lemma(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    for (String ending : new String[] {"ing", "ed"}) {
      String stem = word.substring(0, Math.max(0, word.length() - ending.length()));
      if (word.endsWith(ending) && !word.endsWith("eed") && VOWEL.matcher(stem).find()) {
        return ofStem(stem);
      }
    }
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    String stem = word.substring(0, Math.max(0, word.length() - 1));
    boolean present = word.endsWith("s") && !stem.matches(".*[siu]|");
    boolean hissing = HISSING.matcher(word).matches() && !isKnown(stem);
    return !present ? word : hissing ? stem.substring(0, stem.length() - 1) : stem;
  }

  /** Whether an adjective is a comparative: "bigger" of "big", and not "leather" or "inner". */
  static boolean isComparative(String adjective) {
    return adjective.length() > 3
        && adjective.endsWith("er")
        && !NO_COMPARATIVES.contains(adjective)
        && isKnown(ofStem(adjective.substring(0, adjective.length() - 2)));
  }

  /** "big" of "bigger". */
  static String positive(String comparative) {
    return ofStem(comparative.substring(0, comparative.length() - 2));
  }

  /** Of what is left without "ing" or "ed": "sit" of "sitt", "chase" of "chas". */
  private static String ofStem(String stem) {
    String before = stem.substring(0, stem.length() - 1);
    if (stem.endsWith("i")) {
      return before + "y";
    }
    boolean doubled = before.endsWith(stem.substring(before.length()));
    boolean usual = "lsfzaeiou".indexOf(stem.charAt(before.length())) >= 0;
    if (doubled && !isKnown(stem) && (!usual || isKnown(before))) {
      return before;
    }
    boolean mute =
        SHORT.matcher(stem).matches()
            || !isKnown(stem) && (isKnown(stem + "e") || MUTE.matcher(stem).matches());
    return mute ? stem + "e" : stem;
  }

  private static boolean isKnown(String word) {
    return PartsOfSpeech.isWord(word) || EverydayThings.isName(word) || PromptParts.isLook(word);
  }
}
