package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Words;

/** The young of an animal, called after it: "a whale and its baby" is a whale and a baby whale. */
public final class Young {

  /** Each with whether there are several. */
  private static final Map<String, Boolean> CALLED =
      Map.of("baby", false, "babies", true, "young", false, "offspring", true);

  private static final int LONGEST = 3;

  private Young() {}

  /** The same words, with each young one under its own name. */
  public static List<String> named(List<String> words) {
    List<String> named = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      String next = at + 1 < words.size() ? words.get(at + 1) : "";
      Optional<String> parent =
          Words.POSSESSIVES.contains(word) && CALLED.containsKey(next)
              ? parent(words.subList(0, at), word)
              : Optional.empty();
      if (parent.isPresent()) {
        String young = "baby " + parent.get();
        boolean several = CALLED.get(next);
        named.addAll(List.of((several ? "two " + Plurals.plural(young) : "a " + young).split(" ")));
        at++;
      } else {
        named.add(word);
      }
    }
    return named;
  }

  /** The animal that was named last; none where "her" may be somebody else's. */
  private static Optional<String> parent(List<String> before, String whose) {
    for (int end = before.size(); end > 0; end--) {
      for (int from = Math.max(0, end - LONGEST); from < end; from++) {
        String name = Plurals.singular(String.join(" ", before.subList(from, end)));
        if (!Words.isArticle(before.get(from)) && EverydayThings.of(name).isPresent()) {
          return Optional.of(name).filter(parent -> isAnimal(name, before, whose));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAnimal(String name, List<String> before, String whose) {
    boolean somebody = before.stream().anyMatch(word -> EverydayThings.isA(word, "person"));
    return EverydayThings.isA(name, "animal") && (whose.matches("its|their") || !somebody);
  }
}
