package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.WordList;

/** Tells whether a sentence is English, as far as its commonest words show it. */
final class Languages {

  /** No English sentence of more words than this does without one of its small words. */
  private static final int MOST_BARE_WORDS = 3;

  private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
  private static final Pattern ACCENTED = Pattern.compile("[\\p{L}&&[^a-z]]");

  private static final Set<String> ENGLISH = WordList.words("english");

  private static final Set<String> OTHER = WordList.words("other-languages");

  private Languages() {}

  /** Whether words that were not understood are most likely of another language. */
  static boolean isForeign(List<String> words, Vocabulary vocabulary) {
    long english = words.stream().filter(word -> isEnglish(word, vocabulary)).count();
    long other = words.stream().filter(OTHER::contains).count();
    String said = String.join(" ", words);
    boolean strange =
        words.size() > MOST_BARE_WORDS
            || NOT_LATIN.matcher(said).find()
            || words.size() > 1 && ACCENTED.matcher(said).find();
    return other > english || english == 0 && strange;
  }

  /** Kindly says what is followed here. */
  static String reason(String examples) {
    return "without a model server I follow plain English only. A model server understands any language (docs/mllm.md). "
        + examples;
  }

  private static boolean isEnglish(String word, Vocabulary vocabulary) {
    return ENGLISH.contains(word)
        || Clauses.VERBS.contains(word)
        || SizeWords.knows(word)
        || Numerals.of(word) != null
        || new Colours(vocabulary).isColour(word)
        || vocabulary.thing(word).isPresent();
  }
}
