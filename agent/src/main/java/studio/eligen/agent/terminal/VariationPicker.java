package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.Studio;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.History.Version;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.language.VariationWords;
import studio.eligen.agent.render.ContactSheet;
import studio.eligen.agent.render.Variation;

/** Variations that lie on the table, until one is picked or the design goes on without them. */
final class VariationPicker {

  private final Studio studio;
  private final Album album;
  private final View view;
  private List<Variation> shown = List.of();
  private Version origin;
  private Version picked;

  VariationPicker(Studio studio, Album album, View view) {
    this.studio = studio;
    this.album = album;
    this.view = view;
  }

  /** What words without a slash mean, if they ask for variations or for one on the table. */
  Optional<Runnable> heed(String said) {
    Optional<Runnable> asked = VariationWords.asked(said).map(argument -> () -> draw(argument));
    if (asked.isPresent() || !areOnTheTable()) {
      return asked;
    }
    Optional<Runnable> liked = VariationWords.liked(said).map(number -> () -> like(number));
    return liked.or(() -> VariationWords.chosen(said).map(n -> () -> pick(n.toString())));
  }

  private void like(int number) {
    List<Variation> before = shown;
    pick(String.valueOf(number));
    show(before.get(number - 1).entity(), before.size());
  }

  /**
   * Draws some and shows them.
   *
   * @param argument such as "3", "of the cat" or "3 of the cat"
   */
  void draw(String argument) {
    Design design = studio.design();
    if (design.entities().isEmpty() && design.scene().isEmpty()) {
      throw new InvalidInput("There is nothing to vary yet; say what the picture shall show.");
    }
    VariationWords.Order order = VariationWords.order(argument, design);
    show(order.id(), order.number().orElse(VariationWords.USUAL_NUMBER));
  }

  private void show(Optional<String> id, int number) {
    shown = List.of();
    List<Variation> drawn =
        view.together(announced(id, number), () -> studio.variations(id, number));
    shown = drawn;
    origin = studio.history().current();
    picked = origin;
    List<BufferedImage> pictures = drawn.stream().map(v -> v.picture().image()).toList();
    view.showSideBySide(pictures);
    if (drawn.size() < number) {
      view.note("Stopped after %d of %d.".formatted(drawn.size(), number));
    }
    if (!view.showsDetails()) {
      Path file = album.addSheet(ContactSheet.of(pictures));
      view.note((view.showsPictures() ? "Larger in " : "The variations are in ") + file + ".");
    }
    view.say(
        drawn.size() == 1
            ? "/pick 1 makes it the next version."
            : "Say a number from 1 to %d, or /pick it, to make one the next version."
                .formatted(drawn.size()));
  }

  private String announced(Optional<String> id, int number) {
    String thing =
        id.flatMap(studio.design()::entity).map(entity -> " of the " + entity.prompt()).orElse("");
    return "Drawing %d %s%s…".formatted(number, number == 1 ? "variation" : "variations", thing);
  }

  /**
   * Makes one of them the next version. Another can be picked instead of it, until the design goes
   * on.
   */
  void pick(String argument) {
    if (shown.isEmpty()) {
      throw new InvalidInput("There is nothing to pick from; /variations draws some.");
    }
    if (!areOnTheTable()) {
      throw new InvalidInput(
          "Those were variations of version %d, and this is version %d: /fork %d goes back there, /variations draws new ones."
              .formatted(origin.number(), studio.history().current().number(), origin.number()));
    }
    int number = TypedNumber.of(argument, "/pick", 1, shown.size());
    if (!studio.history().current().equals(origin)) {
      studio.fork(origin.number());
    }
    studio.pick(shown.get(number - 1));
    picked = studio.history().current();
    view.say("Variation %d is version %d now.".formatted(number, picked.number()));
  }

  private boolean areOnTheTable() {
    Version current = studio.history().current();
    return !shown.isEmpty() && (current.equals(origin) || current.equals(picked));
  }
}
