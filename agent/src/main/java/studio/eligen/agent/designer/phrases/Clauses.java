package studio.eligen.agent.designer.phrases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.eligen.agent.designer.lexicon.EverydayThings;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.Plurals;
import studio.eligen.agent.designer.lexicon.Tag;
import studio.eligen.agent.designer.lexicon.WordList;

/** Splits what was said into single commands, and takes off the words of politeness. */
public final class Clauses {

  private static final Set<String> ENDS = Set.of(";", ".", "!", "?");

  /** Words that begin a command. */
  public static final Set<String> VERBS = WordList.words("verbs");

  /** What makes a whole command of a thing: "the car should …". */
  private static final Set<String> WISHES =
      Set.of("should", "must", "need", "needs", "has", "have", "is", "are", "can", "could", "want");

  /** What says that a picture shall be drawn, and not yet of what. */
  private static final Pattern PICTURED =
      Pattern.compile("(?:draw|make|give|show|get|paint|create|do) (?:me|us)(?: something with)? ");

  private static final String OPINION =
      "(?:so |too |very |really |not |a bit |a little |quite |pretty |kind of |rather )*";

  /** An opinion, which is no command beside one. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(?:i (?:do|did) not (?:really )?(?:like|want) (?:it|this|that)|(?:it is|its|that is|they are|that was|this is|it was) "
              + OPINION
              + "\\w+|too (?:many )?\\w+|looks? "
              + OPINION
              + "\\w+|(?:very )?(?:nice|great|good|wow|cool|wrong|no|stop|hmm+|thanks|well done)"
              + "|the (?:background|scene|place|picture|style) (?:is|looks|seems) "
              + OPINION
              + "\\w+)");

  /** What was said of something else than "it" comes first: "a dog instead". */
  private static final Pattern INSTEAD =
      Pattern.compile(".* instead(?: please| now| maybe| then)*");

  /** "instead of the sun": the wish is still to come. */
  private static final String CONTRAST =
      "(?:.+ )?(?:instead of|rather than|in (?:the )?place of)(?: \\w+){1,4}";

  /** "five balloons, not three": what is wanted, and what is not. */
  private static final Pattern WEIGHED =
      Pattern.compile(
          "(?!not |instead |rather ).+ (?:not|instead of|rather than) ((?:(?:an?|the) (?:\\w+ )?)?\\w+)");

  private static final Set<String> JOINTS = Set.of("and", ",", "then", "but");

  private static final Set<String> BEING = Set.of("is", "are", "was", "were");

  private static final Set<String> REFUSING = Set.of("not", "no");

  private static final Set<String> AFTER_JOINTS =
      Set.of(
          "and", "then", "also", ",", "instead", "just", "finally", "lastly", "next", "maybe",
          "now");

  /** Words between two commands. */
  private static final Set<String> SEPARATORS = Set.of("and", ",", "but", "then", "also");

  private Clauses() {}

  public static List<List<String>> split(List<String> said) {
    List<String> words = said.stream().filter(word -> !word.equals("please")).toList();
    List<List<String>> clauses = new ArrayList<>();
    List<String> clause = new ArrayList<>();
    Reading all = new Reading(words);
    for (int i = 0; i < words.size(); i++) {
      if (isListing(all, i)) {
        clause.add(",");
      } else if (ENDS.contains(words.get(i)) || isJoint(all, i, clause)) {
        add(clauses, clause);
        clause = new ArrayList<>();
      } else {
        clause.add(words.get(i));
      }
    }
    add(clauses, clause);
    List<List<String>> wishes = clauses.stream().filter(c -> !isRemark(c)).toList();
    return wishes.isEmpty() ? clauses : wishes;
  }

  /** Whether no command begins at the semicolon at this place: "a typewriter; a cup of coffee". */
  private static boolean isListing(Reading all, int i) {
    all.back(i);
    boolean listing = all.accept(";") && !all.done();
    Preamble.pass(all);
    return listing && all.mark() == i + 1 && !begins(all) && !all.saysSomething();
  }

  public static boolean isRemark(List<String> clause) {
    return REMARK.matcher(String.join(" ", clause)).matches() && !isOwned(clause);
  }

  /** "its puppies" is something that it has; "its ugly" leaves out an apostrophe. */
  private static boolean isOwned(List<String> words) {
    return words.size() > 1
        && words.get(0).equals("its")
        && new Reading(words.subList(1, words.size())).token(0).is(Tag.NOUN);
  }

  /** Whether the word at this place stands between two commands. */
  private static boolean isJoint(Reading all, int i, List<String> before) {
    all.back(i);
    if (isWeighed(before, all)) {
      return true;
    }
    if (!JOINTS.contains(all.peek())
        || String.join(" ", before).matches(CONTRAST)
        || isPreamble(before, all)) {
      return false;
    }
    all.next();
    all.passOver(AFTER_JOINTS);
    boolean goesOn = all.peek().endsWith("ing") && !Collections.disjoint(before, BEING);
    if (goesOn && all.token(0).isParticiple()) {
      return false; // "a man is holding a leash and taking his dog out"
    }
    if (!all.done() && Exclusions.begin(all.rest())) {
      return false;
    }
    boolean noun =
        all.peek(1).matches("[.!]?") && EverydayThings.isName(all.peek()); // "and mirror"
    if (!all.done() && !noun && beginsClause(all, before)) {
      return true;
    }
    all.back(i + 1);
    boolean wish = all.peek().matches("i|we") && Collections.disjoint(before, REFUSING);
    Preamble.pass(all);
    boolean thing = wish && all.token(0).is(Tag.DETERMINER, Tag.NUMBER);
    return all.mark() > i + 1 && (begins(all) || thing);
  }

  /** "a dog, not a cat, and a horse", "five not three and a dog": a wish that is told whole. */
  private static boolean isWeighed(List<String> before, Reading all) {
    Matcher weighed = WEIGHED.matcher(String.join(" ", before));
    boolean and = all.would(() -> all.accept(", and") || all.accept("and"));
    if (!and || !weighed.matches()) {
      return false;
    }
    String[] old = weighed.group(1).split(" ");
    boolean number = old.length == 1 && Numerals.of(old[0]) != null;
    Reading more = new Reading(all.rest());
    boolean comma = more.accept(",");
    more.accept("and");
    boolean thing = more.token(0).is(Tag.DETERMINER, Tag.NUMBER);
    return thing && (number || comma && old.length > 1);
  }

  /** "could you possibly" of "could you possibly, if you can, move it": no command yet. */
  private static boolean isPreamble(List<String> before, Reading all) {
    List<String> words = new ArrayList<>(before);
    words.addAll(all.rest());
    Reading reading = new Reading(words);
    Preamble.pass(reading);
    return !before.isEmpty() && reading.mark() > before.size();
  }

  private static boolean beginsClause(Reading reading, List<String> before) {
    if (begins(reading)) {
      return true;
    }
    List<String> words = reading.rest();
    String said = String.join(" ", words.subList(0, Math.min(6, words.size())));
    return said.matches("(?:\\w+|a few) (?:more|less|fewer)(?: of \\w+)?|another(?: one)?")
        || said.matches("(?:go )?back (?:one|two|a) .*|(?:go back|undo|revert|redo)\\b.*")
        || said.matches("(?:it is|its|that is) (?:so |too |very )?\\w+(?: [,.;].*)?")
            && !isOwned(words)
        || said.matches("there (?:should|could|must) .*")
        || said.matches("(?:the|both|all)(?: \\w+){1,3} (?:should|must|needs?|has|have) .*")
            && !before.isEmpty()
            && (VERBS.contains(before.get(0)) || !Collections.disjoint(before, WISHES));
  }

  private static void add(List<List<String>> clauses, List<String> clause) {
    List<String> bare = stripped(clause);
    if (!bare.isEmpty()) {
      clauses.add(bare);
    }
  }

  private static List<String> stripped(List<String> clause) {
    List<String> rest = clause;
    int before = 0;
    while (before != rest.size()) {
      before = rest.size();
      Reading reading = new Reading(rest);
      Preamble.pass(reading);
      var pictured = PICTURED.matcher(String.join(" ", reading.rest()) + " ");
      if (pictured.lookingAt()) {
        reading.skip(pictured.group().split(" ").length);
      }
      rest = List.copyOf(reading.rest());
    }
    List<String> words = new ArrayList<>(Preamble.withoutTail(rest));
    if (words.isEmpty()) {
      return List.of();
    }
    words.set(0, verb(words.get(0)));
    if (INSTEAD.matcher(String.join(" ", rest)).matches()) {
      words.add(0, "instead");
    }
    return words;
  }

  /**
   * "make the house smaller and the tree taller", "bigger and brown": the same verb for the rest.
   */
  public static Optional<List<String>> continuation(List<String> clause, Reading reading) {
    if (reading.done()) {
      return Optional.empty();
    }
    String left = String.join(" ", reading.rest());
    List<String> rest = new ArrayList<>(reading.rest());
    boolean separated = false;
    while (!rest.isEmpty() && SEPARATORS.contains(rest.get(0))) {
      separated = true;
      rest.remove(0);
    }
    if (!separated || rest.isEmpty()) {
      throw new Misunderstanding("I do not understand \"%s\" in it.".formatted(left));
    }
    Reading next = new Reading(rest);
    Amounts.read(next); // "a bit smaller" needs no verb, as "smaller" does not
    boolean verb = VERBS.contains(rest.get(0)) || next.token(0).isComparative();
    if (VERBS.contains(clause.get(0)) && !verb) {
      boolean look = next.token(0).is(Tag.ADJECTIVE) && next.phraseLength() == 0;
      boolean several =
          clause.stream().anyMatch(w -> w.matches("them|all|both") || Plurals.isSeveral(w));
      rest.addAll(0, look ? List.of(clause.get(0), several ? "them" : "it") : clause.subList(0, 1));
    }
    if (rest.get(0).equals("be") && rest.size() > 1) {
      rest.set(0, "it"); // "should fly higher and be smaller"
      rest.add(0, "make");
    }
    if (!VERBS.contains(clause.get(0)) && isGapped(clause, next)) {
      rest.add(0, "make");
    }
    return Optional.of(rest);
  }

  /** "the cello a tuba" after "the violin should be a banjo": the verb of wishing is left out. */
  private static boolean isGapped(List<String> clause, Reading rest) {
    boolean thing = rest.peek().matches("the|his|her|its|their");
    return thing && new Reading(clause).saysSomething() && !rest.saysSomething();
  }

  /** Whether a command begins here. */
  public static boolean begins(Reading reading) {
    return begins(reading, 0);
  }

  /** Whether a command begins so many words ahead. */
  public static boolean begins(Reading reading, int ahead) {
    int mark = reading.mark();
    reading.skip(ahead);
    boolean verb = VERBS.contains(reading.peek());
    boolean act =
        !verb && Act.read(reading).isPresent() && reading.token(0).is(Tag.DETERMINER, Tag.PRONOUN);
    reading.back(mark);
    return verb || act;
  }

  /** "move" of "moving". */
  private static String verb(String word) {
    if (!word.endsWith("ing") || word.length() < 5) {
      return word;
    }
    String stem = word.substring(0, word.length() - 3);
    return Stream.of(stem, stem + "e", stem.substring(0, stem.length() - 1))
        .filter(VERBS::contains)
        .findFirst()
        .orElse(word);
  }
}
