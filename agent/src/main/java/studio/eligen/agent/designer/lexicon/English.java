package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.regex.Pattern;

/** The little grammar that captions and answers need. */
public final class English {

  private static final Pattern DETERMINED =
      Pattern.compile(
          "(?i)(an?|the|one|two|three|\\d+|some|many|several|hundreds of|my|his|her|their) .*");

  /** Words that begin with a vowel and sound as if they did not, as in "a unicorn". */
  private static final Pattern SOUNDS_LIKE_CONSONANT =
      Pattern.compile("(?i)(uni(?!m|n)|us[eu]|uti|ufo|eu|one).*");

  private static final Pattern SOUNDS_LIKE_VOWEL = Pattern.compile("(?i)(hour|honest|heir).*");

  private English() {}

  /** "a cat", "an umbrella"; what has an article or a number keeps it. */
  public static String withArticle(String noun) {
    if (DETERMINED.matcher(noun).matches()) {
      return noun;
    }
    boolean vowel =
        noun.matches("(?i)[aeiou].*") && !SOUNDS_LIKE_CONSONANT.matcher(noun).matches()
            || SOUNDS_LIKE_VOWEL.matcher(noun).matches();
    return (vowel ? "an " : "a ") + noun;
  }

  /** "a cat"; "some french fries" and "the eyes of an owl" are no more than one thing either. */
  public static String one(String noun) {
    List<String> words = Words.of(noun);
    int head = Nouns.headIndex(words);
    boolean parts = head + 1 < words.size() && words.get(head + 1).equals("of");
    if (parts && Plurals.isPlural(words.get(head)) && !DETERMINED.matcher(noun).matches()) {
      return "the " + noun;
    }
    boolean name = EverydayThings.of(noun).isPresent() || head == words.size() - 1;
    boolean group = head + 1 < words.size() && words.get(head + 1).equals("of");
    boolean plural = name && Plurals.isPlural(group ? words.get(head) : noun);
    return plural && !DETERMINED.matcher(noun).matches() ? "some " + noun : withArticle(noun);
  }

  /** "chasing" of "chase", "lying" of "lie", "sitting" of "sit". */
  public static String doing(String verb) {
    String stem =
        verb.matches(".*(?:ch|sh|ss|x)e")
            ? verb.substring(0, verb.length() - 1)
            : verb.endsWith("ie")
                ? verb.substring(0, verb.length() - 2) + "y"
                : verb.replaceFirst("(?<=[^eoy])e$", "");
    boolean doubled =
        stem.equals(verb) && verb.matches("(?:out|over|up)?[^aeiou]*[aeiou][^aeiouwxy]");
    return stem + (doubled ? stem.substring(stem.length() - 1) : "") + "ing";
  }

  /** Any words as the beginning of a sentence: with a capital letter. */
  public static String sentence(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** "a", "a and b", "a, b and c". */
  public static String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int last = items.size() - 1;
    return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
