package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.agent.design.Design;

/** Looks at a picture and says what of its design it sees: a model on a server, perhaps. */
@FunctionalInterface
public interface Verifier {

  /**
   * What is seen of each entity; one that is left out was not checked.
   *
   * @throws Unable if nothing could be checked
   */
  List<EntityCheck> check(BufferedImage picture, Design design);

  /** Ends a look that is under way, from any thread. */
  default void cancel() {}

  /** Nobody looked at the picture; the message says why, in a sentence. */
  final class Unable extends RuntimeException {
    public Unable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
