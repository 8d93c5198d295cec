package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.Numerals;

/**
 * What people say about several pictures of one design. Both faces ask it before their designer:
 * variations change nothing until one is picked.
 */
public final class VariationWords {

  private static final String COUNT = "\\d{1,4}|one|two|three|four|five|six|seven|eight|nine";
  private static final String WHICH =
      "(?<which>"
          + COUNT
          + "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\\d{1,2}(?:st|nd|rd|th))";

  private static final Pattern ASKED =
      Pattern.compile(
          "(?:(?:please|can|could|you|i|we|want|would|like|to|see|let|me|have|show|give|draw|make|try|get|do) )*"
              + "(?:(?<count>"
              + COUNT
              + "|some|a few|several) )?(?:(?:more|other|different|new|further) )*"
              + "(?:variations|variants|alternatives)(?: of (?<thing>.+?))?(?: please)?");

  private static final Pattern CHOSEN =
      Pattern.compile(
          "(?:(?:i|like|prefer|want|take|pick|choose|use|keep|go|with|make|it|let us|give me|please|the) )*"
              + "(?:(?:number|no|nr|variation|picture|one) )?"
              + WHICH
              + "(?: (?:one|variation|picture))?(?: (?:best|most|please|is (?:the )?(?:best|nicest|good|nice)))*");

  private static final Pattern LIKED =
      Pattern.compile(
          "(?:(?:show me|give me|draw|make|something|some|i want) )*more like (?:the )?(?:(?:number|no|nr|variation|picture) )?"
              + WHICH
              + "(?: (?:one|variation|picture))?(?: please)?");

  private static final String WHOLE = "it|this|that|everything|all|picture|image|whole picture";

  /** How many are drawn where no number was said. */
  public static final int USUAL_NUMBER = 4;

  private VariationWords() {}

  /**
   * How many of what.
   *
   * @param id of the thing that alone is varied; empty is the whole picture
   */
  public record Order(Optional<Integer> number, Optional<String> id) {}

  /** The argument of /variations that the words mean, if they ask for some. */
  public static Optional<String> asked(String said) {
    Matcher words = ASKED.matcher(plain(said));
    if (!words.matches()) {
      return Optional.empty();
    }
    String count =
        Optional.ofNullable(words.group("count"))
            .flatMap(VariationWords::number)
            .map(String::valueOf)
            .orElse("");
    String thing = words.group("thing") == null ? "" : " of " + words.group("thing");
    return Optional.of((count + thing).strip());
  }

  /** The number of the one that the words choose. */
  public static Optional<Integer> chosen(String said) {
    return which(CHOSEN.matcher(plain(said)));
  }

  /** The number of the one of which the words want more. */
  public static Optional<Integer> liked(String said) {
    return which(LIKED.matcher(plain(said)));
  }

  /**
   * Reads the argument of /variations.
   *
   * @throws InvalidEdit if there is no such thing, or more than one
   */
  public static Order order(String argument, Design design) {
    String[] words = plain(argument).split(" ", 2);
    Optional<Integer> number = number(words[0]);
    String rest = number.isEmpty() ? plain(argument) : words.length > 1 ? words[1] : "";
    String thing = rest.replaceFirst("^(?:of )?(?:the )?", "");
    return new Order(
        number, thing.isEmpty() || thing.matches(WHOLE) ? Optional.empty() : id(thing, design));
  }

  private static Optional<String> id(String thing, Design design) {
    List<Entity> all = design.entities();
    List<Entity> exact =
        all.stream()
            .filter(e -> e.id().equalsIgnoreCase(thing) || plain(e.prompt()).equals(thing))
            .toList();
    List<String> wanted = List.of(thing.split(" "));
    List<Entity> meant =
        exact.size() == 1
            ? exact
            : all.stream()
                .filter(e -> List.of(plain(e.prompt()).split(" ")).containsAll(wanted))
                .toList();
    if (meant.size() != 1) {
      String there = all.stream().map(Entity::id).collect(Collectors.joining(", "));
      throw new InvalidEdit(
          meant.isEmpty()
              ? "There is no \"%s\" to vary; the design has %s."
                  .formatted(thing, there.isEmpty() ? "only a scene" : there)
              : "\"%s\" can be each of these: %s. Name one of them."
                  .formatted(
                      thing, meant.stream().map(Entity::id).collect(Collectors.joining(", "))));
    }
    return Optional.of(meant.get(0).id());
  }

  private static Optional<Integer> which(Matcher words) {
    return words.matches() ? number(words.group("which")) : Optional.empty();
  }

  private static Optional<Integer> number(String word) {
    return word.matches("\\d{1,4}")
        ? Optional.of(Integer.valueOf(word))
        : Optional.ofNullable(Numerals.of(word))
            .or(() -> Optional.ofNullable(Numerals.ofOrdinal(word)));
  }

  private static String plain(String said) {
    return said.toLowerCase(Locale.ROOT)
        .replaceAll("[.,;:!?#]", " ")
        .replaceAll("\\blet's\\b", "let us")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
