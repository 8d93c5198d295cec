package studio.eligen.agent.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Picture;
import studio.eligen.engine.RenderException;

/** Sees to it that every turn is shown, looked at, and put into the album. */
final class StudioListener {

  private static final String OURS = "studio.eligen.";

  private final Studio studio;
  private final Album album;
  private final View view;
  private final Inspection inspection;
  private boolean broken;

  StudioListener(Studio studio, Album album, View view, Inspection inspection) {
    this.studio = studio;
    this.album = album;
    this.view = view;
    this.inspection = inspection;
  }

  /** Does a command: what it makes is in the album, what it only shows is not. */
  void command(Runnable command) {
    words(
        () -> {
          command.run();
          return false;
        });
  }

  /**
   * Does what was said in words.
   *
   * @param words tell whether they were answered, and so are in the album whatever becomes of them
   */
  void words(BooleanSupplier words) {
    History before = studio.history();
    try {
      follow(words, before);
    } catch (RenderException | InvalidInput e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Whatever it is, a hint of it is worth more than the end of the chat.
      broken = true;
      view.say(told(e, !before.current().equals(studio.history().current())));
    }
  }

  /** Whether a turn broke in a way that nobody foresaw. */
  boolean hasBroken() {
    return broken;
  }

  private void follow(BooleanSupplier words, History before) {
    Optional<Picture> shown = studio.picture();
    boolean answered =
        inspection.of(
            () -> {
              boolean told = words.getAsBoolean();
              view.showNew(studio);
              return told;
            });
    view.showNew(studio);
    boolean made = !before.versions().contains(studio.history().current());
    if (answered) {
      tellBlank(made, before.current());
    }
    if (answered || made) {
      keep(shown);
    }
  }

  /** A canvas may be blank because a photo has no things; only what was emptied is told. */
  private void tellBlank(boolean made, Version left) {
    Version current = studio.history().current();
    boolean emptied = current.number() == 0 || made;
    if (emptied && current.design().isBlank() && !left.design().isBlank()) {
      view.say("The canvas is blank again.");
    }
  }

  /** Puts what has become of a turn into the album, repairs included. */
  private void keep(Optional<Picture> shown) {
    Optional<Picture> picture = studio.picture();
    Optional<Path> file = album.add(studio.design(), picture);
    if (!view.showsPictures() && !picture.equals(shown)) {
      file.ifPresent(written -> view.note("The picture is in " + written + "."));
    }
  }

  /** What it was and where, as a terminal has no log in which to look. */
  private static String told(Throwable thrown, boolean changed) {
    String place =
        Stream.of(thrown.getStackTrace())
            .filter(line -> line.getClassName().startsWith(OURS))
            .findFirst() // above it are a library's
            .map(line -> " in %s, line %d".formatted(line.getFileName(), line.getLineNumber()))
            .orElse("");
    return "Something went wrong inside: %s%s. %s"
        .formatted(
            thrown,
            place,
            changed
                ? "The design is kept; /show tries again, /undo goes back."
                : "Nothing was changed; say it in other words.");
  }
}
