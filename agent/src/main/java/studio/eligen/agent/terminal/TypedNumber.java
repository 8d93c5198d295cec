package studio.eligen.agent.terminal;

import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.NumberRange;

/** Numbers as people type them after a command. */
final class TypedNumber {

  private TypedNumber() {}

  /** How often; once unless a number was typed. */
  static int count(String argument, String command) {
    return argument.isEmpty() ? 1 : of(argument, command, 1, Integer.MAX_VALUE);
  }

  /**
   * A number that was typed.
   *
   * @throws InvalidInput if it is none from the least to the most
   */
  static int of(String argument, String command, int least, int most) {
    try {
      int number = Integer.parseInt(argument);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is told below, like a number that is too large.
    }
    String wanted =
        most == Integer.MAX_VALUE
            ? "a whole number from %d on".formatted(least)
            : NumberRange.told(least, most);
    throw new InvalidInput(
        "%s takes %s%s."
            .formatted(command, wanted, argument.isEmpty() ? "" : ", not \"" + argument + "\""));
  }
}
