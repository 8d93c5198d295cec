package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Set;

/** Words for surroundings, which are a scene even where any noun can be a thing. */
public final class Landscapes {

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
          "glacier",
          "park",
          "garden",
          "hill",
          "mountain",
          "island",
          "farm",
          "cave",
          "space",
          "underwater",
          "ruins",
          "countryside",
          "savannah",
          "prairie",
          "tundra",
          "lagoon",
          "skyline",
          "wood",
          "snow",
          "playground",
          "zoo",
          "market",
          "library",
          "kitchen",
          "bedroom",
          "bathroom",
          "office",
          "classroom",
          "school",
          "church",
          "cathedral",
          "museum",
          "restaurant",
          "bar",
          "pub",
          "cafe",
          "station",
          "airport",
          "stadium",
          "supermarket",
          "dungeon",
          "room",
          "hall",
          "ballroom");

  /** Of these one is on the surface, and in the others inside. */
  private static final Set<String> SURFACES =
      Set.of(
          "lake",
          "river",
          "sea",
          "ocean",
          "beach",
          "coast",
          "shore",
          "field",
          "meadow",
          "street",
          "road",
          "cliff",
          "hill",
          "mountain",
          "island",
          "farm",
          "prairie",
          "playground");

  private static final Set<String> ENDS =
      Set.of(",", "and", "with", "in", "on", "at", "by", "near", "under", "during", "is", "are");

  private Landscapes() {}

  /** Such a place as it ends a caption: "on a beach". */
  public static String phrase(List<String> words) {
    String head = words.get(words.size() - 1);
    String preposition = head.equals("underwater") ? "" : SURFACES.contains(head) ? "on " : "in ";
    boolean bare = !Words.isArticle(words.get(0)) && !Plurals.isPlural(head);
    boolean article = bare && !Set.of("space", "snow", "underwater").contains(head);
    String said = String.join(" ", words);
    return preposition + (article ? English.withArticle(said) : said);
  }

  /** Whether these words, up to the next separator, end in such a word. */
  public static boolean isNamed(List<String> words) {
    int end = 0;
    while (end < words.size() && !(end > 0 && ENDS.contains(words.get(end)))) {
      end++;
    }
    return end > 0 && HEADS.contains(words.get(end - 1));
  }
}
