package studio.eligen.cli.edits;

import java.awt.image.BufferedImage;
import studio.eligen.agent.pairs.PairScript;
import studio.eligen.agent.pairs.PlannedEdit;
import studio.eligen.engine.Region;

/**
 * One turn that an editor is given.
 *
 * @param picture as the turn before left it
 * @param script the designs before and after, and the words
 * @param plan how the studio would draw it, and which pixels may change
 */
record EditTask(BufferedImage picture, PairScript script, PlannedEdit plan) {

  Region.Mask free() {
    return plan.free();
  }

  String words() {
    return script.instructions().get(0);
  }
}
