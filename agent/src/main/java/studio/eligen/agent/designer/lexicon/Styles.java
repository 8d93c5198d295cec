package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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

  private static final Set<String> BEFORE = Set.of("of", "with", "in", "through", "by", "into");

  /** Words before who made a picture, or with what. */
  private static final String[] LEADS = WordList.phrases("style-leads");

  /** Of a camera and a file: "50mm", "f 1.8", "4k". */
  private static final String CAMERA =
      ".*\\b\\d+ ?(?:k|mm|fps)\\b.*|f \\d.*|iso \\d.*|.*depth of field|rule of thirds";

  private static final Set<String> PICTURES = WordList.words("pictures");

  /** Words before a picture that both know of. */
  private static final Set<String> THAT = Set.of("the", "this", "that", "these", "my", "our");

  private static final int LONGEST_GIVEN = 5;

  /** So many words are somebody's name at most. */
  private static final int MOST_NAMES = 3;

  private static final Set<String> NO_NAMES = WordList.words("structure-nouns");

  private Styles() {}

  /** What is left of a description when the way of drawing is taken off its end. */
  public record Cut(List<String> rest, List<String> styles) {}

  private static final List<String> IN_THE_STYLE_OF = List.of("in", "the", "style", "of");

  /** Words before which the name of a style is at its end. */
  private static final Set<String> ENDS =
      Set.of(",", "on", "in", "at", "with", "by", "near", "next", "under", "over", "and");

  /** Words that end what a picture is like as a whole. */
  private static final Set<String> QUALITIES = WordList.words("style-heads");

  /** Whether words surely say what the picture is like as a whole. */
  public static boolean isQuality(List<String> words) {
    // "earth in the background" is a thing there, unlike "blurry background".
    boolean placed = words.contains("the");
    return named(words).isPresent()
        || QUALITIES.contains(words.get(words.size() - 1)) && !placed
        || String.join(" ", words).matches(CAMERA);
  }

  /**
   * Whether words say what the picture is like as a whole: "dramatic lighting", "highly detailed",
   * "8k".
   */
  public static boolean isQuality(List<String> words, boolean unknown) {
    return isQuality(words)
        || unknown && EverydayThings.described(String.join(" ", words)).isEmpty();
  }

  /**
   * Takes all off the end of a description that tells of the style: "a cat on a beach, highly
   * detailed, 8k", "a cat by van gogh".
   */
  public static Cut cut(List<String> words, Vocabulary vocabulary) {
    List<String> styles = new ArrayList<>();
    List<String> rest = withoutManner(words, styles);
    for (int from = 1; from < rest.size(); from++) {
      List<String> end = rest.subList(from, rest.size());
      boolean agent = end.get(0).equals("by") && PartsOfSpeech.of(rest).get(from - 1).is(Tag.VERB);
      Optional<String> style =
          agent ? Optional.empty() : ending(end.get(0), end.subList(1, end.size()));
      boolean thing = vocabulary.thing(String.join(" ", end.subList(1, end.size()))).isPresent();
      if (style.isPresent() && !thing) {
        styles.add(0, style.get());
        rest = unmade(rest.subList(0, from));
        from = 0;
      }
    }
    return new Cut(rest, styles);
  }

  /**
   * Whether words mean a picture that is there to be seen: "this painting", "the attached photo".
   */
  public static boolean isGivenPicture(List<String> words) {
    return words.size() > 1
        && words.size() <= LONGEST_GIVEN
        && THAT.contains(words.get(0))
        && isPicture(words.get(words.size() - 1));
  }

  /** Whether a word means a picture: "painting". */
  public static boolean isPicture(String word) {
    return PICTURES.contains(word);
  }

  /** Without "in the style of hopper", wherever it stands: up to a comma or a preposition. */
  private static List<String> withoutManner(List<String> words, List<String> styles) {
    int from = Collections.indexOfSubList(words, IN_THE_STYLE_OF);
    int start = from + IN_THE_STYLE_OF.size();
    int end = start;
    while (from >= 0 && end < words.size() && !ENDS.contains(words.get(end))) {
      end++;
    }
    if (from < 0 || end == start || end == words.size()) {
      return words;
    }
    styles.add(String.join(" ", words.subList(start, end)));
    List<String> rest = new ArrayList<>(words.subList(0, from));
    rest.addAll(words.subList(end, words.size()));
    return rest;
  }

  /** What a description says of the style from here to its end; empty where it says more. */
  private static Optional<String> ending(String first, List<String> after) {
    boolean owned = !after.isEmpty() && Words.POSSESSIVES.contains(after.get(0));
    if (after.isEmpty() || after.contains(",") || owned) {
      return Optional.empty();
    }
    String said = String.join(" ", after);
    Optional<String> led =
        led(first + " " + said).or(() -> led(said).filter(s -> first.equals(",")));
    if (led.isPresent()) {
      return led;
    }
    boolean no = after.get(0).matches("no|not|without|never");
    boolean tag = first.equals(",") && !no && !Words.isArticle(after.get(0)) && isQuality(after);
    boolean maker = first.equals("by") && isName(after);
    return tag
        ? Optional.of(told(after))
        : maker
            ? Optional.of("by " + said)
            : OPENERS.contains(first) ? named(after) : Optional.empty();
  }

  /** "rendered in unreal engine"; of "in the style of monet" it is the name. */
  public static Optional<String> led(String said) {
    return Arrays.stream(LEADS)
        .filter(lead -> said.startsWith(lead + " "))
        .filter(lead -> !lead.endsWith(" by") || isName(Words.of(said.substring(lead.length()))))
        .map(lead -> lead.endsWith("style of") ? said.substring(lead.length() + 1) : said)
        .findFirst();
  }

  /** "van gogh": words that are known for nothing that can be seen. */
  private static boolean isName(List<String> words) {
    return words.size() <= MOST_NAMES
        && words.stream()
            .allMatch(
                word ->
                    !Words.isStop(word)
                        && !NO_NAMES.contains(word)
                        && !Plurals.isPlural(word)
                        && !Landscapes.isNamed(List.of(word)))
        && EverydayThings.described(String.join(" ", words)).isEmpty();
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
    if (said.matches(
        "black and white(?: photography| film)?|\\p{L}+ on (?:canvas|paper|wood|linen|silk)")) {
      return Optional.of(said);
    }
    boolean nameLike =
        !name.isEmpty()
            && name.size() <= 5
            && name.stream().noneMatch(Words::isStop)
            && !isDeed(name);
    if (!nameLike || !HEADS.containsKey(name.get(name.size() - 1))) {
      return Optional.empty();
    }
    boolean loose = name.size() == 1 && HEADS.get(name.get(0)).equals("loose");
    return loose ? Optional.empty() : Optional.of(withoutStyle(name));
  }

  /** "barista pouring latte art": somebody who does something. */
  private static boolean isDeed(List<String> name) {
    return IntStream.range(1, Math.max(1, name.size() - 1))
        .anyMatch(
            at ->
                name.get(at).endsWith("ing")
                    && !HEADS.containsKey(name.get(at))
                    && EverydayThings.isAny(name.get(at - 1), "person", "animal", "creature"));
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
    return said.replaceFirst("'s?$| (?:painted|drew|made|did) (?:it|this|that)$", "");
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
