package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;

/** "and the car too": the last command once more, with another thing. */
final class Ellipsis {

  private static final Pattern TOO =
      Pattern.compile(
          "(?:and |now |ok |, )*(?:the same (?:for|with|to) |same (?:for|with) |do the same (?:for|with|to) |also |and )?"
              + "(?<what>.+?)(?: too| as well| also)?");

  private static final Pattern MORE =
      Pattern.compile(
          "(?:even |still |some |just )*(?<little>(?:a )?(?:little |bit |tad |touch )+(?:bit )?)?"
              + "(?:(?<more>more|further|once more|the same again)|(?<less>less|too much|not so much|not as much))(?: than that| please)*");

  /** Words and their opposites, each of which leads the way back. */
  private static final List<List<String>> OPPOSITES =
      List.of(
          List.of("left", "right"),
          List.of("up", "down"),
          List.of("higher", "lower"),
          List.of("bigger", "smaller"),
          List.of("larger", "smaller"),
          List.of("wider", "narrower"),
          List.of("taller", "shorter"),
          List.of("enlarge", "shrink"),
          List.of("raise", "lower"),
          List.of("grow", "shrink"),
          List.of("closer to", "away from"));

  private Ellipsis() {}

  /** The words themselves, or the whole command that they are short for. */
  static List<String> filled(List<String> words, Turn turn, Vocabulary vocabulary) {
    String said = String.join(" ", words).replaceAll("[ .!?]+$", "");
    Matcher more = MORE.matcher(said);
    if (more.matches()) {
      return again(more, turn).orElse(words);
    }
    Matcher too = TOO.matcher(said);
    boolean marked =
        said.matches(".* (?:too|as well|also)|(?:and |do )*(?:the )?same (?:for|with|to) .*");
    if (!marked || !too.matches()) {
      return words;
    }
    List<String> what = List.of(too.group("what").split(" "));
    return isReference(what, turn.history().design(), turn, vocabulary)
        ? repeated(what, turn, vocabulary).orElse(words)
        : words;
  }

  private static final String NAMING =
      "^(?:(?:no|sorry|oh|well|,|i (?:mean|meant)|it is|please) )*";

  private static final Pattern CORRECTION =
      Pattern.compile(
          "(?:(?:no|nope|oops|sorry|wait|not (?:that|this) one|not it|,|[.!]|actually|the wrong one) )*"
              + "(?:(?:no|nope|not (?:that|this) one|the wrong one) (?:, |[.!] )?|i (?:mean|meant|said) )(?<what>.+?)[ .!?]*(?: please)?");

  /** The last command, with the thing that "no, the other one" means. */
  static Optional<List<String>> corrected(List<String> words, Turn turn, Vocabulary vocabulary) {
    Matcher correction = CORRECTION.matcher(String.join(" ", words));
    if (!correction.matches() || turn.history().undo().isEmpty()) {
      return Optional.empty();
    }
    Design before = turn.history().undo().get().design();
    List<String> what =
        List.of(correction.group("what").replaceFirst("^i (?:mean|meant) ", "").split(" "));
    return isReference(what, before, turn, vocabulary)
        ? repeated(what, turn, vocabulary)
        : Optional.empty();
  }

  /** "the blue one", after a wish that left open which: that wish, with this thing. */
  static List<String> answered(
      List<String> words, List<String> asked, Turn turn, Vocabulary vocabulary) {
    String said = String.join(" ", words).replaceAll("( please)?[ .!?]+$", "");
    List<String> what = List.of(said.replaceFirst(NAMING, "").split(" "));
    Design design = turn.history().design();
    List<List<String>> clauses = Clauses.split(asked);
    if (clauses.size() != 1 || !isReference(what, design, turn, vocabulary)) {
      return words;
    }
    return put(what, clauses.get(0), references(design, turn, vocabulary), 0)
        .orElseGet(() -> joined(clauses.get(0), what));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** "a bit more", "less": the last step once more, or a little of it back. */
  private static Optional<List<String>> again(Matcher asked, Turn turn) {
    List<List<String>> said = Clauses.split(Words.of(turn.history().current().words()));
    String last = said.isEmpty() ? "" : String.join(" ", said.get(said.size() - 1));
    Optional<List<String>> pair =
        OPPOSITES.stream().filter(p -> said(last, p.get(0)) || said(last, p.get(1))).findFirst();
    if (pair.isEmpty()) {
      return Optional.empty();
    }
    String there = said(last, pair.get().get(0)) ? pair.get().get(0) : pair.get().get(1);
    String back = pair.get().get(there.equals(pair.get().get(0)) ? 1 : 0);
    boolean less = asked.group("less") != null;
    String command = less ? last.replaceFirst("\\b%s\\b".formatted(there), back) : last;
    boolean little = less || asked.group("little") != null;
    return Optional.of(List.of((command + (little ? " a little" : "")).split(" ")));
  }

  private static boolean said(String command, String word) {
    return command.matches("(?:.* )?%s(?: .*)?".formatted(word));
  }

  private static boolean isReference(
      List<String> words, Design design, Turn turn, Vocabulary vocabulary) {
    References references = references(design, turn, vocabulary);
    Reading reading = new Reading(words);
    if (!references.isHere(reading)) {
      return false;
    }
    try {
      references.read(reading);
      return reading.done();
    } catch (Misunderstanding e) {
      return false;
    }
  }

  /** The last command with these words in the place of what it was about. */
  private static Optional<List<String>> repeated(
      List<String> what, Turn turn, Vocabulary vocabulary) {
    Optional<History> before = turn.history().undo();
    List<List<String>> said = Clauses.split(Words.of(turn.history().current().words()));
    if (before.isEmpty() || said.isEmpty()) {
      return Optional.empty();
    }
    References references = references(before.get().design(), turn, vocabulary);
    return put(what, said.get(said.size() - 1), references, 1);
  }

  /** The command with these words in the place of what it is about, from some word on. */
  private static Optional<List<String>> put(
      List<String> what, List<String> command, References references, int from) {
    Reading reading = new Reading(command);
    reading.skip(from);
    while (!reading.done()) {
      int mark = reading.mark();
      if (references.isHere(reading)) {
        references.skip(reading);
        List<String> filled = joined(command.subList(0, mark), what);
        return Optional.of(joined(filled, reading.rest()));
      }
      reading.next();
    }
    return Optional.empty();
  }

  private static References references(Design design, Turn turn, Vocabulary vocabulary) {
    return new References(vocabulary, new Cast(vocabulary, design), turn.focus());
  }
}
