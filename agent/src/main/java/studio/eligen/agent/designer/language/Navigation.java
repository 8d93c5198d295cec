package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.phrases.Counts;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * "undo", "redo", "go back to the second picture", "more like the first one": ways through the
 * history.
 */
final class Navigation {

  private static final String KIND =
      "(?:one|picture|version|image|design|step|variation|variant|result|attempt|state|layout)";

  /** One of the versions: an ordinal, a number, or one that is told by its place. */
  private static final Pattern WHICH =
      Pattern.compile(
          "(?:the |that |your |my )?(?:very )?(?:(?<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
              + "|1st|2nd|3rd|[4-9]th|10th)(?: "
              + KIND
              + ")?|(?<kind>number|no|nr|picture|version|image|design|step|variation|result) (?<number>\\d{1,4}|one|two|three|four|five"
              + "|six|seven|eight|nine|ten)|(?<previous>previous|last|earlier|prior)(?: "
              + KIND
              + ")?|(?<original>original|initial)(?: "
              + KIND
              + ")?|(?<start>beginning|start|scratch|blank canvas|empty canvas))");

  /** Any other word makes it another kind of sentence. */
  private static final Set<String> WORDS = WordList.words("navigation-words");

  private static final Set<String> TRIGGERS = WordList.words("navigation-triggers");
  private static final Map<String, String> WAYS = WordList.facts("navigation");
  private static final String[] PHRASES = WordList.phrases("navigation");

  private static final Pattern LIKE =
      Pattern.compile(
          ".*\\b(?:more|something|another(?: one)?|variation|variations)\\b (?:like|of|as)\\b.*");

  /** "put the well back where it was". */
  private static final Pattern WHERE_IT_WAS =
      Pattern.compile(
          "(?:put|move|set|bring|place|take) .+ back (?:to )?(?:where|how|as|the way) (?:it|they) (?:was|were)(?: before)?");

  private static final Pattern COLOUR_BACK =
      Pattern.compile(
          "(?:undo|revert|take back|reverse) (?:the |that |this |its )?(?:last |new )?(?:colou?r|recolou?ring|paint)(?: change)?");

  /** More changes than these, or longer words, are told by their number only. */
  private static final int MOST_TOLD = 3;

  private static final int LONGEST_TOLD = 80;

  private Navigation() {}

  /**
   * @param freshSeed a seed that no version has had
   */
  static Optional<Reply> read(List<String> words, History history, long freshSeed) {
    String all = String.join(" ", words);
    return undoneColour(all, history)
        .or(() -> steps(words, history))
        .or(() -> named(all, history, freshSeed))
        .or(
            () ->
                isBefore(words) || WHERE_IT_WAS.matcher(all).matches()
                    ? Optional.of(back(1, history))
                    : Optional.empty());
  }

  /**
   * "change it back", "i liked it better before": told with a few words, as the state there was.
   */
  private static boolean isBefore(List<String> words) {
    boolean was = words.contains("was") || words.contains("were") || words.contains("before");
    boolean back = words.size() > 2 && words.contains("back") && !words.contains("go");
    boolean better = words.contains("before") || words.contains("how") || words.contains("way");
    return WORDS.containsAll(words)
        && (back || was && better || words.contains("was") && words.contains("better"));
  }

  private static Optional<Reply> steps(List<String> words, History history) {
    Reading reading = new Reading(words);
    String way = reading.accept(PHRASES) ? WAYS.get(String.join(" ", reading.since(0))) : "";
    if (way.matches("start|once")) {
      int versions = way.equals("once") ? 1 : Integer.MAX_VALUE;
      return reading.done() ? Optional.of(back(versions, history)) : Optional.empty();
    }
    if (way.isEmpty()) {
      return Optional.empty();
    }
    boolean all = reading.accept("all changes", "all of it", "all", "everything");
    reading.accept(
        "that last", "that", "it", "this", "the last", "the previous", "my last", "again", "by");
    int versions = all ? Integer.MAX_VALUE : times(reading);
    reading.accept(
        "change", "changes", "step", "steps", "edit", "edits", "thing", "things", "one", "move",
        "again");
    boolean back = way.equals("back");
    return reading.done()
        ? Optional.of(back ? back(versions, history) : forward(versions, history))
        : Optional.empty();
  }

  private static int times(Reading reading) {
    if (reading.accept("twice")) {
      return 2;
    }
    Integer count = Counts.read(reading);
    if (count == null) {
      return 1;
    }
    reading.accept("times", "steps", "step", "changes", "time");
    return count;
  }

  private static Reply back(int wanted, History history) {
    List<String> taken = new ArrayList<>();
    History now = history;
    while (taken.size() < wanted && now.undo().isPresent()) {
      taken.add(now.current().words());
      now = now.undo().get();
    }
    if (taken.isEmpty()) {
      return new Reply("There is nothing to undo.", new Action.Nothing(), List.of());
    }
    String text = "I took back %s.".formatted(changes(taken)) + blank(now.design());
    return new Reply(text, new Action.Undo(taken.size()), List.of());
  }

  private static Reply forward(int wanted, History history) {
    List<String> redone = new ArrayList<>();
    History now = history;
    while (redone.size() < wanted && now.redo().isPresent()) {
      now = now.redo().get();
      redone.add(now.current().words());
    }
    return redone.isEmpty()
        ? new Reply("There is nothing to redo.", new Action.Nothing(), List.of())
        : new Reply(
            "I brought back %s.".formatted(changes(redone)),
            new Action.Redo(redone.size()),
            List.of());
  }

  /** Changes by the words that made them, or only their number where those would be too many. */
  private static String changes(List<String> words) {
    boolean told =
        words.size() <= MOST_TOLD
            && words.stream().allMatch(w -> !w.isBlank() && w.length() <= LONGEST_TOLD);
    if (told) {
      return English.list(words.stream().map("\"%s\""::formatted).toList());
    }
    return words.size() == 1 ? "the last change" : words.size() + " changes";
  }

  private static String blank(Design design) {
    return design.isBlank() ? " The canvas is blank now." : "";
  }

  /** "undo the colour": the last change, if that is what it was. */
  private static Optional<Reply> undoneColour(String said, History history) {
    if (!COLOUR_BACK.matcher(said).matches() || history.undo().isEmpty()) {
      return Optional.empty();
    }
    Design before = history.undo().get().design();
    List<String> recoloured =
        history.design().entities().stream()
            .filter(
                e -> before.entity(e.id()).filter(b -> !b.prompt().equals(e.prompt())).isPresent())
            .map(Entity::id)
            .toList();
    String reason =
        "The last change was %s, not a colour. Say \"undo\" to take it back, or name the colour that you want."
            .formatted(changes(List.of(history.current().words())));
    return Optional.of(
        recoloured.isEmpty()
            ? new Reply(reason, new Action.Nothing(), List.of())
            : back(1, history));
  }

  private static Optional<Reply> named(String said, History history, long freshSeed) {
    Matcher which = WHICH.matcher(said);
    while (which.find()) {
      String around = (said.substring(0, which.start()) + said.substring(which.end())).strip();
      boolean whole =
          around.isBlank() && (which.group("previous") != null || which.group("kind") != null);
      boolean asked =
          WORDS.containsAll(List.of(around.split(" +")))
              && !Collections.disjoint(TRIGGERS, List.of(said.split(" ")));
      if (whole || asked) {
        boolean like = LIKE.matcher(said).matches();
        return Optional.of(
            to(which, said, history, like ? Optional.of(freshSeed) : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private static Reply to(Matcher which, String said, History history, Optional<Long> seed) {
    Optional<Version> version = version(which, history);
    if (version.isEmpty()) {
      long pictures = pictures(history).size();
      return new Reply(
          "There is no such picture: so far there %s %d."
              .formatted(pictures == 1 ? "is" : "are", pictures),
          new Action.Nothing(),
          List.of());
    }
    int number = version.get().number();
    if (number == history.current().number() && seed.isEmpty()) {
      return new Reply("That is the one you are looking at.", new Action.Nothing(), List.of());
    }
    List<DesignEdit> edits = seed.<DesignEdit>map(DesignEdit.Reseed::new).stream().toList();
    String words = version.get().words();
    String name = words.isEmpty() ? "the start" : "\"%s\"".formatted(words);
    String text = seed.isPresent() ? "Here is another one like %s." : "Back to %s.";
    return new Reply(text.formatted(name), new Action.GoTo(number, edits), List.of());
  }

  private static Optional<Version> version(Matcher which, History history) {
    List<Version> pictures = pictures(history);
    if (which.group("start") != null) {
      return Optional.of(history.versions().get(0));
    }
    if (which.group("previous") != null) {
      return history.undo().map(History::current);
    }
    if ("version".equals(which.group("kind"))) {
      int number = number(which.group("number"));
      return history.versions().stream().filter(v -> v.number() == number).findFirst();
    }
    int index =
        which.group("original") != null
            ? 0
            : which.group("ordinal") != null
                ? ordinal(which.group("ordinal"))
                : number(which.group("number")) - 1;
    return index >= 0 && index < pictures.size()
        ? Optional.of(pictures.get(index))
        : Optional.empty();
  }

  /** The versions that show something, in the order in which they were made. */
  private static List<Version> pictures(History history) {
    return history.versions().stream().filter(v -> !v.design().isBlank()).toList();
  }

  private static int ordinal(String word) {
    return Numerals.ofOrdinal(word) - 1;
  }

  private static int number(String word) {
    Integer count = Numerals.of(word);
    return count == null ? Integer.parseInt(word) : count;
  }
}
