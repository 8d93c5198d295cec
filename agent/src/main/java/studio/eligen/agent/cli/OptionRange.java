package studio.eligen.agent.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import studio.eligen.engine.NumberRange;

/** Whole numbers on a command line. */
public final class OptionRange {

  private OptionRange() {}

  /**
   * Refuses a number that is out of its range.
   *
   * @throws ParameterException that says the range
   */
  public static void require(CommandSpec spec, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is %d; give %s".formatted(option, value, NumberRange.told(least, most)));
    }
  }
}
