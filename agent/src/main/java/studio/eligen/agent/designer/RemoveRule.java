package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/** "remove the car", "get rid of it". */
final class RemoveRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (!reading.accept(
        "remove", "delete", "erase", "drop", "get rid of", "take away", "take out", "clear")) {
      return Optional.empty();
    }
    if (reading.accept("the background", "the scene", "background")) {
      throw new Misunderstanding(
          "a picture always plays somewhere: say \"change the background to …\" instead.");
    }
    List<String> ids = context.references.read(reading);
    reading.accept("from the picture", "from the scene", "from the image", "away");
    List<DesignEdit> edits = ids.stream().<DesignEdit>map(DesignEdit.RemoveEntity::new).toList();
    return Optional.of(new Outcome(edits, "I removed " + context.theNames(ids) + ".", List.of()));
  }
}
