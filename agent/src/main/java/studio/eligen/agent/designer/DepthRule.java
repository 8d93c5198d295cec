package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/** "bring the cat to the front", "send it to the back". */
final class DepthRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (!reading.accept("bring", "send", "move", "put") || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.readOne(reading);
    boolean front = reading.accept("to the front", "in the front", "forward", "in front");
    boolean back = !front && reading.accept("to the back", "backward", "backwards");
    if (!front && !back || !reading.done()) {
      return Optional.empty();
    }
    int index = front ? Integer.MAX_VALUE : 0;
    List<DesignEdit> edits =
        ids.stream().<DesignEdit>map(id -> new DesignEdit.Reorder(id, index)).toList();
    if (context.design.with(edits).equals(context.design)) {
      throw new Misunderstanding("%s is there already.".formatted(context.theNames(ids)));
    }
    String where = front ? "in front of" : "behind";
    return Optional.of(
        new Outcome(
            edits, "I put %s %s everything else.".formatted(context.theNames(ids), where), ids));
  }
}
