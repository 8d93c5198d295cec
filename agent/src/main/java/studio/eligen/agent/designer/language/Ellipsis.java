package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Colours;
import studio.eligen.agent.designer.lexicon.SizeWords;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Clauses;
import studio.eligen.agent.designer.phrases.Heading;
import studio.eligen.agent.designer.phrases.Misunderstanding;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast;
import studio.eligen.agent.designer.references.References;

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

  private static final Set<String> ARTICLES = Set.of("a", "an");

  private static final List<String> LITTLE = List.of("a", "little");

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
        said.matches(
            "and (?:, )?.*|.* (?:too|as well|also)|(?:and |do )*(?:the )?same (?:for|with|to) .*");
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
          "(?:(?:no|nope|oops|sorry|wait|not (?:that|this) one|not it|,|[.!]|actually|(?:the )?wrong one) )*"
              + "(?:(?:no|nope|not (?:that|this) one|(?:the )?wrong one) (?:, |[.!] )?|i (?:mean|meant|said) )(?<what>.+?)[ .!?]*(?: please)?");

  private static final Pattern CONTRAST =
      Pattern.compile(
          "(?:(?<new>.+?) (?:, )?not (?<old>.+)|not (?<before>.+?) (?:, |but )+(?<after>.+))");

  private static final Pattern OTHER_WAY =
      Pattern.compile(
          "(?:no|oops|sorry|wait|,| |the|to|it is|i meant|that is|in)*(?:(?:other|wrong|opposite) (?:way|direction)(?: round| around)?|opposite|other way round)[ .!]*");

  /** What the last step was about: what it changed or took away. */
  static List<String> changed(Turn turn) {
    Design now = turn.history().design();
    Design before = turn.history().undo().orElseThrow().design();
    return before.entities().stream()
        .filter(entity -> !now.entity(entity.id()).equals(Optional.of(entity)))
        .map(Entity::id)
        .toList();
  }

  /** The last command, as "no, the other one" or "i said left, not right" put it right. */
  static Optional<List<String>> corrected(List<String> words, Turn turn, Vocabulary vocabulary) {
    String said = String.join(" ", words);
    if (turn.history().undo().isEmpty()) {
      return Optional.empty();
    }
    List<String> last = last(turn);
    if (OTHER_WAY.matcher(said).matches()) {
      return opposite(String.join(" ", last));
    }
    Matcher correction = CORRECTION.matcher(said);
    boolean contrast = said.matches("not .+ , .+") && CONTRAST.matcher(said).matches();
    if (!contrast && !correction.matches()) {
      return Optional.empty();
    }
    String meant =
        contrast ? said : correction.group("what").replaceFirst("^i (?:mean|meant) ", "");
    Optional<List<String>> exchanged = exchanged(meant, last, vocabulary);
    if (exchanged.isPresent()) {
      return exchanged;
    }
    Design before = turn.history().undo().get().design();
    List<String> what = List.of((contrast ? meant.replaceFirst(".* , ", "") : meant).split(" "));
    Optional<List<String>> other = contrast ? Optional.empty() : otherThing(what, last);
    if (other.isPresent()) {
      return other;
    }
    Turn then = new Turn(turn.words(), turn.history(), changed(turn), turn.picture());
    return isReference(what, before, then, vocabulary)
        ? repeated(what, then, vocabulary)
        : Optional.empty();
  }

  /** "left, not right", "blue": a word of the last command for another one of its kind. */
  private static Optional<List<String>> exchanged(
      String meant, List<String> last, Vocabulary vocabulary) {
    Matcher contrast = CONTRAST.matcher(meant);
    boolean told = contrast.matches();
    boolean first = told && contrast.group("new") != null;
    String wanted = !told ? meant : contrast.group(first ? "new" : "after");
    String old = told ? contrast.group(first ? "old" : "before") : "";
    Colours colours = new Colours(vocabulary);
    for (int i = 0; i < last.size(); i++) {
      String word = last.get(i);
      boolean alike =
          Heading.isDirection(word) && Heading.isDirection(wanted)
              || colours.isColour(word) && colours.isColour(wanted)
              || SizeWords.comparative(word).isPresent()
                  && SizeWords.comparative(wanted).isPresent();
      if (told ? word.equals(old) : alike) {
        List<String> words = new ArrayList<>(last);
        words.remove(i);
        words.addAll(i, List.of(wanted.split(" ")));
        return Optional.of(words);
      }
    }
    return Optional.empty();
  }

  /** "a dog" after "add a cat": the last command with this thing in the place of the new one. */
  private static Optional<List<String>> otherThing(List<String> what, List<String> last) {
    int at = last.stream().filter(ARTICLES::contains).count() == 1 ? indexOfArticle(last) : -1;
    boolean named =
        ARTICLES.contains(what.get(0)) && new Reading(what).phraseLength() == what.size();
    if (at < 0 || !named) {
      return Optional.empty();
    }
    Reading reading = new Reading(last);
    reading.skip(at);
    reading.skip(reading.phraseLength());
    return Optional.of(joined(joined(last.subList(0, at), what), reading.rest()));
  }

  private static int indexOfArticle(List<String> words) {
    int at = 0;
    while (!ARTICLES.contains(words.get(at))) {
      at++;
    }
    return at;
  }

  /** The command that was said last. */
  private static List<String> last(Turn turn) {
    List<List<String>> said = Clauses.split(Words.of(turn.history().current().words()));
    return said.isEmpty() ? List.of() : said.get(said.size() - 1);
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
    String last = String.join(" ", last(turn));
    boolean less = asked.group("less") != null;
    Optional<List<String>> command =
        less ? opposite(last) : pair(last).map(pair -> List.of(last.split(" ")));
    return command.map(
        words ->
            less || asked.group("little") != null && !said(last, "little")
                ? joined(words, LITTLE)
                : words);
  }

  private static Optional<List<String>> pair(String command) {
    return OPPOSITES.stream()
        .filter(p -> said(command, p.get(0)) || said(command, p.get(1)))
        .findFirst();
  }

  /** The command that leads the other way. */
  private static Optional<List<String>> opposite(String command) {
    return pair(command)
        .map(
            pair -> {
              String there = said(command, pair.get(0)) ? pair.get(0) : pair.get(1);
              String back = pair.get(there.equals(pair.get(0)) ? 1 : 0);
              String other = command.replaceFirst("\\b%s\\b".formatted(there), back);
              return List.of(other.split(" "));
            });
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
    List<String> last = last(turn);
    if (before.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    return put(what, last, references(before.get().design(), turn, vocabulary), 1);
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
