package studio.eligen.engine.sampling;

import java.util.Arrays;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.weights.ConfigJson;

/**
 * How the noise level falls from 1 to 0: n + 1 sigmas for n steps, the last one 0.
 *
 * <p>Both shift even levels s towards the noise, s ↦ a s / (1 + (a − 1) s).
 */
public final class FlowSchedule {

  /** DiffSynth-Studio's flow matching: the lowest level before 0, and its shift. */
  private static final double DIFFSYNTH_SIGMA_MIN = 0.003 / 1.002;

  private static final double DIFFSYNTH_SHIFT = 3;

  private FlowSchedule() {}

  /**
   * What {@code scheduler/scheduler_config.json} says of the shift.
   *
   * @param dynamic whether it grows with the picture, from exp(baseShift) at baseTokens to
   *     exp(maxShift) at maxTokens; otherwise it is {@code shift}
   */
  public record Shift(
      boolean dynamic,
      double shift,
      double baseShift,
      double maxShift,
      int baseTokens,
      int maxTokens) {

    /** FLUX.1-dev's. */
    public static final Shift FLUX = new Shift(true, 3, 0.5, 1.15, 256, 4096);

    /** FLUX.1-schnell's: none. */
    public static final Shift NONE =
        new Shift(false, 1, FLUX.baseShift, FLUX.maxShift, FLUX.baseTokens, FLUX.maxTokens);

    /** What a kind of model was trained with. */
    public static Shift usual(ModelKind kind) {
      return kind == ModelKind.SCHNELL ? NONE : FLUX;
    }

    public static Shift of(ConfigJson config) {
      Shift shift =
          new Shift(
              config.flag("use_dynamic_shifting", false),
              config.number("shift", 1),
              config.number("base_shift", FLUX.baseShift),
              config.number("max_shift", FLUX.maxShift),
              config.count("base_image_seq_len", FLUX.baseTokens),
              config.count("max_image_seq_len", FLUX.maxTokens));
      if (shift.shift <= 0 || shift.maxTokens <= shift.baseTokens) {
        throw new ModelCorrupt(
            "%s says shift = %s, base_image_seq_len = %d, max_image_seq_len = %d; the shift must be above 0 and the lengths must rise."
                .formatted(config.file(), shift.shift, shift.baseTokens, shift.maxTokens));
      }
      return shift;
    }

    /** An even level as this shifts it for a picture of so many tokens, 0 to 1. */
    public double shifted(double even, int imageTokens) {
      return FlowSchedule.shifted(even, factor(imageTokens));
    }

    private double factor(int imageTokens) {
      if (!dynamic) {
        return shift;
      }
      double slope = (maxShift - baseShift) / (maxTokens - baseTokens);
      return Math.exp(baseShift + slope * (imageTokens - baseTokens));
    }
  }

  /** diffusers' schedule for FLUX: even from 1 to 1/n, shifted by the picture's size. */
  public static double[] flux(int steps, int imageTokens, Shift shift) {
    return shifted(steps, 1, 1.0 / steps, shift.factor(imageTokens));
  }

  /**
   * DiffSynth-Studio's schedule: even from the strength to its lowest level, shifted by 3.
   *
   * @param strength 1 starts from noise alone; less keeps more of a given picture
   */
  public static double[] diffsynth(int steps, double strength) {
    double first = DIFFSYNTH_SIGMA_MIN + (1 - DIFFSYNTH_SIGMA_MIN) * strength;
    return shifted(steps, first, DIFFSYNTH_SIGMA_MIN, DIFFSYNTH_SHIFT);
  }

  private static double[] shifted(int steps, double first, double last, double factor) {
    double[] sigmas = new double[steps + 1];
    Arrays.setAll(
        sigmas,
        i -> {
          double even = steps == 1 ? first : first + (last - first) * i / (steps - 1);
          return shifted(even, factor);
        });
    sigmas[steps] = 0;
    return sigmas;
  }

  private static double shifted(double even, double factor) {
    return factor * even / (1 + (factor - 1) * even);
  }
}
