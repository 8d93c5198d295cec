package studio.eligen.agent.designer;

/** Why words cannot be followed, as a sentence for the person who said them. */
final class Misunderstanding extends RuntimeException {

  Misunderstanding(String reason) {
    super(reason, null, false, false);
  }
}
