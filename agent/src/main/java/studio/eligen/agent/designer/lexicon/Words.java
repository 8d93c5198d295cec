package studio.eligen.agent.designer.lexicon;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence as its words, lower-case, with the punctuation that separates kept as words. */
public final class Words {

  /** Possessive where it repeats, as in every pattern for what may be long: others recurse. */
  private static final Pattern WORD =
      Pattern.compile(
          "\"[^\"]+\"|\\p{N}+(?:\\.\\p{N}+)?(?![\\p{L}\\p{N}])|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(?:['-][\\p{L}\\p{N}\\p{M}]++)*+|[%,;:.!?&]");

  /** "--no people", "--ar 16:9", "--v 6": what other programs are told behind a description. */
  private static final Pattern FLAG =
      Pattern.compile("[,;]?\\s*--(?=\\w)(?:(no|ar|aspect) )?([^-]++(?:-\\w[^-]*+)*+)");

  /** "apples (3)", "apples x 3". */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(\\p{L}++) (?:\\((?=\\d{1,2}\\))|[x\u00d7] ?(?=\\d{1,2}(?:,|;|$)))(\\d{1,2})\\)?");

  /** A number with its unit, or the two sides of a size: "50px", "3x", "512x512". */
  private static final Pattern MEASURED =
      Pattern.compile("(?<=\\p{N})\\s*(?:(px)|[x\u00d7](?=\\s*\\p{N}|\\s|$))");

  /** "3x bananas", unlike "3x bigger" and "2x the size". */
  private static final Pattern TIMES =
      Pattern.compile(
          "(?<![\\w.])(\\d{1,2})x(?= \\p{L})(?! (?:as|the|its|more|less|size|zoom|(?:bigg|larg|small|tall|wid|high|long|short|thick|bright|dark|clos|fast)er)\\b)");

  /** "the car's too big": what is short for "is", and not for what belongs to it. */
  private static final Pattern SHORT_IS =
      Pattern.compile(
          "(?<=\\p{L})'s(?=\\s+(?:too|so|not|way|far|much|a|an|on|in|at|missing|lacking|gone|empty|sitting|standing|lying)\\b)");

  /** "the balloon's colour" is the colour of the balloon. */
  private static final Pattern OWNED =
      Pattern.compile(
          "\\bthe ([\\p{L}-]+(?: [\\p{L}-]+){0,2})'s (\\p{L}+ )?(colou?rs?|hue|texture|size|height|width|length|position|place|location)\\b");

  /** "on a dog's nose". */
  private static final Pattern AT_PART =
      Pattern.compile("\\b(on|at|in|to|near) (an? \\p{L}+)'s (\\p{L}+)");

  /** "to the man's right side" is to the right of the man. */
  private static final Pattern AT_SIDE =
      Pattern.compile(
          "\\b(on|at|to) (the|an?|his|her|its) ([\\p{L}-]+(?: [\\p{L}-]+){0,2})'s (left|right)(?:[ -]hand)?(?: side)?(?= *(?:$|[,.;!?]| and\\b))");

  /** "in it's mouth", which people write for "its". */
  private static final Pattern ITS =
      Pattern.compile("\\b(in|on|with|at|under|over|of|from) it's (?=\\p{L})");

  /** "the cup is left to the plate" is left of it. */
  private static final Pattern SIDE_TO =
      Pattern.compile("\\b((?:is|are|was|were) (?:left|right)) to(?= \\p{L})");

  /** "a cat together with two bowls": all of these. */
  private static final Pattern TOGETHER =
      Pattern.compile("(?<=\\p{L}) (?:together|along) with(?= \\p{L})");

  /** "poses as she sits": what the same one does. */
  private static final Pattern WHILE_SHE =
      Pattern.compile("(?<=\\p{L}),? (?:as|while) s?he (?:is )?(?!is\\b)(?=\\p{L}+(?:s|ing)\\b)");

  /** "change the car colour to red": the same without an apostrophe. */
  private static final Pattern OF_THING =
      Pattern.compile("\\b(change|set|make|switch|turn) the (\\p{L}+) (colou?r) (to|into)\\b");

  /** "it's", "they're", "shouldn't": two words in one. */
  private static final Pattern JOINED =
      Pattern.compile(
          "\\b(?:(it|that|there|what|where|who|here|he|she|how)'s"
              + "|(\\p{L}+)'(d|re|ll|ve|m)|(ca|wo)n't|(\\p{L}+)n't)\\b");

  private static final Map<String, String> RESTS =
      Map.of("d", "would", "re", "are", "ll", "will", "ve", "have", "m", "am");

  /** A pause in the middle of a sentence. */
  private static final Pattern ELLIPSIS = Pattern.compile("\\.{2,}");

  /** An arrow from what is to what shall be. */
  private static final Pattern ARROW = Pattern.compile("\\s*(?:->|=>|\u2192)\\s*");

  /** "cat+ball". */
  private static final Pattern PLUS = Pattern.compile("(?<=[\\p{L} ])\\+(?=[\\p{L} ])");

  /** "dog/cat". */
  private static final Pattern SLASH = Pattern.compile("(?<=\\p{L}{3})/(?=\\p{L}{3})");

  /** "not a single animal", "not one bird", and not "not one but two". */
  private static final Pattern NOT_ONE =
      Pattern.compile(
          "\\bnot (?:even )?(?:a single|one|any)\\b(?= (?!of\\b|but\\b|\\p{L}+ but\\b)\\p{L})"
              + "|\\b(?:absolutely|definitely|certainly|really) no\\b");

  /** How tales begin. */
  private static final Pattern ONCE =
      Pattern.compile("(?i)\\b(?:once upon a time,? there|once there|there once) (?:was|were)\\b");

  /** "very very". */
  private static final Pattern TWICE =
      Pattern.compile("\\b(very|really|so|too|much) (?:,? ?\\1 )++");

  /** "a cat the size of an elephant", and not "half the size of" or "change the size of". */
  private static final Pattern SIZE_OF =
      Pattern.compile(
          "(?<=\\p{L} )(?<!(?:half|twice|double|times|make|set|change|adjust|increase|reduce|of|to) )the size of (?=an? )");

  /** "a close up of", and not "move it close up". */
  private static final Pattern CLOSE_UP =
      Pattern.compile("(?i)(?<=^|\\b(?:an?|extreme|the) |, )close up(?= \\p{L}|\\s*(?:[,.]|$))");

  /** What people write for other words. */
  private static final Map<String, String> SHORT_FORMS = WordList.facts("short-forms");

  /** Whose a thing is of those that were named: "her" may also be somebody. */
  public static final Set<String> POSSESSIVES = Set.of("his", "her", "its", "their");

  private static final Set<String> ARTICLES = WordList.words("articles");

  /** Words that cannot be inside the name of a thing. */
  private static final Set<String> STOPS = WordList.words("stops");

  /** As many as the things of a few designs have names. */
  private static final int MOST_KEPT = 128;

  /** What was read last: each rule asks for the words of every name of a design again. */
  private static final Map<String, List<String>> KEPT =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
              return size() > MOST_KEPT;
            }
          });

  private Words() {}

  /** The words of what was said, short forms as those that they are short for. */
  public static List<String> of(String text) {
    List<String> kept = KEPT.get(text);
    if (kept == null) {
      kept = read(text);
      KEPT.put(text, kept);
    }
    return new ArrayList<>(kept);
  }

  private static List<String> read(String text) {
    String plain =
        Quotes.joined(
            Normalizer.normalize(Emoji.spelled(text), Normalizer.Form.NFKC)
                .replace('\u2019', '\''));
    plain = plain.replace('|', ',').replace(" / ", ", ").replace("and/or", "and");
    plain = TWICE.matcher(plain).replaceAll("$1 ");
    plain = SIZE_OF.matcher(plain).replaceAll("as big as ");
    plain = ONCE.matcher(plain).replaceAll("there is");
    plain = SLASH.matcher(plain).replaceAll(" and ");
    plain = NOT_ONE.matcher(plain).replaceAll("no");
    plain = FLAG.matcher(plain).replaceAll(Words::told);
    plain =
        plain.replace("@", " at ").replaceAll("(?<=\\p{L}) (?:-|\u2013|\u2014) (?=\\p{L})", ", ");
    plain = COUNTED.matcher(plain).replaceAll("$2 $1");
    plain = ELLIPSIS.matcher(plain).replaceAll(" ");
    plain = CLOSE_UP.matcher(plain).replaceAll("close-up");
    plain = plain.replace("-hand side", " side");
    plain = TIMES.matcher(plain).replaceAll("$1");
    plain = MEASURED.matcher(plain).replaceAll(m -> m.group(1) == null ? " x " : " px");
    plain = ARROW.matcher(plain).replaceAll(" becomes ");
    plain = PLUS.matcher(plain).replaceAll(" and ");
    plain = ITS.matcher(plain).replaceAll("$1 its ");
    plain = JOINED.matcher(plain).replaceAll(Words::taken);
    plain = SHORT_IS.matcher(plain).replaceAll(" is");
    plain = SIDE_TO.matcher(plain).replaceAll("$1 of");
    plain = TOGETHER.matcher(plain).replaceAll(" and");
    plain = WHILE_SHE.matcher(plain).replaceAll(" and ");
    plain = AT_SIDE.matcher(plain).replaceAll("$1 the $4 of $2 $3");
    plain = AT_PART.matcher(plain).replaceAll("$1 the $3 of $2");
    plain = OWNED.matcher(plain).replaceAll(Words::owned);
    plain = OF_THING.matcher(plain).replaceAll("$1 the $3 of the $2 $4");
    List<String> words = new ArrayList<>();
    for (Matcher matcher = WORD.matcher(plain); matcher.find(); ) {
      String word = matcher.group();
      words.addAll(List.of(SHORT_FORMS.getOrDefault(word, word).split(" ")));
    }
    return words;
  }

  /** The same in words; what tells of no picture is left out. */
  private static String told(MatchResult flag) {
    String value = flag.group(2).strip();
    return flag.group(1) == null
        ? " "
        : flag.group(1).equals("no")
            ? ", without " + value.replace(",", " or") + " "
            : value.matches("1:1") ? " " : ". make the picture " + value + " ";
  }

  /** "the colour of the dog's fur", where it is not the dog's own. */
  private static String owned(MatchResult said) {
    String part = said.group(2) == null ? "" : "'s " + said.group(2).strip();
    return "the %s of the %s%s".formatted(said.group(3), said.group(1), part);
  }

  /** The two words of one. */
  private static String taken(MatchResult joined) {
    if (joined.group(1) != null) {
      return joined.group(1) + " is";
    }
    if (joined.group(2) != null) {
      return joined.group(2) + " " + RESTS.get(joined.group(3));
    }
    if (joined.group(4) != null) {
      return joined.group(4).equals("ca") ? "can not" : "will not";
    }
    return joined.group(5) + " not";
  }

  /** Whether a word cannot be inside the name of a thing. */
  public static boolean isStop(String word) {
    return STOPS.contains(word);
  }

  /** The words from the first one on that is no article. */
  public static List<String> withoutArticle(List<String> words) {
    int from = 0;
    while (from < words.size() && isArticle(words.get(from))) {
      from++;
    }
    return words.subList(from, words.size());
  }

  /** Whether a word is an article, or stands in its place: "this". */
  public static boolean isArticle(String word) {
    return ARTICLES.contains(word);
  }

  /** The words with others in the place of some. */
  public static List<String> spliced(List<String> words, int at, int length, List<String> others) {
    List<String> all = new ArrayList<>(words.subList(0, at));
    all.addAll(others);
    return joined(all, words.subList(at + length, words.size()));
  }

  public static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** The words without the marks that end them. */
  public static List<String> withoutEnd(List<String> words) {
    int end = words.size();
    while (end > 0 && words.get(end - 1).matches("[,.!?]")) {
      end--;
    }
    return words.subList(0, end);
  }
}
