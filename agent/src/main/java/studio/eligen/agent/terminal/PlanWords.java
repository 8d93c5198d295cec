package studio.eligen.agent.terminal;

import java.util.Optional;
import studio.eligen.agent.StudioEvent;
import studio.eligen.agent.VariationSheet;

/** What is told of a picture before it is drawn. */
final class PlanWords {

  private PlanWords() {}

  /** Its plan; one line for all variations, and nothing where that was told. */
  static Optional<String> of(StudioEvent.Planned planned) {
    return planned.variations().isEmpty()
        ? Optional.of(planned.plan().explanation())
        : planned.variations().filter(sheet -> sheet.drawn().isEmpty()).map(PlanWords::announced);
  }

  private static String announced(VariationSheet sheet) {
    String thing =
        sheet
            .entity()
            .flatMap(sheet.origin().design()::entity)
            .map(entity -> " of the " + entity.prompt())
            .orElse("");
    return "Drawing %d %s%s…"
        .formatted(sheet.asked(), sheet.asked() == 1 ? "variation" : "variations", thing);
  }
}
