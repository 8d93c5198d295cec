package studio.eligen.agent.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.render.Picture;

/** Sees to it that every turn is shown, looked at, and put into the album. */
final class StudioListener {

  private final Studio studio;
  private final Album album;
  private final View view;
  private final Inspection inspection;

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
}
