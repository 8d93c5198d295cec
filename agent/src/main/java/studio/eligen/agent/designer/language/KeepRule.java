package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;

/** "leave the cat alone", "do not move the car", "never mind": nothing shall happen. */
final class KeepRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    String said = String.join(" ", reading.rest());
    if (said.matches(
        "(never ?mind|nevermind|stop|wait|hold on|cancel( that)?|forget it|do nothing|nothing(?! but)|leave it( be| alone| like that| as it is)?|keep it( like that| as it is)?)( .{0,20})?")) {
      reading.skip(reading.rest().size());
      return Optional.of(Outcome.answer("Nothing was changed.", context.focus));
    }
    boolean keeps =
        reading.accept(
            "leave",
            "keep",
            "do not touch",
            "do not move",
            "do not change",
            "do not remove",
            "do not delete",
            "do not resize");
    if (!keeps || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.readWhole(reading);
    reading.accept(
        "alone",
        "be",
        "as it is",
        "as they are",
        "there",
        "where it is",
        "where they are",
        "like that",
        "unchanged",
        "in the picture",
        "in place");
    return reading.done()
        ? Optional.of(Outcome.answer("I leave %s unchanged.".formatted(context.theNames(ids)), ids))
        : Optional.empty();
  }
}
