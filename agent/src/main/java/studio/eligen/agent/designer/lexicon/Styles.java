package studio.eligen.agent.designer.lexicon;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows ways of drawing from other words: "a pencil sketch", "watercolour", "black and white". */
public final class Styles {

  /** Words that end the name of a way of drawing. */
  private static final Set<String> HEADS =
      Set.of(
          "painting",
          "paintings",
          "sketch",
          "drawing",
          "watercolour",
          "watercolor",
          "aquarelle",
          "photo",
          "photograph",
          "photography",
          "poster",
          "comic",
          "cartoon",
          "anime",
          "manga",
          "woodcut",
          "engraving",
          "etching",
          "render",
          "rendering",
          "illustration",
          "collage",
          "mosaic",
          "fresco",
          "graffiti",
          "gouache",
          "pastel",
          "pastels",
          "crayon",
          "crayons",
          "charcoal",
          "ink",
          "linocut",
          "lithograph",
          "print",
          "art",
          "style",
          "look",
          "storybook",
          "claymation",
          "origami",
          "embroidery",
          "tapestry",
          "photorealistic",
          "photorealism",
          "realistic",
          "hyperrealistic",
          "impressionist",
          "impressionism",
          "cubist",
          "cubism",
          "surrealist",
          "surrealism",
          "expressionist",
          "pointillism",
          "minimalist",
          "monochrome",
          "sepia",
          "grayscale",
          "greyscale",
          "vintage",
          "retro",
          "noir",
          "pixelated",
          "steampunk",
          "cyberpunk",
          "vaporwave",
          "baroque",
          "ukiyo-e",
          "book",
          "film",
          "movie",
          "cinematic",
          "polaroid",
          "blueprint",
          "oils",
          "pencil",
          "silhouette",
          "3d",
          "cgi",
          "abstract",
          "cartoonish",
          "sketchy",
          "artsy",
          "flat");

  /** Words that end the name of a way of drawing only after "like" or "as". */
  private static final Set<String> LOOSE =
      Set.of(
          "book", "look", "art", "print", "film", "movie", "style", "ink", "flat", "pastel",
          "pencil");

  private Styles() {}

  /** The words as the name of a style, if that is what they are by themselves. */
  public static Optional<String> named(List<String> words) {
    List<String> name = bare(words);
    String said = String.join(" ", name);
    if (said.matches("(?:in )?black and white")) {
      return Optional.of("black and white");
    }
    boolean nameLike =
        !name.isEmpty() && name.size() <= 5 && name.stream().noneMatch(Words::isStop);
    if (!nameLike || !HEADS.contains(name.get(name.size() - 1))) {
      return Optional.empty();
    }
    boolean loose = LOOSE.contains(name.get(name.size() - 1)) && name.size() == 1;
    return loose ? Optional.empty() : Optional.of(withoutStyle(name));
  }

  /** The words without article, and without a "style" at the end. */
  public static String told(List<String> words) {
    return withoutStyle(bare(words));
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
