package studio.eligen.agent.render;

import java.awt.image.BufferedImage;
import java.util.List;
import studio.eligen.agent.design.Design;
import studio.eligen.engine.Cancellation;

/** Looks at a picture and says what of its design it sees: a model on a server, perhaps. */
@FunctionalInterface
public interface Verifier {

  /**
   * What is seen of each entity; one that is left out was not checked.
   *
   * @throws Unable if nothing could be checked, also because it was cancelled
   */
  List<EntityCheck> check(BufferedImage picture, Design design, Cancellation cancellation);

  /** Nobody looked at the picture; the message says why, in a sentence. */
  final class Unable extends RuntimeException {
    public Unable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
