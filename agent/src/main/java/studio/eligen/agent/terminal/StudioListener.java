package studio.eligen.agent.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Design;
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

  /** Does what was said in words, which is in the album whatever becomes of it. */
  void words(Runnable words) {
    List<Version> before = studio.history().versions();
    Version left = studio.history().current();
    Optional<Picture> shown = studio.picture();
    turn(words);
    tellBlank(before, left);
    keep(shown);
  }

  /** Does a command: what it makes is in the album, what it only shows is not. */
  void command(Runnable command) {
    List<Version> before = studio.history().versions();
    Optional<Picture> shown = studio.picture();
    turn(command);
    if (!before.contains(studio.history().current())) {
      keep(shown);
    }
  }

  private void turn(Runnable words) {
    inspection.of(
        () -> {
          words.run();
          view.showNew(studio);
        });
    view.showNew(studio);
  }

  /** A canvas may be blank because a photo has no things; only what was emptied is told. */
  private void tellBlank(List<Version> before, Version left) {
    Version current = studio.history().current();
    boolean emptied = current.number() == 0 || !before.contains(current);
    if (emptied && !current.equals(left) && isBlank(current.design()) && !isBlank(left.design())) {
      view.say("The canvas is blank again.");
    }
  }

  private static boolean isBlank(Design design) {
    return design.entities().isEmpty() && design.scene().isEmpty();
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
