package studio.eligen.agent.designer;

import java.util.List;
import java.util.Set;

/** Words for surroundings, which are a scene even where any noun can be a thing. */
final class Landscapes {

  private static final Set<String> HEADS =
      Set.of(
          "lake",
          "river",
          "sea",
          "ocean",
          "stream",
          "pond",
          "forest",
          "woods",
          "mountains",
          "hills",
          "beach",
          "coast",
          "shore",
          "desert",
          "field",
          "fields",
          "meadow",
          "street",
          "road",
          "canyon",
          "valley",
          "cliff",
          "harbour",
          "harbor",
          "waterfall",
          "city",
          "town",
          "village",
          "jungle",
          "swamp",
          "bay",
          "fjord",
          "glacier");

  private Landscapes() {}

  /** Whether these words, up to the next separator, end in such a word. */
  static boolean isNamed(List<String> words) {
    int end = 0;
    while (end < words.size() && !Set.of(",", "and", "with").contains(words.get(end))) {
      end++;
    }
    return end > 0 && HEADS.contains(words.get(end - 1));
  }
}
