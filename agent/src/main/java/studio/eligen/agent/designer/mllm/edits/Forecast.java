package studio.eligen.agent.designer.mllm.edits;

import java.awt.image.BufferedImage;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidEdit;

/** Foresees what drawing a changed design will do, for the model to know. */
public interface Forecast {

  /**
   * @param picture of the design before, if there is one
   * @return a sentence
   * @throws InvalidEdit if it may not be drawn; its message is for the model
   */
  public String of(Optional<BufferedImage> picture, Design before, Design after);
}
