package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/** "another variation", "try again". */
final class ReseedRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean asked =
        reading.accept(
            "another variation",
            "a new variation",
            "new variation",
            "variation",
            "a variation",
            "a different variation",
            "another version",
            "a new version",
            "a different version",
            "try again",
            "try once more",
            "try it again",
            "again",
            "once more",
            "another try",
            "redraw",
            "redraw it",
            "draw it again",
            "reroll",
            "re-roll",
            "shuffle",
            "reseed",
            "something else",
            "surprise me");
    if (!asked || !reading.done()) {
      return Optional.empty();
    }
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.Reseed(context.freshSeed)),
            "Here is another variation of the same design.",
            context.focus));
  }
}
