package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Quotes;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;

/**
 * Tells additions whose place or purpose comes first as what is added: "behind the car, put a tree"
 * is "add behind the car, a tree", and "fill the basket with apples" is "add apples in the basket".
 */
public final class Inversions {

  private static final String[] RELATIONS = WordList.phrases("relations");
  private static final String[] EXCEPTING = WordList.phrases("excepting");
  private static final Set<String> BEING = Set.of("is", "are", "stands", "sits", "lies");
  private static final Set<String> PLACED =
      Set.of("positioned", "situated", "located", "placed", "standing", "sitting", "perched");

  private static final Set<String> ADDED = Set.of("added", "put", "inserted", "included", "drawn");

  /** Each with how what is added lies to what they are about. */
  private static final Map<String, String> FURNISHING = WordList.facts("furnishing");

  private static final String[] WITH = WordList.phrases("furnished-with");

  private static final Pattern EXCHANGE =
      Pattern.compile(
          "(?:put|move|place) (.+) where (.+) (?:is|was|are|were) ,? ?and (?:put |move |place )?\\2"
              + " where \\1 (?:is|was|are|were)");

  private Inversions() {}

  /** The same with the verb first, where it is such an addition. */
  public static List<String> straight(List<String> words) {
    Reading reading = new Reading(words);
    Preamble.pass(reading);
    int mark = reading.mark();
    Optional<List<String>> told =
        reading.first(
            () -> written(reading),
            () -> exchanged(reading),
            () -> excepted(reading),
            () -> putOn(reading),
            () -> counted(reading),
            () -> spaced(reading),
            () -> Tints.painted(reading),
            () -> joining(reading),
            () -> Backdrops.changed(reading),
            () -> furnished(reading),
            () -> placed(reading));
    if (told.isPresent()) {
      return told.get();
    }
    reading.back(mark);
    boolean placed = reading.acceptAny(PLACED);
    int from = reading.mark();
    if (!reading.accept(RELATIONS)) {
      return words;
    }
    while (!reading.done() && !(placed && BEING.contains(reading.peek()))) {
      List<String> place = List.copyOf(reading.since(from));
      boolean ended = reading.next().equals(",");
      int end = reading.mark();
      if (ended) {
        Preamble.pass(reading);
      }
      if (ended && Act.passAdding(reading) && isIndefinite(reading)) {
        return added(place, reading.rest());
      }
      reading.back(end);
    }
    return reading.done()
        ? words
        : added(reading.since(from), reading.rest().subList(1, reading.rest().size()));
  }

  /** "put the cat where the dog is and the dog where the cat is": "swap the cat and the dog". */
  private static Optional<List<String>> exchanged(Reading reading) {
    Matcher both = EXCHANGE.matcher(String.join(" ", reading.rest()));
    return both.matches()
        ? Optional.of(List.of("swap %s and %s".formatted(both.group(1), both.group(2)).split(" ")))
        : Optional.empty();
  }

  /** "\"hello\" written on a cake": a cake saying so. */
  private static Optional<List<String>> written(Reading reading) {
    reading.accept("the");
    reading.accept("words", "word", "text", "phrase", "letters", "letter", "number", "message");
    boolean quoted = Quotes.isOne(reading.peek());
    String text = reading.next();
    boolean on =
        quoted
            && reading.next().matches(".+(?:ed|en)")
            && reading.accept("on", "in", "across", "over", "onto", "into");
    int from = reading.mark();
    if (!on || !reading.acceptPhrase()) {
      return Optional.empty();
    }
    List<String> thing = Words.joined(reading.since(from), List.of("saying", text));
    return Optional.of(Words.joined(thing, reading.rest()));
  }

  /** "put a hat on": "give it a hat". */
  private static Optional<List<String>> putOn(Reading reading) {
    boolean put = reading.accept("put") && isIndefinite(reading);
    int from = reading.mark();
    boolean on = put && reading.acceptPhrase() && reading.peek().equals("on");
    List<String> given = new ArrayList<>(List.of("give", "it"));
    given.addAll(reading.since(from));
    reading.next();
    boolean ends = reading.rest().stream().allMatch(w -> w.matches("instead|now|too|then|[.!,]"));
    return on && ends ? Optional.of(given) : Optional.empty();
  }

  /** "move everything left except the cat": "move everything except the cat left". */
  private static Optional<List<String>> excepted(Reading reading) {
    List<String> words = reading.rest();
    int all = words.indexOf("everything");
    for (int at = all + 2; all >= 0 && at < words.size(); at++) {
      Reading rest = new Reading(words);
      rest.skip(at);
      boolean led = rest.accept(EXCEPTING) && !rest.done() && !Clauses.begins(rest);
      int named = rest.phraseLength();
      if (led && named > 0 && named == rest.rest().size()) {
        List<String> straight = new ArrayList<>(words.subList(0, all + 1));
        straight.add("except");
        straight.addAll(rest.rest());
        straight.addAll(words.subList(all + 1, at - (words.get(at - 1).equals(",") ? 1 : 0)));
        return Optional.of(straight);
      }
    }
    return Optional.empty();
  }

  /** "two dogs would be better": "there should be two dogs". */
  private static Optional<List<String>> counted(Reading reading) {
    int from = reading.mark();
    boolean number = reading.token(0).is(Tag.NUMBER) && reading.acceptPhrase();
    List<String> words = new ArrayList<>(List.of("there", "should", "be"));
    words.addAll(reading.since(from));
    boolean wished =
        number && reading.accept("would be", "would look", "might be") && !reading.done();
    reading.next();
    return wished && reading.done() ? Optional.of(words) : Optional.empty();
  }

  /** "leave more room between the cat and the dog": "move the cat and the dog further apart". */
  private static Optional<List<String>> spaced(Reading reading) {
    reading.accept("put", "leave", "add", "make", "create", "have", "give", "there is");
    reading.accept("some", "a bit", "a little", "too");
    boolean more = reading.accept("more", "little");
    boolean spaced =
        (more || reading.accept("less", "much"))
            && reading.accept("space between", "room between", "distance between", "gap between");
    List<String> words = new ArrayList<>(List.of("move"));
    words.addAll(reading.rest());
    words.addAll(more ? List.of("further", "apart") : List.of("closer", "together"));
    return spaced && !reading.done() ? Optional.of(words) : Optional.empty();
  }

  /** "a box should be placed on top of the boat": "add a box on top of the boat". */
  private static Optional<List<String>> placed(Reading reading) {
    int from = reading.mark();
    boolean indefinite = isIndefinite(reading) && reading.acceptPhrase();
    List<String> words = new ArrayList<>(List.of("add"));
    words.addAll(reading.since(from));
    boolean wished =
        indefinite && reading.accept("should be", "must be", "needs to be", "has been", "could be");
    boolean put = wished && (reading.acceptAny(PLACED) || reading.acceptAny(ADDED));
    words.addAll(reading.rest());
    return put ? Optional.of(words) : Optional.empty();
  }

  /** "let a dog join the picture": "add a dog". */
  private static Optional<List<String>> joining(Reading reading) {
    boolean let = reading.accept("let", "have", "make", "allow") && isIndefinite(reading);
    int from = reading.mark();
    boolean named = let && reading.acceptPhrase();
    List<String> words = new ArrayList<>(List.of("add"));
    words.addAll(reading.since(from));
    reading.accept("to");
    boolean joins = named && reading.accept("join", "enter", "appear", "come into", "come in");
    reading.accept("in", "into");
    reading.accept("the composition of the", "the", "this");
    reading.skip(Asides.isFrame(reading.peek()) ? 1 : 0);
    words.addAll(reading.rest());
    return joins ? Optional.of(words) : Optional.empty();
  }

  /** "fill the basket with apples"; empty for what is no such wish. */
  private static Optional<List<String>> furnished(Reading reading) {
    Optional<String> lies = reading.accept(FURNISHING);
    int from = reading.mark();
    reading.skip(Math.max(1, reading.phraseLength()));
    List<String> object = List.copyOf(reading.since(from));
    boolean given =
        lies.isPresent()
            && reading.accept(WITH)
            && reading.nameLength() + reading.phraseLength() > 0;
    if (!given) {
      return Optional.empty();
    }
    boolean mass = reading.nameLength() > 0 && !Plurals.isPlural(reading.nextNoun());
    if (lies.get().equals("in") && mass) {
      List<String> filled = new ArrayList<>(List.of("make"));
      filled.addAll(object);
      filled.addAll(List.of("filled", "with"));
      filled.addAll(reading.rest());
      return Optional.of(filled);
    }
    List<String> words = new ArrayList<>(List.of("add"));
    words.addAll(reading.rest());
    String last = object.get(object.size() - 1);
    if (!lies.get().isEmpty() && !Asides.isFrame(last)) {
      words.addAll(List.of(lies.get().split(" ")));
      words.addAll(object);
    }
    return Optional.of(words);
  }

  private static List<String> added(List<String> place, List<String> things) {
    List<String> words = new ArrayList<>(List.of("add"));
    words.addAll(place);
    words.add(",");
    words.addAll(things);
    return words;
  }

  private static boolean isIndefinite(Reading reading) {
    return reading.peek().matches("an?|some|another") || reading.token(0).is(Tag.NUMBER);
  }
}
