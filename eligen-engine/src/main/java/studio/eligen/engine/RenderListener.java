package studio.eligen.engine;

import java.awt.image.BufferedImage;

/** Hears of a render while it runs, on the rendering thread. */
@FunctionalInterface
public interface RenderListener {

  /** A listener that only waits for the picture. */
  RenderListener SILENT = step -> {};

  /** Called once for the noise (index 0) and once after each step. */
  void onStep(Step step);

  /**
   * Where a render stands. Its pictures and numbers can be asked for only until {@code onStep}
   * returns.
   */
  interface Step {
    /** Steps done: 0 to {@link #steps()}. */
    int index();

    int steps();

    /** The noise level that is left: 1 at the start, 0 at the end. */
    double sigma();

    /**
     * What the picture is expected to be, decoded at half size. Costs a small part of a step. In an
     * edit, what is held is the old picture, fully transparent: laid over that, only what is drawn
     * anew is seen.
     */
    BufferedImage preview();

    /** The latents, channel by channel, row by row: 16 × height/8 × width/8 values. */
    float[] latents();
  }
}
