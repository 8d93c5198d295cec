package studio.eligen.agent.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.DesignImporter;
import studio.eligen.agent.ImportedDesign;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioFactory;
import studio.eligen.agent.cli.LoraCommand;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.DesignDifference;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.StylePicture;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.agent.store.StyleFile;
import studio.eligen.engine.Seed;
import studio.eligen.engine.Style;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;

/** Does what is said with a slash, all but leaving. */
final class Commands {

  private static final int MOST_STEPS = 1000;

  private final Studio studio;
  private final Design first;
  private final Album album;
  private final View view;
  private final StudioFactory factory;
  private final DesignImporter importer;
  private final VariationPicker picker;
  private int steps;

  /**
   * @param first the blank design of every new conversation
   * @param factory plans the pictures to come, and knows what can be said
   */
  Commands(
      Studio studio,
      Design first,
      Album album,
      View view,
      StudioFactory factory,
      DesignImporter importer) {
    this.studio = studio;
    this.first = first;
    this.album = album;
    this.view = view;
    this.factory = factory;
    this.importer = importer;
    this.steps = factory.defaults().steps();
    this.picker = new VariationPicker(studio, album, view);
  }

  /**
   * Does a command.
   *
   * @param argument what was said after it; may be empty
   * @throws InvalidInput if the argument does not fit, then nothing is changed
   */
  void run(SlashCommand command, String argument) {
    switch (command) {
      case NEW -> {
        studio.startAfresh(first);
        view.say("A fresh design.");
      }
      case OPEN -> open(argument);
      case SAVE -> save(argument);
      case EXPORT -> export(argument);
      case UNDO -> undo(TypedNumber.count(argument, "/undo"));
      case REDO -> redo(TypedNumber.count(argument, "/redo"));
      case FORK -> {
        studio.fork(TypedNumber.of(argument, "/fork", 0, Integer.MAX_VALUE));
        tellVersion();
      }
      case HISTORY -> history();
      case SHOW -> show();
      case LAYOUT -> view.layout(studio.design());
      case VARIATIONS -> studio.vary(argument);
      case PICK -> picker.pick(argument);
      case SEED -> seed(argument);
      case STYLE -> style(argument);
      case LORA -> lora(argument);
      case SIZE -> size(argument);
      case STEPS -> steps(argument);
      case HELP ->
          view.say(
              factory.rules().help()
                  + "\nCommands, of which the first letters will do:\n"
                  + SlashCommand.list());
      case QUIT -> throw new IllegalStateException("leaving is the reader's affair");
    }
  }

  private void open(String argument) {
    Path file = TypedFile.named(argument, "/open");
    view.note("Opening " + file + "…");
    ImportedDesign opened = studio.open(cancellation -> importer.open(file, cancellation));
    if (!studio.design().entities().isEmpty() || studio.picture().isEmpty()) {
      view.layout(studio.design());
    }
    opened.resized().ifPresent(view::say);
    opened.note().ifPresent(view::say);
  }

  private void undo(int versions) {
    if (studio.history().undo().isEmpty()) {
      view.say("There is nothing to undo.");
      return;
    }
    List<Version> before = studio.history().lineage();
    studio.undo(versions);
    List<Version> after = studio.history().lineage();
    List<String> undone =
        before.stream()
            .filter(version -> !after.contains(version))
            .map(version -> unended(version.words()))
            .toList();
    view.say("Undid: %s.".formatted(String.join("; ", undone)));
    tellVersion();
  }

  private void redo(int versions) {
    if (studio.history().redo().isEmpty()) {
      view.say("There is nothing to redo.");
      return;
    }
    studio.redo(versions);
    tellVersion();
  }

  private void tellVersion() {
    Version version = studio.history().current();
    view.say("Version %d%s.".formatted(version.number(), unended(named(version))));
  }

  private void history() {
    int current = studio.history().current().number();
    for (Version version : studio.history().versions()) {
      int parent = version.parent().orElse(-1);
      String branch = parent == version.number() - 1 ? "" : " (from version " + parent + ")";
      String mark = version.number() == current ? "*" : " ";
      view.say("%s %3d%s%s".formatted(mark, version.number(), named(version), branch));
    }
  }

  private static String unended(String words) {
    return words.replaceFirst("[.!?]+$", "");
  }

  private static String named(Version version) {
    return version.number() == 0 ? ": the blank canvas" : ": " + version.words();
  }

  private void show() {
    if (studio.picture().isEmpty()) {
      studio.draw();
    } else if (view.showsPictures()) {
      view.show(picture());
    } else {
      view.say("This terminal shows no pictures; they are in %s.".formatted(album.folder()));
      return;
    }
    if (studio.picture().isEmpty() && studio.design().entities().isEmpty()) {
      view.say("There is nothing to show yet; say what the picture shall show.");
    }
  }

  private void seed(String argument) {
    if (argument.isEmpty()) {
      view.say(
          "The seed is %s; /seed N draws with another."
              .formatted(Seed.text(studio.design().seed())));
      return;
    }
    long seed =
        Seed.of(argument)
            .filter(known -> !argument.startsWith("-"))
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "\"%s\" is no seed; give a whole number from 0 to 18446744073709551615."
                            .formatted(argument)));
    change(new DesignEdit.Reseed(seed), "seed " + Seed.text(seed));
  }

  private void style(String argument) {
    if (argument.equalsIgnoreCase("none")) {
      change(new DesignEdit.SetStylePicture(Optional.empty()), "no style picture");
      return;
    }
    Path file = TypedFile.named(argument, "/style");
    StylePicture picture = StyleFile.read(file, Style.USUAL_SCALE);
    change(
        new DesignEdit.SetStylePicture(Optional.of(picture)),
        "in the style of " + file.getFileName());
  }

  private void lora(String argument) {
    LoraCommand command = new LoraCommand(factory.loras());
    if (argument.isBlank()) {
      view.say(command.list(studio.design()));
      return;
    }
    DesignEdit edit = command.edit(argument);
    change(
        edit,
        String.join(", ", DesignDifference.words(studio.design(), studio.design().with(edit))));
  }

  private void size(String argument) {
    if (argument.isEmpty()) {
      view.say("The picture has %s pixels.".formatted(studio.design().canvas()));
      return;
    }
    Canvas canvas =
        Canvas.written(argument)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "\"%s\" is no size; give width x height, such as 256x256."
                            .formatted(argument)));
    change(new DesignEdit.SetCanvas(canvas), "size " + canvas);
  }

  private void change(DesignEdit edit, String words) {
    studio.edit(List.of(edit), words);
    tellVersion();
  }

  private void steps(String argument) {
    if (argument.isEmpty()) {
      view.say("A picture takes %d steps; /steps N sets them.".formatted(steps));
      return;
    }
    int count = TypedNumber.of(argument, "/steps", 1, MOST_STEPS);
    studio.planWith(factory.planner(factory.defaults().withSteps(count)));
    steps = count;
    view.say("The next pictures take %d steps.".formatted(count));
  }

  private void save(String argument) {
    Path file = TypedFile.fresh(argument, "/save");
    if (TypedFile.ends(file, ".json")) {
      TypedFile.write(file, () -> DesignFile.write(studio.design(), file));
    } else if (TypedFile.ends(file, ".png")) {
      byte[] png = picture().png();
      TypedFile.write(file, () -> NewFile.write(file, png));
    } else {
      throw new InvalidInput("%s cannot be written; name a .json or a .png.".formatted(file));
    }
    view.say("Saved " + file + ".");
  }

  private void export(String argument) {
    Path file = TypedFile.fresh(argument, "/export");
    if (!TypedFile.ends(file, ".png")) {
      throw new InvalidInput("%s cannot be written; name a .png.".formatted(file));
    }
    byte[] png = Pictures.png(picture().image());
    TypedFile.write(file, () -> NewFile.write(file, png));
    view.say("Wrote " + file + ", which tells nothing of how it was made.");
  }

  private Picture picture() {
    return studio
        .picture()
        .orElseThrow(() -> new InvalidInput("There is no picture yet; /show draws the design."));
  }
}
