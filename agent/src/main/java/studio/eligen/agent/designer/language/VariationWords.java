package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * What people say about several pictures of one design. Both faces ask it before their designer:
 * variations change nothing until one is picked.
 */
public final class VariationWords {

  /** What may come before the number of a variation, and before how many are wanted. */
  private static final Set<String> LEADS = WordList.words("variation-leads");

  private static final Set<String> OTHERS = Set.of("more", "other", "different", "new", "further");
  private static final Set<String> KINDS = Set.of("number", "no", "nr", "variation", "picture", "one");

  /** What may come after it. */
  private static final Set<String> ENDS =
      Set.of("best", "most", "please", "is", "the", "nicest", "good", "nice", "one", "variation", "picture");

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
    Reading reading = new Reading(List.of(plain(said).split(" ")));
    reading.passOver(LEADS);
    Optional<Integer> number = number(reading.peek());
    reading.skip(number.isPresent() ? 1 : 0);
    reading.accept("some", "a few", "several");
    reading.passOver(OTHERS);
    boolean asked = reading.accept("variations", "variants", "alternatives");
    String of = reading.accept("of") ? " of " + String.join(" ", reading.rest()) : "";
    reading.accept("please");
    return asked && (reading.done() || !of.isEmpty())
        ? Optional.of((number.map(String::valueOf).orElse("") + of.replaceFirst(" please$", "")).strip())
        : Optional.empty();
  }

  /** The number of the one that the words choose. */
  public static Optional<Integer> chosen(String said) {
    Reading reading = new Reading(List.of(plain(said).split(" ")));
    reading.passOver(LEADS);
    return which(reading);
  }

  /** The number of the one of which the words want more. */
  public static Optional<Integer> liked(String said) {
    Reading reading = new Reading(List.of(plain(said).split(" ")));
    reading.passOver(LEADS);
    reading.accept("something", "some");
    boolean liked = reading.accept("more like the", "more like");
    return liked ? which(reading) : Optional.empty();
  }

  private static Optional<Integer> which(Reading reading) {
    reading.acceptAny(KINDS);
    Optional<Integer> number = number(reading.next());
    reading.passOver(ENDS);
    return number.filter(found -> reading.done());
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
