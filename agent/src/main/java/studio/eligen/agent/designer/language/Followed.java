package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Turn;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.Words;
import studio.eligen.agent.designer.phrases.Clauses;

/**
 * The command that was followed last.
 *
 * @param design what it led to; null before the first one
 */
record Followed(List<String> command, Design design) {

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
}
