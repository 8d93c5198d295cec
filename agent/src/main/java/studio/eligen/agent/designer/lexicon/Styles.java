package studio.eligen.agent.designer.lexicon;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows ways of drawing from other words: "a pencil sketch", "watercolour", "black and white". */
public final class Styles {

  /**
   * Words that end the name of a way of drawing. "loose" are those that do so only with a word
   * before them, as they name other things as well.
   */
  private static final Map<String, String> HEADS = WordList.facts("styles");

  /** Words before a way of drawing at the end of a description. */
  private static final List<String> OPENERS = List.of(",", "as", "in", "like");

  private static final Set<String> MADE =
      Set.of("done", "drawn", "painted", "made", "rendered", "shown", ",");

  private static final List<String> IN_THE_STYLE_OF = List.of("in", "the", "style", "of");

  private static final Set<String> BEFORE = Set.of("of", "with", "in", "through", "by", "into");

  private static final int LONGEST = 6;

  private Styles() {}

  /** What is left of a description when the way of drawing is taken off its end. */
  public record Cut(List<String> rest, Optional<String> style) {}

  /** Words that end what a picture is like as a whole. */
  private static final Set<String> QUALITIES = WordList.words("style-heads");

  /** Whether words surely say what the picture is like as a whole. */
  public static boolean isQuality(List<String> words) {
    return named(words).isPresent() || QUALITIES.contains(words.get(words.size() - 1));
  }

  /**
   * Whether words say what the picture is like as a whole: "dramatic lighting", "highly detailed",
   * "8k".
   */
  public static boolean isQuality(List<String> words, boolean unknown) {
    return isQuality(words)
        || unknown && EverydayThings.described(String.join(" ", words)).isEmpty();
  }

  /** Takes the style off the end of a description: "a cat on a beach, watercolour". */
  public static Cut cut(List<String> words, Vocabulary vocabulary) {
    int told = Collections.indexOfSubList(words, IN_THE_STYLE_OF);
    int comma = words.indexOf(",");
    if (told == 0 && comma > 0) {
      String style = String.join(" ", words.subList(IN_THE_STYLE_OF.size(), comma));
      return new Cut(words.subList(comma + 1, words.size()), Optional.of(style));
    }
    if (told > 0) {
      String style = String.join(" ", words.subList(told + IN_THE_STYLE_OF.size(), words.size()));
      return new Cut(words.subList(0, told), Optional.of(style));
    }
    for (int from = Math.max(1, words.size() - LONGEST); from < words.size(); from++) {
      if (!OPENERS.contains(words.get(from))) {
        continue;
      }
      List<String> end = words.subList(from + 1, words.size());
      Optional<String> style = named(end);
      boolean thing = vocabulary.thing(String.join(" ", end)).isPresent();
      if (style.isPresent() && !thing) {
        return new Cut(unmade(words.subList(0, from)), style);
      }
    }
    return new Cut(words, Optional.empty());
  }

  /** Without the "done" of "done in charcoal". */
  private static List<String> unmade(List<String> words) {
    int end = words.size();
    while (end > 1 && MADE.contains(words.get(end - 1))) {
      end--;
    }
    return words.subList(0, end);
  }

  /** The words as the name of a style, if that is what they are by themselves. */
  public static Optional<String> named(List<String> words) {
    List<String> name = bare(words);
    String said = String.join(" ", name);
    if (said.matches("black and white(?: photography| film)?|\\p{L}+ on (?:canvas|paper|wood|linen|silk)")) {
      return Optional.of(said);
    }
    boolean nameLike =
        !name.isEmpty() && name.size() <= 5 && name.stream().noneMatch(Words::isStop);
    if (!nameLike || !HEADS.containsKey(name.get(name.size() - 1))) {
      return Optional.empty();
    }
    boolean loose = name.size() == 1 && HEADS.get(name.get(0)).equals("loose");
    return loose ? Optional.empty() : Optional.of(withoutStyle(name));
  }

  /** The words without article, and without a "style" at the end. */
  public static String told(List<String> words) {
    return withoutStyle(bare(words)).replace(" ,", ",");
  }

  /** The way of drawing that words end in after a preposition: "with the charm of watercolour". */
  public static Optional<String> evoked(List<String> words) {
    int at = words.size();
    while (at > 0 && !BEFORE.contains(words.get(at - 1))) {
      at--;
    }
    return at == 0 ? Optional.empty() : named(words.subList(at, words.size()));
  }

  private static String withoutStyle(List<String> name) {
    boolean says = name.size() > 1 && List.of("style", "look").contains(name.get(name.size() - 1));
    String said = String.join(" ", says ? name.subList(0, name.size() - 1) : name);
    return said.replaceFirst(" (?:painted|drew|made|did) (?:it|this|that)$", "");
  }

  private static List<String> bare(List<String> words) {
    int from = 0;
    while (from < words.size()
        && (Words.isArticle(words.get(from)) || words.get(from).equals("in"))) {
      from++;
    }
    return words.subList(from, words.size());
  }
}
