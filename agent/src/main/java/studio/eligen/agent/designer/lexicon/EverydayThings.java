package studio.eligen.agent.designer.lexicon;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of everyday things: what each is a kind of, how large it is and where it stands.
 * The tables are read once, when something is first asked.
 */
public final class EverydayThings {

  /** What things can be made of, though they can be there by themselves as well. */
  private static final Set<String> STUFFS = WordList.words("stuffs");

  private static final List<String> TABLES =
      List.of(
          "animals",
          "buildings",
          "clothes",
          "fantasy",
          "food",
          "furniture",
          "nature",
          "parts",
          "people",
          "plants",
          "things",
          "vehicles");

  /** Words that begin what is told of a thing behind its name. */
  private static final Set<String> MORE = Set.of("with", "of", "who", "that", "which", "without");

  /**
   * Of things that have only their last kind in common, as animals, one is near only if this alike.
   */
  private static final double ALIKE = 4;

  private static final ThingTable THINGS = readAll();

  /** All words of which names of things are made, for the few sentences that ask for them. */
  private static final class InNames {
    private static final Set<String> WORDS =
        THINGS
            .allNames()
            .flatMap(name -> Stream.of(name.split(" ")))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** No name has more words, so that of a description without end only its last ones are tried. */
  private static final int LONGEST_NAME =
      Stream.concat(THINGS.allNames(), THINGS.plurals().keySet().stream())
          .mapToInt(name -> name.split(" ").length)
          .max()
          .orElse(1);

  private EverydayThings() {}

  /** The thing of this name or alias, in the singular or the plural. */
  public static Optional<EverydayThing> of(String words) {
    return Plurals.singulars(words).stream()
        .filter(EverydayThings::isName)
        .findFirst()
        .flatMap(THINGS::thing);
  }

  /** The names of all things, in the order of the tables. */
  public static Set<String> names() {
    return THINGS.names();
  }

  /** Whether a word is one of a name: "cone" of "ice cream cone". */
  public static boolean isInName(String word) {
    return InNames.WORDS.contains(word);
  }

  /** Whether exactly these words, in the singular, name a thing. */
  public static boolean isName(String words) {
    return THINGS.has(words);
  }

  /** The plurals that follow no rule, each with its singular. */
  static Map<String, String> plurals() {
    return THINGS.plurals();
  }

  /**
   * The thing that a whole description is about: the fire truck of "shiny red fire truck with a
   * ladder". Goes by its words alone, as it is asked of every thing of a picture.
   */
  public static Optional<EverydayThing> described(String phrase) {
    Optional<EverydayThing> whole = of(phrase);
    List<String> words = List.of(phrase.split(" "));
    int end = 1;
    while (end < words.size() && !tellsMore(words.get(end))) {
      end++;
    }
    for (int from = Math.max(0, end - LONGEST_NAME); whole.isEmpty() && from < end; from++) {
      whole = of(String.join(" ", words.subList(from, end)));
    }
    return whole;
  }

  /** Whether a name ends before this word: "with", "wearing". */
  private static boolean tellsMore(String word) {
    return MORE.contains(word)
        || Words.isStop(word)
        || (word.endsWith("ing") && word.length() > 4 || Inflection.isIrregularPast(word))
            && !isName(word);
  }

  /**
   * Whether what these words describe is such a thing: a golden retriever is a dog, two owls are
   * animals. Anything is what it is called.
   */
  public static boolean isA(String words, String kind) {
    Optional<EverydayThing> asked = of(kind);
    return words.equals(kind)
        || asked.isPresent()
            && described(words)
                .filter(thing -> chain(thing).contains(asked.get().name()))
                .isPresent();
  }

  /** Whether what these words describe is one of these kinds of thing. */
  public static boolean isAny(String words, String... kinds) {
    return Arrays.stream(kinds).anyMatch(kind -> isA(words, kind));
  }

  /** Whether these words name what is no look or stuff of anything else: a cat, a tree, a house. */
  public static boolean standsAlone(String words) {
    return !Colours.names(words) && of(words).isPresent() && !STUFFS.contains(words);
  }

  /** What a thing is a kind of, the nearest first: dog, mammal, animal for a poodle. */
  public static List<String> kinds(String words) {
    return described(words)
        .map(thing -> chain(thing).subList(1, chain(thing).size()))
        .orElse(List.of());
  }

  /**
   * The one of those offered that is most like a thing: of the nearest common kind, and among those
   * of the size that is most like it. Empty where none is like it.
   */
  public static Optional<String> nearest(String words, Collection<String> offered) {
    Optional<EverydayThing> thing = described(words);
    if (thing.isEmpty()) {
      return Optional.empty();
    }
    List<String> chain = chain(thing.get());
    String nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (String name : offered) {
      double apart = described(name).map(other -> apart(thing.get(), chain, other)).orElse(least);
      if (apart < least) {
        nearest = name;
        least = apart;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** How unlike two things are; infinite if they have nothing in common. */
  private static double apart(EverydayThing thing, List<String> chain, EverydayThing other) {
    List<String> others = chain(other);
    int up = 0;
    while (up < chain.size() && !others.contains(chain.get(up))) {
      up++;
    }
    if (up == chain.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double sizes =
        Math.abs(Math.log(thing.height() / other.height()))
            + Math.abs(Math.log(thing.width() / other.width()));
    boolean far = up > 1 && up == chain.size() - 1 && sizes > 2 * Math.log(ALIKE);
    return far
        ? Double.POSITIVE_INFINITY
        : 1000 * up + 100 * others.indexOf(chain.get(up)) + Math.min(99, sizes);
  }

  /** A thing's name and what it is a kind of. */
  private static List<String> chain(EverydayThing thing) {
    return Stream.iterate(
            Optional.of(thing), Optional::isPresent, one -> one.get().kind().flatMap(THINGS::thing))
        .map(one -> one.get().name())
        .toList();
  }

  private static ThingTable readAll() {
    ThingTable table = new ThingTable();
    TABLES.forEach(name -> table.add(WordList.load("things/" + name, ThingTable.BAR)));
    return table;
  }
}
