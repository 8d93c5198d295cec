package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.History;
import studio.eligen.agent.designer.Designer.Action;
import studio.eligen.agent.designer.Designer.Reply;

/** "undo", "redo": ways through the history. */
final class Navigation {

  private Navigation() {}

  static Optional<Reply> read(List<String> words, History history) {
    Reading reading = new Reading(words);
    boolean back =
        reading.accept(
            "undo", "go back", "take that back", "take it back", "revert", "back", "step back");
    boolean forward = !back && reading.accept("redo", "go forward", "forward");
    if (!back && !forward) {
      return Optional.empty();
    }
    reading.accept("that", "it", "this", "the last change", "the last step", "again");
    int versions = times(reading);
    if (!reading.done()) {
      return Optional.empty();
    }
    return Optional.of(back ? back(versions, history) : forward(versions, history));
  }

  private static int times(Reading reading) {
    if (reading.accept("twice")) {
      return 2;
    }
    Integer count = NounPhrases.COUNTS.get(reading.peek());
    if (count == null && reading.peek().matches("[1-9]\\d?")) {
      count = Integer.valueOf(reading.peek());
    }
    if (count == null) {
      return 1;
    }
    reading.next();
    reading.accept("times", "steps", "step", "changes", "time");
    return count;
  }

  private static Reply back(int wanted, History history) {
    int steps = 0;
    Optional<History> next = history.undo();
    while (steps < wanted && next.isPresent()) {
      steps++;
      next = next.get().undo();
    }
    return steps == 0
        ? new Reply("There is nothing to undo.", new Action.Nothing(), List.of())
        : new Reply(said("Undone", steps), new Action.Undo(steps), List.of());
  }

  private static Reply forward(int wanted, History history) {
    int steps = 0;
    Optional<History> next = history.redo();
    while (steps < wanted && next.isPresent()) {
      steps++;
      next = next.get().redo();
    }
    return steps == 0
        ? new Reply("There is nothing to redo.", new Action.Nothing(), List.of())
        : new Reply(said("Redone", steps), new Action.Redo(steps), List.of());
  }

  private static String said(String done, int steps) {
    return steps == 1 ? done + "." : "%s, %d changes.".formatted(done, steps);
  }
}
