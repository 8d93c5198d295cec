package studio.eligen.agent.designer;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.engine.Cancellation;

/** Turns what a person says into changes of the design. */
public interface Designer {

  /** Answers one turn. It changes nothing itself. */
  Reply answer(Turn turn);

  /**
   * What was said, and when.
   *
   * @param history of the design; its current version is what the words are about
   * @param focus ids of the things spoken of last, which "it" and "them" mean
   * @param picture of the current version, if it has been drawn
   * @param replying hears the reply so far while it comes, each time all of it; it may begin anew,
   *     and only the reply that is returned counts
   * @param cancellation ends the turn while it is being answered; it then changes nothing
   * @param attached a picture that was given with the words, to draw in the style of
   */
  record Turn(
      String words,
      History history,
      List<String> focus,
      Supplier<Optional<BufferedImage>> picture,
      Consumer<String> replying,
      Cancellation cancellation,
      Optional<StylePicture> attached) {
    public Turn {
      focus = List.copyOf(focus);
    }

    /** A turn of which nothing is heard before it is over, and that nobody cancels. */
    public Turn(
        String words,
        History history,
        List<String> focus,
        Supplier<Optional<BufferedImage>> picture) {
      this(words, history, focus, picture, soFar -> {}, new Cancellation());
    }

    /** A turn to which no picture was attached. */
    public Turn(
        String words,
        History history,
        List<String> focus,
        Supplier<Optional<BufferedImage>> picture,
        Consumer<String> replying,
        Cancellation cancellation) {
      this(words, history, focus, picture, replying, cancellation, Optional.empty());
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
   * @param suggestions what may be said next, each a whole sentence, where the answer is a refusal
   */
  record Reply(String text, Action action, List<String> focus, List<String> suggestions) {
    public Reply {
      focus = List.copyOf(focus);
      suggestions = List.copyOf(suggestions);
    }

    /** An answer that suggests nothing. */
    public Reply(String text, Action action, List<String> focus) {
      this(text, action, focus, List.of());
    }

    /** The same, with what may be said next. */
    public Reply suggesting(List<String> sentences) {
      return new Reply(text, action, focus, sentences);
    }

    /** The same in other words. */
    public Reply saying(String words) {
      return new Reply(words, action, focus, suggestions);
    }
  }

  /** What shall happen. */
  sealed interface Action {

    /**
     * The history after it.
     *
     * @param words what it shall call a new version
     * @throws InvalidEdit if an edit does not fit the design
     */
    History applyTo(History history, String words);

    /** Make a new version by these edits, in order. */
    record Change(List<DesignEdit> edits) implements Action {
      public Change {
        edits = List.copyOf(edits);
      }

      @Override
      public History applyTo(History history, String words) {
        return history.then(history.design().with(edits), words);
      }
    }

    /** Go back so many versions, at least one. */
    record Undo(int versions) implements Action {
      @Override
      public History applyTo(History history, String words) {
        return history.back(versions);
      }
    }

    /** Go forward so many versions, at least one. */
    record Redo(int versions) implements Action {
      @Override
      public History applyTo(History history, String words) {
        return history.forward(versions);
      }
    }

    /**
     * Go to any version, and change it there if edits are given.
     *
     * @param version its number
     */
    record GoTo(int version, List<DesignEdit> edits) implements Action {
      public GoTo {
        edits = List.copyOf(edits);
      }

      @Override
      public History applyTo(History history, String words) {
        History there = history.fork(version);
        return edits.isEmpty() ? there : there.then(there.design().with(edits), words);
      }
    }

    /** A question, or words that were not understood. */
    record Nothing() implements Action {
      @Override
      public History applyTo(History history, String words) {
        return history;
      }
    }
  }
}
