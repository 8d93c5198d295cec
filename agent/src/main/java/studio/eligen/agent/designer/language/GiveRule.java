package studio.eligen.agent.designer.language;

import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;

/**
 * "give the cyclist a backpack": part of its look where any words can be drawn, else a thing on it.
 */
final class GiveRule implements Rule {

  private static final String[] WISHES = {
    "needs", "need", "should have", "should get", "wants", "could use", "must have", "is missing"
  };

  @Override
  public Optional<Outcome> read(Reading reading, Context context) {
    boolean gives = reading.accept("give");
    if (!context.references.isHere(reading)) {
      return Optional.empty();
    }
    List<String> ids = context.references.readOne(reading);
    boolean wished = !gives && reading.accept(WISHES) && reading.peek().matches("an?|some");
    String gift = String.join(" ", reading.rest());
    if (!gives && !wished || ids.size() != 1 && gives || gift.isEmpty()) {
      return Optional.empty();
    }
    reading.skip(reading.rest().size());
    if (!context.vocabulary.isOpen()) {
      String put = "add %s to %s".formatted(gift, ids.get(ids.size() - 1));
      return new DescribeRule().read(new Reading(List.of(put.split(" "))), context);
    }
    String prompt = context.cast.member(ids.get(0)).prompt();
    String joint = prompt.contains(" with ") ? " and " : " with ";
    return Optional.of(
        new Outcome(
            List.of(new DesignEdit.RepromptEntity(ids.get(0), prompt + joint + gift)),
            "The %s now has %s.".formatted(prompt, gift),
            ids));
  }
}
