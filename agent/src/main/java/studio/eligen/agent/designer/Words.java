package studio.eligen.agent.designer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence as its words, lower-case, with the punctuation that separates kept as words. */
final class Words {

  private static final Pattern WORD =
      Pattern.compile(
          "\\p{N}+(?:\\.\\p{N}+)?(?=%|px|\\P{L}|$)|[\\p{L}\\p{N}\\p{M}]+(?:['-][\\p{L}\\p{N}\\p{M}]+)*|[%,;.!?&]");

  private static final Map<String, List<String>> CONTRACTIONS =
      Map.of(
          "what's", List.of("what", "is"),
          "where's", List.of("where", "is"),
          "who's", List.of("who", "is"),
          "there's", List.of("there", "is"),
          "let's", List.of("let", "us"),
          "i'd", List.of("i", "would"),
          "it's", List.of("it", "is"),
          "&", List.of("and"));

  private static final Set<String> ARTICLES =
      Set.of("a", "an", "the", "some", "this", "that", "these", "those", "my", "another");

  private Words() {}

  static List<String> of(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replace('\u2019', '\'')
            .toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (Matcher matcher = WORD.matcher(plain); matcher.find(); ) {
      words.addAll(CONTRACTIONS.getOrDefault(matcher.group(), List.of(matcher.group())));
    }
    return words;
  }

  static boolean isArticle(String word) {
    return ARTICLES.contains(word);
  }
}
