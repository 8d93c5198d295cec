package studio.eligen.agent.render;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was seen of one entity in a picture. Empty is "not checked", never "fine".
 *
 * @param id of the entity
 * @param found whether it can be seen
 * @param overlap of where it was seen with its region: intersection over union, 0 to 1
 * @param matches whether it is what its prompt says
 * @param colour whether it has the colour that its prompt names
 */
public record EntityCheck(
    String id,
    Optional<Boolean> found,
    OptionalDouble overlap,
    Optional<Boolean> matches,
    Optional<Boolean> colour) {

  /** Below, a thing is not where it was asked to be. Boxes that models see are rough. */
  static final double LEAST_OVERLAP = 0.3;

  /** An entity that nobody looked for. */
  public static EntityCheck unchecked(String id) {
    return new EntityCheck(
        id, Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether anything at all was said of it. */
  public boolean isChecked() {
    return found.isPresent() || overlap.isPresent() || matches.isPresent() || colour.isPresent();
  }

  /** Whether it was seen to be missing, elsewhere, another thing or of another colour. */
  public boolean isFailed() {
    return isNo(found)
        || isNo(matches)
        || isNo(colour)
        || overlap.isPresent() && overlap.getAsDouble() < LEAST_OVERLAP;
  }

  /** What was seen, for a person: "found, 81 % in place, colour wrong". */
  public String described() {
    if (!isChecked()) {
      return "not checked";
    }
    if (isNo(found)) {
      return "missing";
    }
    String there = found.isPresent() ? "found" : "presence not checked";
    String place =
        overlap.isPresent()
            ? "%.0f %% in place".formatted(100 * overlap.getAsDouble())
            : "place not checked";
    String kind = isNo(matches) ? ", another thing than asked" : "";
    String hue = colour.map(right -> right ? ", colour right" : ", colour wrong").orElse("");
    return there + ", " + place + kind + hue;
  }

  private static boolean isNo(Optional<Boolean> answer) {
    return answer.isPresent() && !answer.get();
  }
}
