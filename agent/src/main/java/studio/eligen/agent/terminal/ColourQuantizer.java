package studio.eligen.agent.terminal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The few colours that come nearest to those of a picture, by median cut: the colours that are most
 * and most apart are halved until there are enough. Colours of which the upper five bits of each
 * channel agree count as one.
 */
final class ColourQuantizer {

  private static final int BITS = 5;
  private static final int BINS = 1 << 3 * BITS;
  private static final int LEVELS = (1 << BITS) - 1;

  private final int[] colours;
  private final int[] indexOfBin = new int[BINS];

  private ColourQuantizer(List<Box> boxes) {
    this.colours = boxes.stream().mapToInt(Box::mean).toArray();
    for (int i = 0; i < colours.length; i++) {
      for (int bin : boxes.get(i).bins) {
        indexOfBin[bin] = i;
      }
    }
  }

  /**
   * The palette of a picture.
   *
   * @param pixels each 0xRRGGBB, at least one
   * @param most how many colours it may have
   */
  static ColourQuantizer of(int[] pixels, int most) {
    Tally tally = Tally.of(pixels);
    PriorityQueue<Box> boxes = new PriorityQueue<>(Comparator.comparingLong(b -> -b.weight));
    int[] seen = IntStream.range(0, BINS).filter(bin -> tally.counts[bin] > 0).toArray();
    boxes.add(new Box(seen, tally));
    while (boxes.size() < most && boxes.element().weight > 0) {
      boxes.addAll(boxes.remove().halves());
    }
    return new ColourQuantizer(List.copyOf(boxes));
  }

  int size() {
    return colours.length;
  }

  /** One of the colours, 0xRRGGBB. */
  int colour(int index) {
    return colours[index];
  }

  /** Which of the colours stands for one of the picture's. */
  int index(int pixel) {
    return indexOfBin[bin(pixel)];
  }

  private static int bin(int pixel) {
    int red = pixel >> 19 & LEVELS;
    int green = pixel >> 11 & LEVELS;
    int blue = pixel >> 3 & LEVELS;
    return red << 2 * BITS | green << BITS | blue;
  }

  /** How many pixels each bin has, and the sums of their channels: blue, green, red. */
  private record Tally(long[] counts, long[][] sums) {

    static Tally of(int[] pixels) {
      Tally tally = new Tally(new long[BINS], new long[3][BINS]);
      for (int pixel : pixels) {
        int bin = bin(pixel);
        tally.counts[bin]++;
        for (int channel = 0; channel < 3; channel++) {
          tally.sums[channel][bin] += pixel >> 8 * channel & 0xff;
        }
      }
      return tally;
    }
  }

  /** Colours that are next to each other. */
  private static final class Box {

    private final int[] bins;
    private final Tally tally;
    private final long count;
    private final int channel; // in which the colours differ most
    private final long weight; // 0 where there is nothing to halve

    Box(int[] bins, Tally tally) {
      this.bins = bins;
      this.tally = tally;
      this.count = sum(tally.counts);
      int[] ranges = IntStream.range(0, 3).map(this::range).toArray();
      this.channel =
          ranges[0] >= ranges[1] && ranges[0] >= ranges[2] ? 0 : ranges[1] >= ranges[2] ? 1 : 2;
      this.weight = (long) ranges[channel] * ranges[channel] * count;
    }

    /** Two boxes of about as many pixels each, cut across the channel that differs most. */
    List<Box> halves() {
      int[] sorted =
          Arrays.stream(bins)
              .map(bin -> level(bin, channel) << 3 * BITS | bin)
              .sorted()
              .map(key -> key & BINS - 1)
              .toArray();
      long passed = tally.counts[sorted[0]];
      int cut = 1;
      while (cut < sorted.length - 1 && passed + tally.counts[sorted[cut]] <= count / 2) {
        passed += tally.counts[sorted[cut]];
        cut++;
      }
      return List.of(
          new Box(Arrays.copyOfRange(sorted, 0, cut), tally),
          new Box(Arrays.copyOfRange(sorted, cut, sorted.length), tally));
    }

    int mean() {
      int rgb = 0;
      for (int c = 0; c < 3; c++) {
        rgb |= (int) ((sum(tally.sums[c]) + count / 2) / count) << 8 * c;
      }
      return rgb;
    }

    private long sum(long[] values) {
      return Arrays.stream(bins).mapToLong(bin -> values[bin]).sum();
    }

    private int range(int of) {
      var levels = Arrays.stream(bins).map(bin -> level(bin, of)).summaryStatistics();
      return levels.getMax() - levels.getMin();
    }

    private static int level(int bin, int channel) {
      return bin >> BITS * channel & LEVELS;
    }
  }
}
