package studio.eligen.engine.training;

import java.awt.image.BufferedImage;
import java.util.List;

/** Hears how far a training is, on the thread that trains. */
public interface TrainingListener {

  /** A picture more is encoded. */
  void onPrepared(int done, int pictures);

  /** The weights have changed once more. */
  void onStep(TrainedStep step);

  /**
   * All is saved.
   *
   * @param done what each step so far came to
   */
  void onSaved(List<TrainedStep> done);

  /** A picture was drawn with the LoRA as it is: the first one's prompts and places. */
  void onPreview(int steps, BufferedImage picture);
}
