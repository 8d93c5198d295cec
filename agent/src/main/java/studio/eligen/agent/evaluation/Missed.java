package studio.eligen.agent.evaluation;

/** Something that an expectation speaks of is not there. */
final class Missed extends RuntimeException {
  private static final long serialVersionUID = 1;

  Missed(String message) {
    super(message);
  }
}
