package studio.eligen.agent.designer.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the words of a thing say of it behind its noun: "with a beard", "eating bamboo". */
public final class PromptParts {

  private static final Set<String> JOINTS =
      Set.of("with", "in", "wearing", "holding", "carrying", "having", "and");

  /** Of which a thing has one of each kind: it is lit or put out, of glass or of wood. */
  private static final Map<String, String> KINDS = WordList.facts("contrary-looks");

  private PromptParts() {}

  /** Whether a look goes where one of these comes: another colour, another material. */
  public static boolean areAlike(String look, List<String> looks) {
    String kind = KINDS.getOrDefault(look, "");
    return !kind.isEmpty() && looks.stream().anyMatch(other -> kind.equals(KINDS.get(other)));
  }

  public static boolean isLook(String word) {
    return KINDS.containsKey(word);
  }

  /** "in metal", "of glass": what something is made of. */
  public static boolean isStuff(List<String> words) {
    return words.size() == 2
        && words.get(0).matches("in|of")
        && "stuff".equals(KINDS.get(words.get(1)));
  }

  /** "panda" of "panda eating bamboo", where it shall be eating something else. */
  public static String doingElse(String prompt, String doing) {
    int from = prompt.indexOf(" " + doing + " ");
    int end = from < 0 ? -1 : prompt.indexOf(" with ", from);
    return from < 0 || !doing.endsWith("ing") || doing.equals("wearing")
        ? prompt
        : prompt.substring(0, from) + (end < 0 ? "" : prompt.substring(end));
  }

  /** "cup of tea" of "cup of coffee" and "tea"; empty where that is not what it is of. */
  public static Optional<String> of(String prompt, String noun, List<String> other) {
    String start = " of ";
    int at = prompt.lastIndexOf(start);
    return at > 0 && prompt.endsWith(noun)
        ? Optional.of(
            prompt.substring(0, at + start.length())
                + String.join(" ", Words.withoutArticle(other)))
        : Optional.empty();
  }

  /** A prompt without the "beard" of "old man with a beard", if it has one. */
  public static Optional<String> without(String prompt, String noun) {
    List<String> words = Words.of(prompt);
    int head = Nouns.headIndex(words);
    for (int from = head + 1; from < words.size(); from++) {
      if (!separates(words, from)) {
        continue;
      }
      int end = from + 1;
      while (end < words.size() && !separates(words, end)) {
        end++;
      }
      List<String> part = Words.withoutArticle(words.subList(from + 1, end));
      if (!part.isEmpty() && isOne(Nouns.head(part), noun) || part.contains(noun)) {
        List<String> rest = new ArrayList<>(words.subList(0, from));
        List<String> behind = new ArrayList<>(words.subList(end, words.size()));
        boolean there = behind.size() > 2 && Words.POSSESSIVES.contains(behind.get(1));
        while (there
            && !behind.isEmpty()
            && (there = !JOINTS.contains(behind.get(0)) || behind.get(0).equals("in"))) {
          behind.remove(0); // "in its pouch" is where that was
        }
        boolean more = !behind.isEmpty() && behind.get(0).matches("and|,");
        if (more && words.get(from).matches("with|wearing|holding")) {
          behind.set(0, words.get(from));
        }
        rest.addAll(behind);
        return Optional.of(String.join(" ", rest).replace(" ,", ","));
      }
    }
    return Optional.empty();
  }

  /** A hat, or of a coat a raincoat as well. */
  private static boolean isOne(String head, String noun) {
    return Plurals.singulars(noun).stream()
        .anyMatch(one -> head.equals(one) || EverydayThings.isA(head, one));
  }

  /** Whether the word at a place stands between two parts: the comma after a noun does. */
  private static boolean separates(List<String> words, int at) {
    return JOINTS.contains(words.get(at))
        || words.get(at).equals(",") && PartsOfSpeech.of(words).get(at - 1).is(Tag.NOUN);
  }
}
