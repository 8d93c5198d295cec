package studio.eligen.cli.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A figure and between what it lies with 95 % confidence.
 *
 * @param of how many it is a figure
 */
public record Interval(double value, double low, double high, int of) {

  private static final double Z = 1.959964;
  private static final int RESAMPLES = 2000;

  /** A share (Wilson 1927). */
  public static Interval share(List<Boolean> outcomes) {
    int n = outcomes.size();
    if (n == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double p = (double) outcomes.stream().filter(right -> right).count() / n;
    double middle = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
    double whole = 1 + Z * Z / n;
    return new Interval(
        p, Math.max(0, (middle - half) / whole), Math.min(1, (middle + half) / whole), n);
  }

  /**
   * A mean (Efron's bootstrap by percentiles, with a fixed seed). One value tells nothing of what
   * it lies between.
   */
  public static Interval mean(List<Double> values) {
    int n = values.size();
    if (n == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    if (n == 1) {
      return new Interval(values.get(0), Double.NaN, Double.NaN, n);
    }
    SplittableRandom random = new SplittableRandom(n);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += values.get(random.nextInt(n));
      }
      means[i] = sum / n;
    }
    Arrays.sort(means);
    return new Interval(
        values.stream().mapToDouble(v -> v).average().orElseThrow(),
        means[(int) (.025 * RESAMPLES)],
        means[(int) (.975 * RESAMPLES)],
        n);
  }

  /** "0.93 (0.85–0.97)", or "0.93" of one; a dash where there is nothing to measure. */
  @Override
  public String toString() {
    if (of == 0) {
      return "–";
    }
    return Double.isNaN(low)
        ? String.format(Locale.ROOT, "%.2f", value)
        : String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", value, low, high);
  }
}
