package studio.eligen.engine.training;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * What chance decides in training. Each draw is made of the seed and its own place alone, so that
 * training can go on anywhere and draws what it would have drawn.
 */
final class Draws {

  private final long seed;
  private final int batch;
  private final int[] order;
  private long round = -1;

  /**
   * @param pictures how many there are
   * @param batch pictures a step
   */
  Draws(long seed, int pictures, int batch) {
    this.seed = seed;
    this.batch = batch;
    this.order = new int[pictures];
  }

  /**
   * What chance decides about one sample.
   *
   * @param evenSigma the noise level before the picture's size shifts it, 0 to 1: logit-normal, as
   *     the middle ones teach most (Esser et al. 2024)
   * @param caption 0 to 1; below the share that is dropped, the caption is
   */
  record Draw(int picture, double evenSigma, double caption, long noiseSeed) {}

  /**
   * One sample of a step.
   *
   * @param step the first is 0
   * @param index within the batch
   */
  Draw of(int step, int index) {
    long number = (long) step * batch + index;
    SplittableRandom random = random(seed, number);
    double logit = new Random(random.nextLong()).nextGaussian();
    return new Draw(
        picture(number), 1 / (1 + Math.exp(-logit)), random.nextDouble(), random.nextLong());
  }

  /** Every picture once before any comes again, each time in another order. */
  private int picture(long number) {
    if (round != number / order.length) {
      round = number / order.length;
      shuffle(random(~seed, round));
    }
    return order[(int) (number % order.length)];
  }

  private void shuffle(SplittableRandom random) {
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
  }

  private static SplittableRandom random(long seed, long place) {
    long first = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(first + place).nextLong());
  }
}
