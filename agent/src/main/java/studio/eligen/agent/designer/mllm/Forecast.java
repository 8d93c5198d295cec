package studio.eligen.agent.designer.mllm;

import java.awt.image.BufferedImage;
import java.util.Optional;
import studio.eligen.agent.design.Design;

/** Foresees what drawing a changed design will do, for the model to know. */
public interface Forecast {

  /**
   * @param picture of the design before, if there is one
   * @return a sentence
   */
  String of(Optional<BufferedImage> picture, Design before, Design after);
}
