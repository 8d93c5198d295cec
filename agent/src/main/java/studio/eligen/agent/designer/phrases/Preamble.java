package studio.eligen.agent.designer.phrases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;

/**
 * Goes past what comes before a command, and says nothing of it: "could you please", "i would like
 * you to", "it would be nice if", "what i want is for". Told by parts of speech: somebody,
 * auxiliaries, and a verb of wishing.
 */
public final class Preamble {

  private static final String[] FILLERS = WordList.phrases("fillers");
  private static final Set<String> ADDRESSES = WordList.words("addresses");
  private static final String[] TOTALS = {"let there be", "i asked for", "i wanted"};
  private static final String[] TAILS = WordList.phrases("tails");

  /** Each with "would" where it wishes only after that word. */
  private static final Map<String, String> WISHES = WordList.facts("wishes");

  private static final Set<String> MODALS =
      Set.of("can", "could", "would", "will", "may", "might", "shall", "should");
  private static final Set<String> WISHERS = Set.of("i", "we", "me", "you", "us");
  private static final Set<String> ORDERS =
      Set.of("first", "firstly", "second", "secondly", "third", "thirdly", "next", "finally");
  private static final Set<String> AFTER_WISH =
      Set.of("to", "if", "that", "about", "of", "whether", "for", "really", "just", "maybe");
  private static final String[] HAVING = {"have", "see", "get"};

  private Preamble() {}

  /** Goes past all of it. */
  public static void pass(Reading reading) {
    while (!reading.done()
        && !reading.would(() -> reading.accept(TOTALS) && reading.token(0).is(Tag.NUMBER))
        && reading.any(
            () -> filler(reading),
            () -> addressed(reading),
            () -> order(reading),
            () -> refusal(reading),
            () -> asked(reading),
            () -> missing(reading),
            () -> wished(reading))) {
      continue;
    }
  }

  /** Goes past "i want" and the like, and says whether that came. */
  public static boolean wishes(Reading reading) {
    return reading.any(() -> wished(reading));
  }

  /** The words without what comes after a command: "please", "if you can". */
  public static List<String> withoutTail(List<String> words) {
    String said = " " + String.join(" ", words);
    Optional<String> tail = Stream.of(TAILS).filter(t -> said.endsWith(" " + t)).findFirst();
    // "the boat is bigger now" tells what there is, and wishes nothing.
    boolean told =
        said.matches(" .* (?:is|are|looks?) .*now")
            && new Reading(words).token(words.size() - 2).isComparative();
    return tail.isEmpty() || told
        ? words
        : withoutTail(words.subList(0, words.size() - tail.get().split(" ").length));
  }

  private static boolean filler(Reading reading) {
    if (isName(reading)) {
      return false;
    }
    if (reading.any(
        () -> reading.accept("make it so that", "make it so") && isThere(reading),
        () -> reading.accept(FILLERS))) {
      return true;
    }
    boolean instead = reading.peek().equals("instead") && !reading.peek(1).equals("of");
    boolean just =
        reading.peek().equals("just")
            && !reading.peek(1).matches("keep|leave|the")
            && !reading.token(1).is(Tag.NUMBER);
    reading.skip(instead || just ? 1 : 0);
    return instead || just;
  }

  /** "well in a village", "still life": a word that says nothing elsewhere. */
  private static boolean isName(Reading reading) {
    boolean placed = reading.token(1).is(Tag.PREPOSITION) && EverydayThings.isName(reading.peek());
    return placed || reading.peek().equals("still") && reading.token(1).is(Tag.NOUN);
  }

  /** "computer, move it"; "computer on a desk" and "robot, flower" name things. */
  private static boolean addressed(Reading reading) {
    boolean somebody = false;
    while (reading.acceptAny(ADDRESSES)) {
      somebody = true;
    }
    reading.accept(",");
    return somebody
        && (Clauses.begins(reading)
            || reading.token(0).is(Tag.PRONOUN, Tag.AUXILIARY)
            || reading.peek().matches("this|that|there|please"));
  }

  private static boolean isThere(Reading reading) {
    return reading.peek().equals("there");
  }

  /** "first, move …", "finally a tree". */
  private static boolean order(Reading reading) {
    boolean ordered = reading.acceptAny(ORDERS);
    reading.accept("of all");
    return ordered
        && (reading.done()
            || reading.accept(",")
            || reading.token(0).is(Tag.DETERMINER)
            || Clauses.begins(reading));
  }

  /** The "no" of "no make it smaller"; that of "no trees" is a wish. */
  private static boolean refusal(Reading reading) {
    boolean refused =
        reading.peek().equals("no")
            && (reading.token(1).is(Tag.PRONOUN, Tag.DETERMINER, Tag.AUXILIARY)
                || Clauses.begins(reading, 1)
                || reading.peek(1).matches("not|even|too"));
    boolean infinitive = reading.peek().equals("to") && Clauses.begins(reading, 1);
    reading.skip(refused || infinitive ? 1 : 0);
    return refused || infinitive;
  }

  /** "could you", "may i have", "would you mind", "let us have". */
  private static boolean asked(Reading reading) {
    if (reading.accept("let us", "let me")) {
      reading.passOver(AFTER_WISH);
      reading.accept("make it so", "have", "see", "add", "start with", "make", "go with");
      return isWish(reading, true);
    }
    if (reading.accept("do you think", "do you mind", "would you mind")
        || reading.accept("could there be", "can there be", "could we get", "should there be")
        || reading.accept("should not there be", "would not it be nice to have", "still needs")) {
      return true;
    }
    if (!reading.acceptAny(MODALS)) {
      return false;
    }
    boolean somebody = reading.acceptAny(WISHERS);
    while (somebody && reading.token(0).is(Tag.ADVERB) && !Act.read(reading).isPresent()) {
      reading.next();
    }
    reading.accept(
        "please", "kindly", "perhaps", "maybe", "just", "also", "be able to", "go ahead and");
    if (somebody && !reading.peek(-1).equals("you")) {
      reading.accept("have", "see", "get a");
    }
    return isWish(reading, somebody);
  }

  /** "i would like you to", "we need", "it would be nice if", "what i want is for". */
  private static boolean wished(Reading reading) {
    int mark = reading.mark();
    boolean what = reading.accept("what", "all", "the thing");
    if (!what && reading.accept("it would be", "that would be", "it might be")) {
      reading.next();
      boolean told = reading.accept("if there was", "if there were", "if", "to", "with", "when");
      reading.accept(HAVING);
      return isWish(reading, told);
    }
    if (!reading.acceptAny(WISHERS) && !somebodyElse(reading)) {
      return false;
    }
    boolean would = false;
    while (reading.token(0).is(Tag.AUXILIARY, Tag.ADVERB)
        && !isVerb(reading)
        && !reading.peek().equals("rather")) {
      would |= reading.next().equals("would");
    }
    if (reading.peek(-1).equals("only") && reading.token(1).is(Tag.NUMBER)) {
      reading.skip(-1);
      return true;
    }
    if (reading.token(0).is(Tag.NEGATION)) {
      return refused(reading, mark);
    }
    if (Links.isBefore(reading) && Clauses.begins(reading)) {
      return true;
    }
    boolean wishes = isVerb(reading) && (would || !isConditional(reading));
    reading.next();
    if (!wishes || what && !reading.accept("is", "was", "would be")) {
      return false;
    }
    reading.accept("it if");
    reading.passOver(AFTER_WISH);
    if (reading.accept("you", "it", "me", "us") && !reading.accept("to", "could", "can", "would")) {
      reading.skip(-1);
    }
    reading.accept("be able");
    reading.accept("to");
    reading.accept(HAVING);
    return isWish(reading, true);
  }

  /** "my daughter" of "my daughter wants a unicorn". */
  private static boolean somebodyElse(Reading reading) {
    boolean ours = reading.peek().matches("my|our");
    String who = ours ? reading.nextNoun() : "";
    return ours
        && EverydayThings.isA(Plurals.singular(who), "person")
        && reading.acceptPhrase()
        && reading.token(0).is(Tag.VERB, Tag.AUXILIARY)
        && reading.token(0).lemma().matches("want|need|would|ask|request|require");
  }

  /** "i do not want the sun": from "do" on it is a command. */
  private static boolean refused(Reading reading, int mark) {
    reading.back(mark + 1);
    return reading.would(() -> Act.read(reading).isPresent());
  }

  /** "there should be", "the picture needs", "it could use": something is wished to be there. */
  private static boolean missing(Reading reading) {
    if (isThere(reading)) {
      reading.next();
      boolean count =
          reading.peek().matches("should|must|ha(?:s|ve)|needs?|to|ought")
              && (reading.token(2).is(Tag.NUMBER)
                  || reading.token(3).is(Tag.NUMBER)
                  || reading.peek(2).equals("only"));
      if (count) {
        return false;
      }
      boolean be = false;
      while (reading.token(0).is(Tag.AUXILIARY) || reading.peek().matches("to|needs?")) {
        be |= reading.next().matches("be|is|are|was|were");
      }
      return isWish(reading, be && !reading.token(0).is(Tag.NEGATION));
    }
    boolean needs =
        reading.acceptWhole()
            && reading.accept(
                "could use",
                "can use",
                "could do with",
                "would be nice with",
                "needs",
                "lacks",
                "is missing",
                "still needs");
    return isWish(reading, needs && !reading.peek().equals("to"));
  }

  private static boolean isVerb(Reading reading) {
    return WISHES.containsKey(reading.peek()) || WISHES.containsKey(reading.token(0).lemma());
  }

  private static boolean isConditional(Reading reading) {
    String word = WISHES.containsKey(reading.peek()) ? reading.peek() : reading.token(0).lemma();
    return !WISHES.get(word).isEmpty();
  }

  /** Whether what was read is only the beginning, and more than its end follows. */
  private static boolean isWish(Reading reading, boolean wish) {
    return wish && !reading.done();
  }
}
