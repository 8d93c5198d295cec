package studio.eligen.agent.render;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was seen of each entity of a design, in its order.
 *
 * @param note why nothing was checked, or empty
 */
public record Scorecard(List<EntityCheck> checks, String note) {

  public Scorecard {
    checks = List.copyOf(checks);
  }

  /** Ids of what was seen to be wrong. What was not checked has not failed. */
  public List<String> failed() {
    return checks.stream().filter(EntityCheck::isFailed).map(EntityCheck::id).toList();
  }

  /** Whether every entity was looked at and none is wrong. */
  public boolean isFine() {
    return note.isEmpty() && checks.stream().allMatch(c -> c.isChecked() && !c.isFailed());
  }

  /** A line for each entity, or one that says that nothing was checked. */
  public String text() {
    if (!note.isEmpty()) {
      return "Not checked: " + note;
    }
    return checks.isEmpty()
        ? "Not checked: there is nothing in the design to look for."
        : checks.stream()
            .map(check -> "%s: %s".formatted(check.id(), check.described()))
            .collect(Collectors.joining("\n"));
  }
}
