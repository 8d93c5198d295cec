package studio.eligen.agent.designer;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/**
 * "give the cyclist a backpack": part of its look where any words can be drawn, else a thing on it.
 */
final class GiveRule implements Rule {

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    if (!reading.accept("give") || !context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.readOne(reading);
    String gift = String.join(" ", reading.rest());
    if (ids.size() != 1 || gift.isEmpty()) {
      return Optional.empty();
    }
    if (!context.vocabulary.isOpen()) {
      Reading put = new Reading(List.of(("put " + gift + " on " + ids.get(0)).split(" ")));
      reading.skip(reading.rest().size());
      return new DescribeRule().read(put, context);
    }
    reading.skip(reading.rest().size());
    String prompt = context.cast.member(ids.get(0)).prompt();
    String joint = prompt.contains(" with ") ? " and " : " with ";
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.RepromptEntity(ids.get(0), prompt + joint + gift)),
            "The %s now has %s.".formatted(prompt, gift),
            ids));
  }
}
