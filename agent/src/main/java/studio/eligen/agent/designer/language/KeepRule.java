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
    return Optional.empty();
  }
}
