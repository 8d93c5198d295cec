package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.English;
import studio.eligen.agent.designer.lexicon.Numerals;
import studio.eligen.agent.designer.lexicon.WordList;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Counts;
import studio.eligen.agent.designer.phrases.Reading;

/**
 * "undo", "redo", "go back to the second picture", "more like the first one": ways through the
 * history.
 */
final class Navigation {

  /** Words for the versions, each with "number" where a number may come behind it. */
  private static final Map<String, String> KINDS = WordList.facts("versions");

  /** Any other word makes it another kind of sentence. */
  private static final Set<String> WORDS = WordList.words("navigation-words");

  private static final Set<String> TRIGGERS = WordList.words("navigation-triggers");
  private static final Map<String, String> WAYS = WordList.facts("navigation");
  private static final Set<String> OTHERS =
      Set.of("more", "something", "another", "variation", "variations");

  /** More changes than these, or longer words, are told by their number only. */
  private static final int MOST_TOLD = 3;

  private static final Set<String> POINTING = WordList.words("pointing");
  private static final Set<String> COLOURING =
      Set.of("colour", "color", "colouring", "recolouring", "recoloring", "paint");
  private static final Set<String> CHANGES = WordList.words("changes");

  private static final int LONGEST_TOLD = 80;

  private Navigation() {}

  /**
   * @param freshSeed a seed that no version has had
   */
  static Optional<Reply> read(List<String> words, History history, long freshSeed) {
    return steps(words, history)
        .or(() -> named(words, history, freshSeed))
        .or(() -> isBefore(words) ? Optional.of(back(1, history)) : Optional.empty());
  }

  /**
   * "undo that and make it smaller": what follows is about the version before.
   *
   * @param changed what the last step was about
   * @param understood answers what follows
   */
  static Optional<Reply> backThen(
      List<List<String>> clauses,
      Turn turn,
      List<String> changed,
      BiFunction<List<List<String>>, Turn, Reply> understood) {
    History history = turn.history();
    Optional<Reply> way =
        clauses.size() > 1
            ? read(clauses.get(0), history, history.freshSeed())
                .filter(reply -> reply.action() instanceof Action.Undo)
            : Optional.empty();
    if (way.isEmpty()) {
      return Optional.empty();
    }
    History there = way.get().action().applyTo(history, turn.words());
    Turn next = new Turn(turn.words(), there, changed, turn.picture());
    Reply reply = understood.apply(clauses.subList(1, clauses.size()), next);
    return Optional.of(
        reply.action() instanceof Action.Change change
            ? new Reply(
                way.get().text() + " " + reply.text(),
                new Action.GoTo(there.current().number(), change.edits()),
                reply.focus())
            : reply);
  }

  /** "change it back", "i liked it better before", "put the well back where it was". */
  private static boolean isBefore(List<String> words) {
    boolean was = words.contains("was") || words.contains("were") || words.contains("before");
    boolean back = words.size() > 2 && words.contains("back") && !words.contains("go");
    boolean better = words.contains("before") || words.contains("how") || words.contains("way");
    Reading after = new Reading(words);
    after.skip(words.indexOf("back") + 1);
    boolean place = after.mark() > 2 && after.accept(WAYS).isPresent() && after.done() && was;
    return place
        || WORDS.containsAll(words)
            && (back || was && better || words.contains("was") && words.contains("better"));
  }

  private static Optional<Reply> steps(List<String> words, History history) {
    Reading reading = new Reading(words);
    String way = reading.accept(WAYS).orElse("");
    if (way.matches("start|once")) {
      int versions = way.equals("once") ? 1 : Integer.MAX_VALUE;
      return reading.done() ? Optional.of(back(versions, history)) : Optional.empty();
    }
    if (!way.matches("back|forward")) {
      return Optional.empty();
    }
    boolean all = reading.accept("all changes", "all of it", "all", "everything");
    reading.passOver(POINTING);
    boolean colour = reading.acceptAny(COLOURING);
    int versions = all ? Integer.MAX_VALUE : times(reading);
    reading.passOver(CHANGES);
    if (!reading.done()) {
      return Optional.empty();
    }
    return Optional.of(
        !way.equals("back")
            ? forward(versions, history)
            : colour ? undoneColour(history) : back(versions, history));
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
  private static Reply undoneColour(History history) {
    Design before = history.back(1).design();
    boolean recoloured =
        history.design().entities().stream()
            .flatMap(
                e -> before.entity(e.id()).filter(b -> !b.prompt().equals(e.prompt())).stream())
            .findAny()
            .isPresent();
    String reason =
        "The last change was %s, not a colour. Say \"undo\" to take it back, or name the colour that you want."
            .formatted(changes(List.of(history.current().words())));
    return recoloured || history.undo().isEmpty()
        ? back(1, history)
        : new Reply(reason, new Action.Nothing(), List.of());
  }

  private static Optional<Reply> named(List<String> words, History history, long freshSeed) {
    for (int from = 0; from < words.size(); from++) {
      Reading reading = new Reading(words);
      reading.skip(from);
      Optional<Version> version = version(reading, history);
      List<String> around = new ArrayList<>(words);
      around.subList(from, reading.mark()).clear();
      boolean alone =
          around.isEmpty() && (KINDS.containsKey(words.get(from)) || words.contains("previous"));
      boolean asked =
          WORDS.containsAll(around)
              && (!Collections.disjoint(TRIGGERS, words) || words.contains("previous"));
      if (reading.mark() > from && (alone || asked)) {
        boolean like =
            !Collections.disjoint(OTHERS, around)
                && around.stream().anyMatch(w -> w.matches("like|of|as"));
        return Optional.of(to(version, history, like ? Optional.of(freshSeed) : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private static Reply to(Optional<Version> version, History history, Optional<Long> seed) {
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

  /** The version that comes next by a number, an ordinal or its place; stays where none does. */
  private static Optional<Version> version(Reading reading, History history) {
    int mark = reading.mark();
    while (Words.isArticle(reading.peek()) || reading.peek().equals("very")) {
      reading.next();
    }
    String word = reading.next();
    if (word.matches("beginning|start|scratch")
        || word.matches("blank|empty") && reading.accept("canvas")) {
      return Optional.of(history.versions().get(0));
    }
    List<Version> pictures = pictures(history);
    boolean counted = "number".equals(KINDS.get(word)) && number(reading.peek()) != null;
    Integer index =
        counted
            ? number(reading.next())
            : word.matches("original|initial") ? Integer.valueOf(1) : Numerals.ofOrdinal(word);
    boolean previous = word.matches("previous|last|earlier|prior");
    if (index == null && !previous) {
      reading.back(mark);
      return Optional.empty();
    }
    reading.acceptAny(KINDS.keySet());
    if (previous) {
      return history.undo().map(History::current);
    }
    if (word.equals("version")) {
      return history.versions().stream().filter(v -> v.number() == index).findFirst();
    }
    return pictures.stream().skip(Math.max(0, index - 1)).limit(index == 0 ? 0 : 1).findFirst();
  }

  /** The versions that show something, in the order in which they were made. */
  private static List<Version> pictures(History history) {
    return history.versions().stream().filter(v -> !v.design().isBlank()).toList();
  }

  private static Integer number(String word) {
    return word.matches("\\d{1,4}") ? Integer.valueOf(word) : Numerals.of(word);
  }
}
