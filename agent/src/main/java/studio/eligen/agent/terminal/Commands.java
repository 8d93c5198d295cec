package studio.eligen.agent.terminal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.agent.OpenedDesign;
import studio.eligen.agent.Opener;
import studio.eligen.agent.Studio;
import studio.eligen.agent.Workshop;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/** Does what is said with a slash, all but leaving. */
final class Commands {

  private static final int MOST_STEPS = 1000;

  private final Studio studio;
  private final Design first;
  private final Album album;
  private final Face face;
  private final Workshop workshop;
  private final Opener opener;
  private final Proposals proposals;

  /**
   * @param first the blank design of every new conversation
   * @param workshop plans the pictures to come, and knows what can be said
   */
  Commands(Studio studio, Design first, Album album, Face face, Workshop workshop, Opener opener) {
    this.studio = studio;
    this.first = first;
    this.album = album;
    this.face = face;
    this.workshop = workshop;
    this.opener = opener;
    this.proposals = new Proposals(studio, album, face);
  }

  /** What words without a slash mean, if they are about variations. */
  Optional<Runnable> heed(String said) {
    return proposals.heed(said);
  }

  /**
   * Does a command.
   *
   * @param argument what was said after it; may be empty
   * @throws BadRequest if the argument does not fit, then nothing is changed
   */
  void run(SlashCommand command, String argument) {
    switch (command) {
      case NEW -> {
        studio.startAfresh(first);
        face.say("A fresh design.");
      }
      case OPEN -> open(argument);
      case SAVE -> save(argument);
      case EXPORT -> export(argument);
      case UNDO -> undo(count(argument));
      case REDO -> redo(count(argument));
      case FORK -> {
        studio.fork(number(argument, "/fork", 0, Integer.MAX_VALUE));
        tellVersion();
      }
      case HISTORY -> history();
      case SHOW -> show();
      case LAYOUT -> face.sketch(studio.design());
      case VARIATIONS -> proposals.draw(argument);
      case PICK -> proposals.pick(argument);
      case SEED -> seed(argument);
      case SIZE -> size(argument);
      case STEPS -> steps(argument);
      case HELP ->
          face.say(
              workshop.rules().help()
                  + "\nCommands, of which the first letters will do:\n"
                  + SlashCommand.list());
      case QUIT -> throw new IllegalStateException("leaving is the reader's affair");
    }
  }

  private void open(String argument) {
    Path file = file(argument, "/open");
    face.note("Opening " + file + "…");
    OpenedDesign opened = opener.open(file);
    studio.open(opened);
    face.sketch(studio.design());
    opened.note().ifPresent(face::say);
  }

  private void undo(int versions) {
    if (studio.history().undo().isEmpty()) {
      face.say("There is nothing to undo.");
      return;
    }
    studio.undo(versions);
    tellVersion();
  }

  private void redo(int versions) {
    if (studio.history().redo().isEmpty()) {
      face.say("There is nothing to redo.");
      return;
    }
    studio.redo(versions);
    tellVersion();
  }

  private void tellVersion() {
    Version version = studio.history().current();
    face.say("Version %d%s.".formatted(version.number(), named(version)));
  }

  private void history() {
    int current = studio.history().current().number();
    for (Version version : studio.history().versions()) {
      int parent = version.parent().orElse(-1);
      String branch = parent == version.number() - 1 ? "" : " (from version " + parent + ")";
      String mark = version.number() == current ? "*" : " ";
      face.say("%s %3d%s%s".formatted(mark, version.number(), named(version), branch));
    }
  }

  private static String named(Version version) {
    return version.number() == 0 ? ": the blank canvas" : ": " + version.words();
  }

  private void show() {
    if (studio.picture().isEmpty()) {
      studio.draw();
    } else if (face.showsPictures()) {
      face.show(picture());
    } else {
      face.say("This terminal shows no pictures; they are in %s.".formatted(album.folder()));
      return;
    }
    if (studio.picture().isEmpty() && studio.design().entities().isEmpty()) {
      face.say("There is nothing to show yet; say what the picture shall show.");
    }
  }

  private void seed(String argument) {
    if (argument.isEmpty()) {
      face.say("The seed is %d; /seed N draws with another.".formatted(studio.design().seed()));
      return;
    }
    try {
      change(new DesignEdit.Reseed(Long.parseLong(argument)), "seed " + argument);
    } catch (NumberFormatException e) {
      throw new BadRequest("\"%s\" is no seed; give a whole number.".formatted(argument), e);
    }
  }

  private void size(String argument) {
    if (argument.isEmpty()) {
      face.say("The picture has %s pixels.".formatted(studio.design().canvas()));
      return;
    }
    if (!argument.matches("\\d{1,5}[x×]\\d{1,5}")) {
      throw new BadRequest(
          "\"%s\" is no size; give width x height, such as 256x256.".formatted(argument));
    }
    String[] sides = argument.split("[x×]");
    Canvas canvas = new Canvas(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    change(new DesignEdit.SetCanvas(canvas), "size " + canvas);
  }

  private void change(DesignEdit edit, String words) {
    studio.edit(List.of(edit), words);
    tellVersion();
  }

  private void steps(String argument) {
    int count = number(argument, "/steps", 1, MOST_STEPS);
    studio.planWith(workshop.planner(workshop.defaults().withSteps(count)));
    face.say("The next pictures take %d steps.".formatted(count));
  }

  private void save(String argument) {
    Path file = newFile(argument, "/save");
    if (ends(file, ".json")) {
      DesignFile.write(studio.design(), file);
    } else if (ends(file, ".png")) {
      NewFile.write(file, picture().png());
    } else {
      throw new BadRequest("%s cannot be written; name a .json or a .png.".formatted(file));
    }
    face.say("Saved " + file + ".");
  }

  private void export(String argument) {
    Path file = newFile(argument, "/export");
    if (!ends(file, ".png")) {
      throw new BadRequest("%s cannot be written; name a .png.".formatted(file));
    }
    NewFile.write(file, Pictures.png(picture().image()));
    face.say("Wrote " + file + ", which tells nothing of how it was made.");
  }

  private Picture picture() {
    return studio
        .picture()
        .orElseThrow(() -> new BadRequest("There is no picture yet; /show draws the design."));
  }

  private static Path newFile(String argument, String command) {
    Path file = file(argument, command);
    if (Files.exists(file)) {
      throw new BadRequest("There is a %s already; give another name.".formatted(file));
    }
    return file;
  }

  private static Path file(String argument, String command) {
    if (argument.isEmpty()) {
      throw new BadRequest("%s needs a file's name, such as cat.png.".formatted(command));
    }
    try {
      return Path.of(SpeechCompleter.located(argument));
    } catch (InvalidPathException e) {
      throw new BadRequest("\"%s\" cannot name a file.".formatted(argument), e);
    }
  }

  private static boolean ends(Path file, String suffix) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  private static int count(String argument) {
    return argument.isEmpty() ? 1 : number(argument, "The number", 1, Integer.MAX_VALUE);
  }

  /**
   * A number that was typed.
   *
   * @throws BadRequest if it is none from the least to the most
   */
  static int number(String argument, String what, int least, int most) {
    try {
      int number = Integer.parseInt(argument);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is told below, like a number that is too large.
    }
    throw new BadRequest(
        "%s needs a whole number%s%s."
            .formatted(
                what,
                most == Integer.MAX_VALUE ? "" : " from " + least + " to " + most,
                argument.isEmpty() ? "" : ", not \"" + argument + "\""));
  }
}
