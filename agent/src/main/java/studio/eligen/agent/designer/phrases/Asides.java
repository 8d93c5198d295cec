package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Act.Kind;

/** Takes out what an instruction says besides: "in the image", "while keeping the background". */
public final class Asides {

  private static final Set<String> INTO =
      Set.of(
          "in", "into", "within", "inside", "from", "to", "onto", "of", "across", "amid", "amidst");

  private static final Set<String> THIS = Set.of("the", "this", "that", "my", "our");

  private static final String[] FRAMES = WordList.phrases("frames");
  private static final Set<String> SCENES = WordList.words("scene-names");
  private static final String[] BEGINNINGS = WordList.phrases("asides");
  private static final Set<String> MANNERS = WordList.words("manner-adverbs");
  private static final Map<String, String> CORRECTIONS = WordList.facts("corrections");
  private static final Set<String> ENDS = Set.of(".", "!", "?", ";");

  private Asides() {}

  /** The words without them. */
  public static List<String> out(List<String> words) {
    Reading reading = new Reading(words);
    List<String> rest = new ArrayList<>();
    while (!reading.done()) {
      if (!reading.any(() -> frame(reading), () -> manner(reading), () -> aside(reading))) {
        rest.add(reading.next());
      }
    }
    return rest;
  }

  /** "white walls, i mean make the house white": what is said anew counts alone. */
  public static List<String> meant(List<String> words) {
    boolean verb = Clauses.begins(new Reading(words));
    Reading reading = new Reading(words);
    for (int at = 1; at < words.size(); at++) {
      reading.back(at);
      if (reading.accept("i mean", "i meant", "no wait", "wait no", ", i mean", ", no wait")) {
        if (correctsOnly(words.subList(0, at))) {
          return words; // "no, i meant a wolf" is about what was done before
        }
        reading.accept(",");
        boolean described = !verb && reading.peek().matches("an?");
        return described || Clauses.begins(reading) ? reading.rest() : words;
      }
    }
    return words;
  }

  private static boolean correctsOnly(List<String> before) {
    Reading reading = new Reading(before);
    reading.acceptAll(CORRECTIONS);
    return reading.done();
  }

  /** "in the image" after a noun; "of the image" says something after "a third". */
  private static boolean frame(Reading reading) {
    boolean of = reading.peek().equals("of");
    boolean led =
        of
            ? SCENES.contains(reading.peek(-1))
            : reading.token(-1).is(Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER);
    boolean framed = led && reading.acceptAny(INTO) && reading.acceptAny(THIS);
    reading.accept("whole", "entire", "existing", "current");
    return framed && reading.accept(FRAMES) && !reading.token(0).is(Tag.NOUN);
  }

  /** "gently" of "gently put" and of "put a cat gently on". */
  private static boolean manner(Reading reading) {
    boolean before = reading.token(-1).isParticiple();
    return !before && reading.acceptAny(MANNERS);
  }

  /** From its first word to the end of the sentence, or to where the next command begins. */
  private static boolean aside(Reading reading) {
    int mark = reading.mark();
    reading.accept(", and", ",", "and");
    boolean purpose = reading.peek().equals("to");
    boolean begins =
        mark > 2
            && (!purpose || isOfAddition(reading))
            && reading.accept(BEGINNINGS)
            && !reading.done();
    while (begins && !reading.done() && !ENDS.contains(reading.peek()) && !isNextCommand(reading)) {
      reading.next();
    }
    return begins;
  }

  /** "to" after what is added is its purpose, and after what is changed what it becomes. */
  private static boolean isOfAddition(Reading reading) {
    int mark = reading.mark();
    boolean named = reading.token(-1).is(Tag.NOUN);
    reading.back(0);
    Preamble.pass(reading);
    boolean verb = reading.token(0).is(Tag.VERB);
    boolean changes = Act.read(reading).filter(act -> act.is(Kind.CHANGE, Kind.PAINT)).isPresent();
    reading.back(mark);
    return named && verb && !changes;
  }

  private static boolean isNextCommand(Reading reading) {
    return reading.would(
        () -> reading.accept(", and", "and", ",", "then") && Clauses.begins(reading));
  }
}
