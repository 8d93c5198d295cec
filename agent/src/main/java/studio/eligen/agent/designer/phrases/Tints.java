package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * Tells wishes in which a colour is a noun as what becomes of a thing: "apply a black hue to the
 * bear", "adorn the parrot with yellow", "red shall be the colour of the roof" are "make the bear
 * black" and so on.
 */
final class Tints {

  private static final Set<String> FINISHES = WordList.words("finishes");

  /** Between a thing and the colour that it is wished to have. */
  private static final Map<String, String> TAKING = WordList.facts("taking-colours");

  private static final String[] WISHING = {
    "should", "shall", "must", "ought to", "needs to", "has to", "will", "could", "can"
  };

  private static final String[] OF = {"the color of", "the colour of", "the hue of"};
  private static final Set<String> MODALS = Set.of("shall", "should", "must", "will", "can", "is");

  private Tints() {}

  /** The same with "make" first, where it is such a wish. */
  static Optional<List<String>> painted(Reading reading) {
    return reading.first(() -> given(reading), () -> wished(reading), () -> taken(reading));
  }

  /** "apply a black hue to the bear", "choose green for the chair". */
  private static Optional<List<String>> given(Reading reading) {
    boolean chosen =
        reading.accept("choose", "pick", "select", "use", "go for", "go with", "opt for");
    boolean given = chosen || reading.accept("apply", "give", "lend", "add", "bring");
    List<String> tint = given ? tint(reading) : List.of();
    boolean named = FINISHES.contains(reading.peek(-1)) || chosen;
    boolean applied = reading.since(0).contains("apply");
    return !tint.isEmpty() && (named || applied) && reading.accept("to", "for")
        ? made(reading.rest(), tint)
        : Optional.empty();
  }

  /** "red shall be the colour of the roof", "yellow shall adorn the toilet", "red for its roof". */
  private static Optional<List<String>> wished(Reading reading) {
    List<String> tint = Words.isArticle(reading.peek()) ? List.of() : tint(reading);
    boolean led = !tint.isEmpty() && (reading.acceptAny(MODALS) || reading.peek().equals("for"));
    boolean told =
        led
            && reading.accept(
                "for", "be", "become", "adorn", "cover", "grace", "color", "colour", "dominate");
    boolean is = led && reading.peek(-1).equals("is");
    reading.accept("the color for", "the colour for");
    return told || is ? made(reading.rest(), tint) : Optional.empty();
  }

  /** "let the roof be adorned in red", "coat the hill with shades of green". */
  private static Optional<List<String>> taken(Reading reading) {
    boolean verb =
        reading.accept("let", "have", "give", "adorn", "coat", "cover", "drench", "bathe");
    boolean given = verb && reading.peek(-1).equals("give");
    boolean furnished = verb && !given && !reading.peek(-1).matches("let|have");
    int from = reading.mark();
    while (!reading.done()) {
      List<String> thing = List.copyOf(reading.since(from));
      int mark = reading.mark();
      boolean takes =
          given
              ? reading.peek().matches("an?")
              : furnished ? reading.accept("with", "in") : takes(reading);
      List<String> tint = takes ? tint(reading) : List.of();
      boolean named = !given || FINISHES.contains(reading.peek(-1));
      if (!tint.isEmpty() && named && reading.done()) {
        return made(thing, tint);
      }
      reading.back(mark);
      reading.next();
    }
    return Optional.empty();
  }

  /** Goes past "should take on". */
  private static boolean takes(Reading reading) {
    boolean wished = reading.accept(WISHING);
    return reading
        .accept(TAKING)
        .filter(how -> wished ? !how.equals("alone") : how.endsWith("alone"))
        .isPresent();
  }

  private static Optional<List<String>> made(List<String> thing, List<String> tint) {
    Reading named = new Reading(thing);
    named.accept(OF);
    List<String> words = new ArrayList<>(named.rest());
    boolean whose = !words.isEmpty() && words.get(words.size() - 1).equals("new");
    words.subList(words.size() - (whose ? 1 : 0), words.size()).clear();
    boolean nobody = words.isEmpty() || words.get(0).matches("i|we|you");
    // "move the bus up. the car should be black": the first is a wish of its own.
    nobody |=
        words.stream().anyMatch(word -> word.matches("[.,;!?]")) || named.would(() -> acts(named));
    words.replaceAll(word -> whose ? word.replaceFirst("'s$", "") : word);
    words.add(0, "make");
    words.addAll(tint);
    return nobody ? Optional.empty() : Optional.of(words);
  }

  private static boolean acts(Reading thing) {
    return Act.passAdding(thing) || Act.read(thing).isPresent();
  }

  /** "a lively green shade", "shades of green"; empty for what names no colour. */
  private static List<String> tint(Reading reading) {
    int mark = reading.mark();
    reading.passArticles();
    boolean of = reading.acceptAny(FINISHES) && reading.accept("of");
    if (!of && reading.mark() > mark && FINISHES.contains(reading.peek(-1))) {
      reading.back(mark);
      return List.of();
    }
    int from = reading.mark();
    while (Colours.names(reading.peek())
        || reading.token(0).is(Tag.ADJECTIVE) && !FINISHES.contains(reading.peek())) {
      reading.next();
    }
    List<String> tint = List.copyOf(reading.since(from));
    reading.acceptAny(FINISHES);
    boolean coloured = !tint.isEmpty() && Colours.names(tint.get(tint.size() - 1));
    reading.back(coloured ? reading.mark() : mark);
    return coloured ? tint : List.of();
  }
}
