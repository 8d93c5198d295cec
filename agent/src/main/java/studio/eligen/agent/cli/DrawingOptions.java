package studio.eligen.agent.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.eligen.engine.GenerationDefaults;

/** Which model draws, and in how many steps. */
public final class DrawingOptions {

  /** More steps no sampler takes. */
  public static final int MOST_STEPS = 1000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each picture (default: what the model says).")
  private Integer steps;

  @Mixin private ModelOptions model;

  /** The model. */
  public ModelOptions model() {
    return model;
  }

  /** Refuses a number of steps that is none, before anything else is done. */
  public void check() {
    if (steps != null) {
      OptionRange.require(spec, "--steps", steps, 1, MOST_STEPS);
    }
  }

  /** The model's settings, with as many steps. */
  public GenerationDefaults defaults() {
    check();
    return steps == null ? model.defaults() : model.defaults().withSteps(steps);
  }
}
