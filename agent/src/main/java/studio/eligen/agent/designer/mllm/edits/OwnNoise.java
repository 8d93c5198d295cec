package studio.eligen.agent.designer.mllm.edits;

import java.util.Optional;
import studio.eligen.agent.design.DesignEdit;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidEdit;
import studio.eligen.engine.Seed;

/** What a model says of the noise that one thing alone is drawn from, and of how much of it. */
final class OwnNoise {

  private static final double PERCENT = 100;

  private OwnNoise() {}

  /**
   * Gives a thing a seed or a strength of its own, or takes it away.
   *
   * @param freshSeed one that no version has had
   */
  static void set(String id, EditFields edit, WorkingDesign working, long freshSeed) {
    switch (edit.op()) {
      case "set_seed" -> {
        long seed =
            edit.text("seed")
                .filter(text -> !EditFields.isLeftOut(text))
                .map(OwnNoise::seed)
                .orElse(freshSeed);
        working.apply(
            id,
            new DesignEdit.SetSeed(id, Optional.of(seed)),
            "%s is drawn from seed %s.".formatted(id, Seed.text(seed)),
            "%s has that seed already.".formatted(id));
      }
      case "remove_seed" ->
          working.apply(
              id,
              new DesignEdit.SetSeed(id, Optional.empty()),
              "%s is drawn from the picture's seed.".formatted(id),
              "%s has no seed of its own.".formatted(id));
      case "set_strength" -> {
        double strength = strength(edit);
        working.apply(
            id,
            new DesignEdit.SetStrength(id, Optional.of(strength)),
            "%s has a strength of change of %d percent, from its next change on."
                .formatted(id, Math.round(strength * PERCENT)),
            "%s has that strength of change already.".formatted(id));
      }
      default ->
          working.apply(
              id,
              new DesignEdit.SetStrength(id, Optional.empty()),
              "%s changes as strongly as each change needs.".formatted(id),
              "%s has no strength of change of its own.".formatted(id));
    }
  }

  private static long seed(String written) {
    return Seed.of(written)
        .orElseThrow(
            () ->
                new InvalidEdit(
                    "set_seed: \"%s\" is no seed; give a whole number of at most %s, or none."
                        .formatted(EditFields.quoted(written), Seed.text(-1))));
  }

  /** From 0 to 1; some models write such a share where a percentage is asked for. */
  private static double strength(EditFields edit) {
    double percent =
        edit.number("percent")
            .orElseThrow(() -> new InvalidEdit("set_strength needs \"percent\", 5 to 100."));
    double strength = percent <= 1 ? percent : percent / PERCENT;
    if (!(strength >= Entity.LEAST_STRENGTH && strength <= 1)) {
      throw new InvalidEdit(
          "set_strength: percent is %s; give 5 (nearly as it is) to 100 (all anew)."
              .formatted(EditFields.quoted(edit.required("percent"))));
    }
    return strength;
  }
}
