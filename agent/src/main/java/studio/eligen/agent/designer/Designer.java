package studio.eligen.agent.designer;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;

/** Turns what a person says into changes of the design. */
public interface Designer {

  /** Answers one turn. It changes nothing itself. */
  Reply answer(Turn turn);

  /** Ends the turn that is being answered, from another thread; it then changes nothing. */
  default void cancel() {}

  /**
   * What was said, and when.
   *
   * @param history of the design; its current version is what the words are about
   * @param focus ids of the things spoken of last, which "it" and "them" mean
   * @param picture of the current version, if it has been drawn
   */
  record Turn(
      String words,
      History history,
      List<String> focus,
      Supplier<Optional<BufferedImage>> picture) {
    public Turn {
      focus = List.copyOf(focus);
    }

    /** A turn of which there is no picture. */
    public Turn(String words, History history, List<String> focus) {
      this(words, history, focus, Optional::empty);
    }
  }

  /**
   * The answer.
   *
   * @param text for the person to read
   * @param focus what "it" means in the next turn
   */
  record Reply(String text, Action action, List<String> focus) {
    public Reply {
      focus = List.copyOf(focus);
    }
  }

  /** What shall happen. */
  sealed interface Action {
    /** Make a new version by these edits, in order. */
    record Change(List<DesignEdit> edits) implements Action {
      public Change {
        edits = List.copyOf(edits);
      }
    }

    /** Go back so many versions, at least one. */
    record Undo(int versions) implements Action {}

    /** Go forward so many versions, at least one. */
    record Redo(int versions) implements Action {}

    /** A question, or words that were not understood. */
    record Nothing() implements Action {}
  }
}
