package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * What comes before a noun and says how many are meant.
 *
 * @param count where a number was said, exactly or roughly
 * @param article whether an article came
 * @param single whether that was "a": one, whatever follows
 * @param more whether "more" or "another" came: beside those that are there
 * @param pair whether "a pair of" came, which may be one thing: "a pair of glasses"
 */
public record Quantity(
    Optional<Integer> count,
    boolean article,
    boolean single,
    boolean more,
    boolean some,
    boolean pair) {

  /** Arrangements of a number of things: "a row of five houses". */
  private static final String[] GROUPS = WordList.phrases("counted-groups");

  private static final Set<String> POSSESSIVES =
      Set.of("his", "her", "its", "their", "our", "your");

  /** Goes past "a", "two", "a couple of", "three more". */
  public static Quantity read(Reading reading) {
    reading.accept("exactly", "precisely", "about", "around", "roughly", "at least", "up to");
    if (reading.peek().equals("both") && Words.isArticle(reading.peek(1))) {
      reading.next();
    }
    boolean some = reading.peek().equals("some");
    boolean another = reading.peek().equals("another");
    boolean single = another || reading.peek().matches("an?");
    boolean article = articles(reading);
    int mark = reading.mark();
    Optional<Integer> grid = reading.first(() -> grid(reading));
    if (grid.isPresent()) {
      return new Quantity(grid, article, single, false, false, false);
    }
    boolean counts =
        article && (Numerals.position(reading.peek()) > 0 || reading.peek().equals("single"));
    if (counts && reading.token(1).is(Tag.NOUN, Tag.ADJECTIVE)) {
      reading.next();
    }
    boolean pair = reading.ahead(2).equals("pair of");
    boolean group = reading.accept(GROUPS) && reading.accept("of");
    Integer count = Counts.readRoughly(reading);
    if (group && count == null) {
      reading.back(mark);
    }
    if (count != null) {
      articles(reading);
    }
    boolean more = reading.accept("more", "extra", "additional") || another;
    return new Quantity(Optional.ofNullable(count), article, single, more, some, pair);
  }

  /** Nine of "3 by 3 grid of apples". */
  private static Optional<Integer> grid(Reading reading) {
    Integer rows = Counts.read(reading);
    boolean by = rows != null && reading.accept("by", "x");
    Integer columns = by ? Counts.read(reading) : null;
    return columns != null && reading.accept("grid of", "array of", "arrangement of")
        ? Optional.of(rows * columns)
        : Optional.empty();
  }

  private static boolean articles(Reading reading) {
    int mark = reading.mark();
    while (Words.isArticle(reading.peek()) || isPossessive(reading)) {
      reading.next();
    }
    return reading.mark() > mark;
  }

  /** "his" of "his parrot"; "her" by itself is somebody. */
  private static boolean isPossessive(Reading reading) {
    return POSSESSIVES.contains(reading.peek()) && reading.phraseLength() > 1;
  }

  /** Whether anything was said that only a thing can follow. */
  public boolean marked() {
    return article || more || count.isPresent();
  }

  /** Whether a noun in the plural stands for several: not after "a". */
  public boolean mayBeSeveral() {
    return count.map(n -> n > 1).orElse(!single);
  }

  /** "two bowls" of "a cat with two bowls": so many things, and no part of it. */
  static boolean isOfOthers(Reading reading, String owner) {
    List<String> name = new ArrayList<>(reading.nextPhrase());
    name.removeIf(word -> Numerals.of(word) != null);
    if (!name.isEmpty()) {
      name.set(name.size() - 1, Plurals.singular(name.get(name.size() - 1)));
    }
    String one = String.join(" ", name);
    boolean held = EverydayThings.isA(owner, "person") && !Belongings.takesRoom(one); // five clubs
    return !held
        && reading.token(0).is(Tag.NUMBER)
        && EverydayThings.described(one).isPresent()
        && !EverydayThings.isAny(one, "part", "clothing", "jewelry", "food", "plant");
  }
}
