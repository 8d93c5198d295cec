package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * English plurals, read and written: rules for most, a list for those that follow none. Where the
 * rules allow several singulars, as "axe" and "ax" of "axes", one that names a thing is meant.
 */
public final class Plurals {

  /** Shorter ones, as "ox", end words that have nothing to do with them. */
  private static final int LEAST_IN_COMPOUNDS = 4;

  /** Longer than any word whose plural follows no rule. */
  private static final int MOST_IN_COMPOUNDS = 40;

  private static final Map<String, String> SINGULARS = new HashMap<>();
  private static final Map<String, String> PLURALS = new HashMap<>();

  static {
    EverydayThings.plurals().forEach(Plurals::remember);
    WordList.facts("plurals").forEach(Plurals::remember);
  }

  private Plurals() {}

  /** What the words may be the plural of, the likeliest first; before all the words themselves. */
  public static List<String> singulars(String words) {
    String irregular = SINGULARS.get(words);
    if (irregular != null) {
      return irregular.equals(words) ? List.of(words) : List.of(words, irregular);
    }
    int space = words.lastIndexOf(' ') + 1;
    String before = words.substring(0, space);
    List<String> forms = new ArrayList<>(List.of(words));
    for (String singular : candidates(words.substring(space))) {
      if (!words.equals(before + singular)) {
        forms.add(before + singular);
      }
    }
    return forms;
  }

  /** Whether words look like a plural: "cats", "mice", "scissors". */
  public static boolean isPlural(String words) {
    String noun = words.substring(words.lastIndexOf(' ') + 1);
    boolean always = words.equals(SINGULARS.get(words)) || noun.equals(SINGULARS.get(noun));
    return singulars(words).size() > 1 || always && noun.endsWith("s");
  }

  /** Whether words stand for more than one thing: "cats", and not "scissors". */
  public static boolean isSeveral(String words) {
    return isPlural(words) && !singular(words).equals(words);
  }

  /** The singular, or the words as they are if they are none. */
  public static String singular(String words) {
    List<String> forms = singulars(words);
    return forms.get(forms.size() == 1 ? 0 : 1);
  }

  /** Of a whole description: "owls reading a newspaper". */
  public static String pluralOfPhrase(String phrase) {
    List<String> words = new ArrayList<>(List.of(phrase.split(" ")));
    int head = Nouns.headIndex(words);
    words.set(head, plural(words.get(head)));
    return String.join(" ", words);
  }

  /** Of a name whose last word is the noun: "red cars". */
  public static String plural(String words) {
    String irregular = PLURALS.get(words);
    if (irregular != null) {
      return irregular;
    }
    int space = words.lastIndexOf(' ') + 1;
    return words.substring(0, space) + pluralOf(words.substring(space));
  }

  private static String pluralOf(String noun) {
    String irregular = PLURALS.get(noun);
    if (irregular != null) {
      return irregular;
    }
    String compound = compound(noun, PLURALS);
    if (compound != null) {
      return compound;
    }
    if (noun.endsWith("s") && !candidates(noun).isEmpty()) {
      return noun;
    }
    if (noun.endsWith("man")) {
      return cut(noun, 2) + "en";
    }
    if (noun.endsWith("y") && !isVowel(noun, noun.length() - 2)) {
      return cut(noun, 1) + "ies";
    }
    return noun + (isHissing(noun) ? "es" : "s");
  }

  private static List<String> candidates(String noun) {
    String irregular = SINGULARS.get(noun);
    if (irregular != null) {
      return List.of(irregular);
    }
    Set<String> candidates = new LinkedHashSet<>();
    String compound = compound(noun, SINGULARS);
    if (compound != null) {
      candidates.add(compound);
    }
    if (noun.endsWith("men")) {
      candidates.add(cut(noun, 2) + "an");
    }
    if (noun.length() > 2 && noun.endsWith("s") && !noun.endsWith("ss")) {
      addByRule(noun, candidates);
    }
    List<String> known = candidates.stream().filter(EverydayThings::isName).toList();
    boolean itself = known.isEmpty() && EverydayThings.isName(noun);
    return itself ? List.of() : known.isEmpty() ? List.copyOf(candidates) : known;
  }

  /** The likelier before the others. */
  private static void addByRule(String noun, Set<String> candidates) {
    String withoutS = cut(noun, 1);
    String withoutEs = noun.length() > 3 && noun.endsWith("es") ? cut(noun, 2) : withoutS;
    if (noun.endsWith("ies")) {
      String y = cut(noun, 3) + "y";
      // "pies", "ties"; hardly any word of two letters ends in "y".
      candidates.addAll(noun.length() < 5 ? List.of(withoutS, y) : List.of(y, withoutS));
    } else if (noun.endsWith("ves")) {
      candidates.addAll(List.of(withoutS, cut(noun, 3) + "f", cut(noun, 3) + "fe"));
    } else if (noun.endsWith("oes")) {
      candidates.addAll(List.of(withoutEs, withoutS));
    } else if (noun.endsWith("es") && isHissing(withoutEs)) {
      boolean single = noun.endsWith("ses") && !noun.endsWith("sses") || noun.endsWith("zes");
      candidates.addAll(single ? List.of(withoutS, withoutEs) : List.of(withoutEs, withoutS));
    } else if (!noun.endsWith("us") && !noun.endsWith("is")) {
      candidates.add(withoutS);
    } else if (EverydayThings.isName(withoutS)) {
      // "emus", "skis", and not "cactus" or "iris".
      candidates.add(withoutS);
    }
  }

  /** "bookshelves" as "shelves", "grandchild" as "child"; null where it ends in no such word. */
  private static String compound(String noun, Map<String, String> forms) {
    int first = Math.max(1, noun.length() - MOST_IN_COMPOUNDS);
    for (int from = first; from <= noun.length() - LEAST_IN_COMPOUNDS; from++) {
      String form = forms.get(noun.substring(from));
      if (form != null) {
        return noun.substring(0, from) + form;
      }
    }
    return null;
  }

  private static void remember(String plural, String singular) {
    SINGULARS.put(plural, singular);
    PLURALS.put(singular, plural);
  }

  private static boolean isHissing(String noun) {
    return noun.endsWith("s")
        || noun.endsWith("x")
        || noun.endsWith("z")
        || noun.endsWith("ch")
        || noun.endsWith("sh");
  }

  private static boolean isVowel(String word, int at) {
    return at >= 0 && "aeiou".indexOf(word.charAt(at)) >= 0;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
