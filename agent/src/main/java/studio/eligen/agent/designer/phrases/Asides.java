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
          "in",
          "into",
          "within",
          "inside",
          "from",
          "to",
          "onto",
          "of",
          "across",
          "amid",
          "amidst",
          "throughout");

  private static final Set<String> THIS = Set.of("the", "this", "that", "my", "our");

  private static final Set<String> FRAMES = WordList.words("frames");

  private static final Set<String> SHOWN =
      Set.of("shown", "seen", "depicted", "featured", "visible", "present", "displayed");

  /** How far away something is, of which "of the image" says nothing more. */
  private static final Set<String> DEPTHS =
      Set.of("foreground", "background", "ground", "middle", "center", "centre");

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
      if (!reading.any(
          () -> frame(reading),
          () -> there(reading),
          () -> posed(reading),
          () -> manner(reading),
          () -> aside(reading))) {
        rest.add(reading.next());
      }
    }
    return rest;
  }

  /** The words without "in the photo" and the like; "in this room" is in the room. */
  public static List<String> unframed(List<String> words) {
    Reading reading = new Reading(words);
    List<String> rest = new ArrayList<>();
    while (!reading.done()) {
      if (!reading.any(() -> reading.peek().equals("in") && frame(reading))) {
        boolean here = reading.peek().equals("this") && reading.peek(-1).matches("in|inside|at|on");
        rest.add(here ? "the" : reading.peek());
        reading.next();
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
    String before = reading.peek(-1);
    boolean led =
        of
            ? SCENES.contains(before) || DEPTHS.contains(before)
            : SCENES.contains(before)
                || reading.token(-1).is(Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB);
    reading.skip(led && SHOWN.contains(reading.peek()) ? 1 : 0);
    boolean first = reading.mark() == 0;
    boolean framed = (led || first) && reading.acceptAny(INTO) && reading.acceptAny(THIS);
    reading.accept("whole", "entire", "existing", "current", "composition of the", "frame of the");
    boolean owned = framed && reading.peek().endsWith("'s") && isFrame(stem(reading.peek()));
    reading.skip(owned ? 1 : 0);
    String name = reading.next();
    boolean frame = isFrame(name) || owned && SCENES.contains(name);
    boolean ends = first ? reading.accept(",") : !reading.token(0).is(Tag.NOUN);
    return framed && frame && ends;
  }

  /** "that may be present": where there is none, there is nothing to be done. */
  private static boolean there(Reading reading) {
    boolean may =
        reading.accept("that may be", "that might be", "that could be", "which may be", "that are")
            && (reading.accept("present", "there", "visible", "seen", "found", "shown", "left")
                || INTO.contains(reading.peek()));
    reading.any(
        () -> may && reading.acceptAny(INTO) && reading.acceptAny(THIS) && isFrame(reading.next()));
    return may;
  }

  /** The "positioned" of "positioned facing left". */
  private static boolean posed(Reading reading) {
    return reading.accept("positioned", "situated", "placed", "depicted", "shown")
        && reading.peek().endsWith("ing")
        && reading.token(0).is(Tag.VERB);
  }

  private static String stem(String whose) {
    return whose.substring(0, whose.length() - 2);
  }

  static boolean isFrame(String word) {
    return FRAMES.contains(word);
  }

  /** "gently" of "gently put" and of "put a cat gently on". */
  private static boolean manner(Reading reading) {
    boolean placed = reading.token(1).is(Tag.PREPOSITION); // "resting gently on"
    boolean before = reading.token(-1).isParticiple() && !placed;
    return !before && reading.acceptAny(MANNERS);
  }

  /** From its first word to the end of the sentence, or to where the next command begins. */
  private static boolean aside(Reading reading) {
    int mark = reading.mark();
    boolean named = reading.token(-1).is(Tag.NOUN) || isFrame(reading.peek(-1));
    reading.accept(", and", ",", "and");
    boolean purpose = reading.peek().equals("to");
    boolean begins =
        mark > 2
            && !reading.peek(-1).equals("by")
            && (!purpose || named && isOfAddition(reading))
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
    reading.back(0);
    Preamble.pass(reading);
    boolean verb = reading.token(0).is(Tag.VERB) || reading.would(() -> Act.passAdding(reading));
    boolean changes = Act.read(reading).filter(act -> act.is(Kind.CHANGE, Kind.PAINT)).isPresent();
    reading.back(mark);
    return verb && !changes;
  }

  private static boolean isNextCommand(Reading reading) {
    return reading.would(
        () -> reading.accept(", and", "and", ",", "then") && Clauses.begins(reading));
  }
}
