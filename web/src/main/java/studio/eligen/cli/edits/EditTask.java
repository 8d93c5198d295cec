package studio.eligen.cli.edits;

import java.awt.image.BufferedImage;
import studio.eligen.agent.pairs.PairScript;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;

/**
 * One turn that an editor is given.
 *
 * @param picture as the turn before left it
 * @param script the designs before and after, and the words
 * @param request how the studio would draw it
 * @param free the pixels that may change
 */
record EditTask(BufferedImage picture, PairScript script, RenderRequest request, Region.Mask free) {

  String words() {
    return script.instructions().get(0);
  }
}
