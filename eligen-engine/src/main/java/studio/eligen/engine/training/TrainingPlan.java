package studio.eligen.engine.training;

import studio.eligen.engine.NumberRange;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.training.FlowMatching.Recomputation;

/**
 * How a LoRA is trained. The same plan, data, model, machine and threads give the same LoRA,
 * whether or not training was interrupted.
 *
 * @param rank of the LoRA; its alpha is the same, so that its change counts once
 * @param steps how often the weights change in all
 * @param batch pictures a step; their gradients are added up one by one, so that a large batch
 *     takes no more memory
 * @param learningRate of AdamW once it is warm
 * @param warmUp steps in which the learning rate grows to that
 * @param captionDrop share of the pictures whose global prompt is taken away
 * @param mostPixels of a picture; larger ones are scaled down
 * @param saveEvery steps after which all is saved
 * @param seed of all that is drawn
 */
public record TrainingPlan(
    int rank,
    int steps,
    int batch,
    double learningRate,
    int warmUp,
    double captionDrop,
    int mostPixels,
    int saveEvery,
    long seed,
    Recomputation recomputation) {

  private static final int HIGHEST_RANK = 1024;
  private static final int MOST_STEPS = 10_000_000;
  private static final int LARGEST_BATCH = 65_536;
  private static final int FEWEST_PIXELS = 256;
  private static final int MOST_PIXELS = 4096 * 4096;

  public TrainingPlan {
    requireIn("rank", rank, 1, HIGHEST_RANK);
    requireIn("number of steps", steps, 1, MOST_STEPS);
    requireIn("batch", batch, 1, LARGEST_BATCH);
    requireIn("warm-up", warmUp, 0, MOST_STEPS);
    requireIn("number of pixels", mostPixels, FEWEST_PIXELS, MOST_PIXELS);
    requireIn("number of steps between two savings", saveEvery, 1, MOST_STEPS);
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new BadRequest(
          "The learning rate is %s; it must be above 0 and at most 1.".formatted(learningRate));
    }
    if (!(captionDrop >= 0 && captionDrop <= 1)) {
      throw new BadRequest(
          "The share of captions to drop is %s; it must be 0 to 1.".formatted(captionDrop));
    }
  }

  private static void requireIn(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadRequest(
          "The %s is %d; it must be %s.".formatted(what, value, NumberRange.told(least, most)));
    }
  }

  /**
   * The learning rate of a step: it grows evenly, and then stays.
   *
   * @param step the first is 0
   */
  public double learningRate(int step) {
    return learningRate * Math.min(1, (step + 1.0) / (warmUp + 1.0));
  }

  /**
   * What must be the same where training goes on: all that decides the numbers but how many steps
   * there are, and when they are saved.
   */
  String identity() {
    return "rank %d, batch %d, learning rate %s, warm-up %d, captions dropped %s, %d pixels, seed %d"
        .formatted(rank, batch, learningRate, warmUp, captionDrop, mostPixels, seed);
  }
}
