package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import studio.eligen.agent.Studio;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.VariationSheet;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.ContactSheet;

/**
 * Shows the variations that the studio has drawn, and picks one where a command says its number.
 */
final class VariationPicker {

  private final Studio studio;
  private final Album album;
  private final View view;

  VariationPicker(Studio studio, Album album, View view) {
    this.studio = studio;
    this.album = album;
    this.view = view;
    studio.listen(this::hear);
  }

  private void hear(StudioEvent event) {
    if (event instanceof StudioEvent.Varied varied) {
      show(varied.sheet());
    } else if (event instanceof StudioEvent.Picked picked) {
      view.say("Variation %d is version %d now.".formatted(picked.number(), picked.version()));
    }
  }

  private void show(VariationSheet sheet) {
    int drawn = sheet.drawn().size();
    List<BufferedImage> pictures =
        sheet.drawn().stream().map(variation -> variation.picture().image()).toList();
    view.showSideBySide(pictures);
    if (drawn < sheet.asked()) {
      view.note("Stopped after %d of %d.".formatted(drawn, sheet.asked()));
    }
    if (!view.showsDetails()) {
      Path file = album.addSheet(ContactSheet.of(pictures));
      view.note((view.showsPictures() ? "Larger in " : "The variations are in ") + file + ".");
    }
    view.say(
        drawn == 1
            ? "/pick 1 makes it the next version."
            : "Say a number from 1 to %d, or /pick it, to make one the next version."
                .formatted(drawn));
  }

  /** Makes the variation of a number that was typed the next version. */
  void pick(String argument) {
    VariationSheet sheet =
        studio
            .snapshot()
            .variations()
            .filter(shown -> !shown.drawn().isEmpty())
            .orElseThrow(
                () -> new InvalidInput("There is nothing to pick from; /variations draws some."));
    if (!sheet.isOnTheTable(studio.history().current())) {
      int origin = sheet.origin().number();
      throw new InvalidInput(
          "Those were variations of version %d, and this is version %d: /fork %d goes back there, /variations draws new ones."
              .formatted(origin, studio.history().current().number(), origin));
    }
    studio.pick(TypedNumber.of(argument, "/pick", 1, sheet.drawn().size()));
  }
}
