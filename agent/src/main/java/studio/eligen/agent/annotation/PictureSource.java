package studio.eligen.agent.annotation;

import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException.BadRequest;

/** A picture that is to be annotated, before it is there. */
public interface PictureSource {

  /** Its name, for messages. */
  String name();

  /**
   * The bytes of its file.
   *
   * @throws BadRequest if there are none
   */
  byte[] read(Cancellation cancellation);
}
