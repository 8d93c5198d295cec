package studio.eligen.engine.vae;

/**
 * Which pictures go through the autoencoder in bands, and how many. Their bands come to the same
 * but for the order of sums; smaller pictures are taken whole.
 *
 * @param whole floats, at a picture's full size, up to which it is taken whole
 * @param band floats of a band
 */
record Banding(long whole, long band) {

  /**
   * FLUX.1's autoencoder takes 512 × 512 whole, and 1024 × 1024 in 32 bands of 34 MB. Arrays that
   * are smaller than that glibc keeps when they are freed, for the next of the same size.
   */
  static final Banding USUAL = new Banding(1 << 26, 1 << 23);

  /** Measured where a picture is taken whole: what a layer reads, writes and has between them. */
  private static final double WHOLE_ARRAYS = 4.5;

  /** Measured in bands: the widest array, of which a part is there as it was and as it becomes. */
  private static final double BANDED_ARRAYS = 1.6;

  /** Measured likewise: bands that are there while a layer makes one. */
  private static final double BANDS_AT_WORK = 9;

  /** How many floats are in memory at once, at the most. */
  double peak(double floats) {
    return floats <= whole ? WHOLE_ARRAYS * floats : BANDED_ARRAYS * floats + BANDS_AT_WORK * band;
  }

  /**
   * @param floats of the picture's widest array at its full size
   * @param most bands that its rows can be parted into
   */
  int bands(long floats, long most) {
    return floats <= whole ? 1 : (int) Math.min(most, (floats + band - 1) / band);
  }
}
