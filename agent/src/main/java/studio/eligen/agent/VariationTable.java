package studio.eligen.agent;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.Snapshot.Status;
import studio.eligen.agent.Timeline.Turn;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.designer.language.VariationWords;
import studio.eligen.agent.render.Variation;
import studio.eligen.agent.render.Variations;
import studio.eligen.engine.NumberRange;

/**
 * Variations of the design, drawn and laid on the table, until one is picked or the design goes on
 * without them. They change nothing before. All is done in a turn.
 */
final class VariationTable {

  private final Timeline timeline;
  private int most = Variations.MOST;

  VariationTable(Timeline timeline) {
    this.timeline = timeline;
  }

  void drawAtMost(int number) {
    most = number;
  }

  /** What the words mean, if they ask for variations or for one on the table. */
  Optional<Runnable> meant(String words) {
    Optional<Runnable> asked = VariationWords.asked(words).map(wish -> () -> ask(words, wish));
    Optional<VariationSheet> sheet = onTheTable();
    if (asked.isPresent() || sheet.isEmpty()) {
      return asked;
    }
    return VariationWords.liked(words)
        .<Runnable>map(number -> () -> like(sheet.get(), number))
        .or(() -> VariationWords.chosen(words).map(number -> () -> pick(number)));
  }

  /** What was asked for in words stands in the conversation afterwards, too. */
  private void ask(String words, String wish) {
    draw(wish);
    VariationSheet sheet = timeline.now().variations().orElseThrow();
    String drew =
        "Drew "
            + VariationSheet.inWords(timeline.design(), sheet.entity(), sheet.drawn().size())
            + ".";
    timeline.keep(words, drew, timeline.history());
  }

  /** Draws some because a button was pressed, which stands in the conversation afterwards. */
  List<Variation> ask(Optional<String> id, int number) {
    List<Variation> drawn = draw(id, number);
    timeline.keep(
        VariationSheet.inWords(timeline.design(), id, drawn.size()), "", timeline.history());
    return drawn;
  }

  /** Draws some as a wish says: "3", "of the cat" or "3 of the cat". */
  void draw(String wish) {
    if (timeline.design().isBlank()) {
      throw new InvalidInput("There is nothing to vary yet; say what the picture shall show.");
    }
    VariationWords.Order order = VariationWords.order(wish, timeline.design());
    draw(order.id(), order.number().orElse(VariationWords.USUAL_NUMBER));
  }

  List<Variation> draw(Optional<String> id, int number) {
    Variations.checkNumber(number, most);
    try (Turn turn = timeline.begin(Status.VARYING)) {
      Variations planned = timeline.rendering().variations(timeline.history(), id, number);
      show(VariationSheet.blank(id, timeline.history().current(), number));
      List<Variation> drawn =
          timeline
              .rendering()
              .draw(
                  planned,
                  timeline.cancellation(),
                  plan -> timeline.tell(new StudioEvent.Planned(plan, timeline.now().variations())),
                  next -> show(timeline.now().variations().orElseThrow().with(next)));
      timeline.tell(new StudioEvent.Varied(timeline.now().variations().orElseThrow()));
      return drawn;
    }
  }

  private void show(VariationSheet sheet) {
    timeline.lay(sheet);
    timeline.tell(new StudioEvent.Varying(sheet));
  }

  /** Makes one of those on the table the next version, also in place of another one. */
  void pick(int number) {
    VariationSheet sheet =
        onTheTable()
            .orElseThrow(
                () -> new InvalidInput("There are no variations to pick from; ask for some."));
    int count = sheet.drawn().size();
    if (number < 1 || number > count) {
      throw new InvalidInput(
          "There is no variation %d; choose %s.".formatted(number, NumberRange.told(1, count)));
    }
    if (!timeline.history().current().equals(sheet.origin())) {
      int origin = sheet.origin().number();
      timeline.go(timeline.history().fork(origin), "go to version " + origin);
    }
    pick(sheet.drawn().get(number - 1));
    timeline.tell(new StudioEvent.Picked(number, timeline.history().current().number()));
  }

  void pick(Variation chosen) {
    timeline.add(chosen.design(), chosen.picture(), chosen.words());
    timeline
        .now()
        .variations()
        .filter(sheet -> sheet.drawn().contains(chosen))
        .ifPresent(sheet -> timeline.lay(sheet.picked(timeline.history().current())));
  }

  private void like(VariationSheet sheet, int number) {
    pick(number);
    draw(sheet.entity(), sheet.drawn().size());
  }

  private Optional<VariationSheet> onTheTable() {
    Snapshot now = timeline.now();
    return now.variations().filter(sheet -> sheet.isOnTheTable(now.history().current()));
  }
}
