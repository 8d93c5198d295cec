package studio.eligen.agent;

import java.awt.image.BufferedImage;
import java.time.Duration;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.designer.mllm.Grounding;
import studio.eligen.agent.designer.mllm.MllmException;
import studio.eligen.engine.Cancellation;

/** Has a model on a server say what a picture from elsewhere shows. */
public final class PhotoAnalyzer {

  private final Grounding grounding;
  private final Duration longest;

  /**
   * @param longest that one look may take
   */
  public PhotoAnalyzer(Grounding grounding, Duration longest) {
    this.grounding = grounding;
    this.longest = longest;
  }

  /**
   * The design that a picture shows.
   *
   * @throws MllmException if it could not be found out
   */
  Grounding.Seen look(BufferedImage picture, Canvas canvas, long seed, Cancellation cancellation) {
    return grounding.of(picture, canvas, seed, cancellation.within(longest));
  }
}
