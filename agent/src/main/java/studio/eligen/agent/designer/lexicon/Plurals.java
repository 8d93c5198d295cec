package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** English plurals, read and written: rules for most, a list for those that follow none. */
public final class Plurals {

  private static final Map<String, String> IRREGULAR = WordList.facts("plurals");

  private Plurals() {}

  /** What the words may be the plural of, the words themselves first. */
  public static List<String> singulars(String words) {
    int space = words.lastIndexOf(' ') + 1;
    String before = words.substring(0, space);
    String noun = words.substring(space);
    List<String> forms = new ArrayList<>(List.of(words));
    if (IRREGULAR.containsKey(noun)) {
      forms.add(before + IRREGULAR.get(noun));
    }
    if (noun.endsWith("men")) {
      forms.add(before + cut(noun, 2) + "an");
    }
    if (noun.endsWith("ies")) {
      forms.add(before + cut(noun, 3) + "y");
    }
    if (noun.endsWith("s") && !noun.matches(".*(ss|us|is)") && noun.length() > 2) {
      forms.add(before + cut(noun, 1));
    }
    if (noun.endsWith("es") && noun.length() > 3) {
      forms.add(before + cut(noun, 2));
    }
    return forms;
  }

  public static boolean isPlural(String words) {
    return singulars(words).size() > 1;
  }

  /** The singular where nothing but the word itself tells which one it is. */
  public static String singular(String words) {
    List<String> forms = singulars(words);
    if (forms.size() == 1) {
      return words;
    }
    boolean hissing = words.matches(".*(ss|us|x|z|ch|sh)es");
    return hissing ? forms.get(forms.size() - 1) : forms.get(1);
  }

  /** Of a whole description: "owls reading a newspaper". */
  public static String pluralOfPhrase(String phrase) {
    List<String> words = new ArrayList<>(List.of(phrase.split(" ")));
    int head = Nouns.headIndex(words);
    words.set(head, plural(words.get(head)));
    return String.join(" ", words);
  }

  public static String plural(String words) {
    for (Map.Entry<String, String> pair : IRREGULAR.entrySet()) {
      if (words.equals(pair.getValue()) || words.endsWith(" " + pair.getValue())) {
        return cut(words, pair.getValue().length()) + pair.getKey();
      }
    }
    if (words.endsWith("man") && !words.endsWith("human")) {
      return cut(words, 2) + "en";
    }
    if (words.matches(".*(fish|sheep|deer)")) {
      return words;
    }
    if (words.matches(".*[^aeiou]y")) {
      return cut(words, 1) + "ies";
    }
    return words + (words.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
