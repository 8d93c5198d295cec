package studio.eligen.engine;

/** Whole numbers that may be chosen, as they are told to who chose another. */
public final class NumberRange {

  private NumberRange() {}

  /** For example "1 to 8", and of a single number that number. */
  public static String told(long least, long most) {
    return least == most ? String.valueOf(least) : least + " to " + most;
  }
}
