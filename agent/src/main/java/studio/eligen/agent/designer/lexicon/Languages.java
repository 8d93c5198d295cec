package studio.eligen.agent.designer.lexicon;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells which language words are of, as far as their commonest words and their script show it. */
public final class Languages {

  /** No English sentence of more words than this does without one of its small words. */
  private static final int MOST_BARE_WORDS = 3;

  /** One foreign word may be a name: "Los Angeles". */
  private static final int SURE = 2;

  private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}]]");
  private static final Pattern ACCENTED = Pattern.compile("[\\p{L}&&[^a-z]]");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]+\"");

  private static final Set<String> ENGLISH = WordList.words("english");
  private static final Set<String> VERBS = WordList.words("verbs");

  /** Each with the languages that have it. */
  private static final Map<String, String> OTHER = WordList.facts("other-languages");

  private static final Map<String, String> ANSWERS = WordList.facts("only-english");

  private final Vocabulary vocabulary;

  /**
   * @param vocabulary whose things and colours have English names
   */
  public Languages(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * What to say to words that are surely of another language, before any of them is taken for a
   * thing; nothing if they may be English. It is said in that language, where there are words for
   * it here.
   *
   * @param examples in English, of what can be said
   */
  public Optional<String> answer(List<String> words, String examples) {
    String said = String.join("", words);
    long letters = said.codePoints().filter(Character::isLetter).count();
    long strange = NOT_LATIN.matcher(said).results().count();
    if (strange * 2 > letters) {
      return Optional.of(answered(ofScript(said), examples));
    }
    Map<String, Integer> scores = scores(words);
    int best = scores.values().stream().max(Integer::compare).orElse(0);
    long english =
        words.stream().filter(word -> !OTHER.containsKey(word) && isEnglish(word)).count();
    return best >= SURE && best > english
        ? Optional.of(answered(likeliest(scores, best), examples))
        : Optional.empty();
  }

  /** The same for words that nothing was understood of, which are more likely foreign. */
  public Optional<String> answerToUnknown(List<String> words, String examples) {
    Map<String, Integer> scores = scores(words);
    int best = scores.values().stream().max(Integer::compare).orElse(0);
    long english = words.stream().filter(this::isEnglish).count();
    String said = String.join(" ", words);
    boolean strange =
        words.size() > MOST_BARE_WORDS
            || NOT_LATIN.matcher(said).find()
            || words.size() > 1 && ACCENTED.matcher(said).find();
    boolean foreign = best > english || english == 0 && strange;
    return foreign ? Optional.of(answered(likeliest(scores, best), examples)) : Optional.empty();
  }

  private static String answered(String language, String examples) {
    String own = ANSWERS.get(language);
    return own == null
        ? "Without a model server I follow plain English only. A model server understands any language (docs/mllm.md). "
            + examples
        : own + " " + quoted(examples);
  }

  /** The sentences alone that examples are made of, without the English around them. */
  private static String quoted(String examples) {
    return QUOTED
        .matcher(examples)
        .results()
        .map(MatchResult::group)
        .filter(sentence -> sentence.contains(" "))
        .collect(Collectors.joining(", "));
  }

  /** How many different words are of each language. */
  private static Map<String, Integer> scores(List<String> words) {
    Map<String, Integer> scores = new HashMap<>();
    for (String word : new LinkedHashSet<>(words)) {
      String languages = OTHER.get(word);
      if (languages != null) {
        List.of(languages.split(" ")).forEach(each -> scores.merge(each, 1, Integer::sum));
      }
    }
    return scores;
  }

  /** The only language of most words; none where several are as likely. */
  private static String likeliest(Map<String, Integer> scores, int best) {
    List<String> likely =
        scores.keySet().stream().filter(each -> scores.get(each) == best).sorted().toList();
    return likely.size() == 1 ? likely.get(0) : "";
  }

  private static String ofScript(String said) {
    boolean kana =
        said.codePoints()
            .mapToObj(Character.UnicodeScript::of)
            .anyMatch(
                script ->
                    script == Character.UnicodeScript.HIRAGANA
                        || script == Character.UnicodeScript.KATAKANA);
    boolean han = said.codePoints().anyMatch(Character::isIdeographic);
    return kana ? "ja" : han ? "zh" : "";
  }

  private boolean isEnglish(String word) {
    return ENGLISH.contains(word)
        || VERBS.contains(word)
        || SizeWords.knows(word)
        || Numerals.of(word) != null
        || new Colours(vocabulary).isColour(word)
        || vocabulary.thing(word).isPresent()
        || EverydayThings.of(word).isPresent();
  }
}
