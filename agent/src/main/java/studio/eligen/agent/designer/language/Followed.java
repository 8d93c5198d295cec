package studio.eligen.agent.designer.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Clauses;
import studio.eligen.agent.designer.phrases.Reading;
import studio.eligen.agent.designer.references.Cast;

/**
 * The command that was followed last.
 *
 * @param design what it led to; null before the first one
 */
record Followed(List<String> command, Design design) {

  private static final String[] BRINGING = {"bring", "put", "get", "give me", "restore", "i want"};
  private static final Set<String> DEFINITE = Set.of("the", "that", "his", "her", "its", "my");

  /** What a turn may be short for: this command, or the words of the version that is looked at. */
  Ellipsis ellipsis(Turn turn, Vocabulary vocabulary) {
    History history = turn.history();
    if (history.design().equals(design)) {
      return new Ellipsis(turn, command, vocabulary);
    }
    List<List<String>> said = Clauses.split(Words.of(history.current().words()));
    return new Ellipsis(turn, said.isEmpty() ? List.of() : said.get(said.size() - 1), vocabulary);
  }

  /** The turn as it would be if this had not been taken back before it. */
  Turn restored(Turn turn) {
    Optional<History> undone =
        turn.history().redo().filter(history -> history.design().equals(design));
    return undone
        .map(history -> new Turn(turn.words(), history, turn.focus(), turn.picture()))
        .orElse(turn);
  }

  /** "bring the moon back": what was there once, as it was, where it was. */
  static Optional<Reply> broughtBack(List<String> words, History history, Vocabulary vocabulary) {
    Reading reading = new Reading(words);
    boolean led = reading.accept(BRINGING);
    reading.accept("back");
    boolean definite = reading.acceptAny(DEFINITE);
    int from = reading.mark();
    reading.skip(reading.nameLength());
    String name = String.join(" ", reading.since(from));
    boolean back = words.contains("back") || words.get(0).equals("restore");
    reading.accept("back again", "back in", "back", "again");
    Design now = history.design();
    boolean gone = !name.isEmpty() && new Cast(vocabulary, now).called(name).isEmpty();
    if (!led || !definite || !back || !reading.done() || !gone) {
      return Optional.empty();
    }
    return Stream.iterate(Optional.of(history), Optional::isPresent, then -> then.get().undo())
        .map(then -> then.get().design())
        .filter(then -> !new Cast(vocabulary, then).called(name).isEmpty())
        .findFirst()
        .map(then -> added(name, then, now, vocabulary));
  }

  private static Reply added(String name, Design then, Design now, Vocabulary vocabulary) {
    Cast cast = new Cast(vocabulary, then);
    List<String> ids = cast.called(name).stream().map(Cast.Member::id).toList();
    List<DesignEdit> edits = new ArrayList<>();
    for (String id : ids) {
      Entity once = then.entity(id).orElseThrow();
      if (now.entity(id).isPresent()) {
        edits.add(new DesignEdit.RepromptEntity(id, once.prompt())); // the red car, blue now
        continue;
      }
      edits.add(new DesignEdit.AddEntity(once));
      // What came in its place goes again.
      now.entities().stream()
          .filter(e -> e.region().equals(once.region()) && then.entity(e.id()).isEmpty())
          .forEach(e -> edits.add(new DesignEdit.RemoveEntity(e.id())));
    }
    return new Reply(
        "I brought back %s.".formatted(cast.named(ids)), new Action.Change(edits), ids);
  }
}
