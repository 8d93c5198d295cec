package studio.eligen.cli.judge;

/**
 * A linear classifier: one score a class, by ridge regression on ±1 (Hoerl and Kennard 1970). It
 * has one solution, so that the same examples make the same classifier everywhere.
 */
final class Ridge {

  private static final double PENALTY = 3;

  private final int features;
  private final int classes;
  private final double[] gram;
  private final double[] targets;
  private double[] weights;

  /**
   * Begins one.
   *
   * @param features of an example; a constant is added
   */
  Ridge(int features, int classes) {
    this.features = features + 1;
    this.classes = classes;
    this.gram = new double[this.features * this.features];
    this.targets = new double[this.features * classes];
  }

  /** Learns an example. */
  void add(float[] example, int label) {
    double[] x = withConstant(example);
    for (int i = 0; i < features; i++) {
      double xi = x[i];
      int row = i * features;
      for (int j = 0; j <= i; j++) {
        gram[row + j] += xi * x[j];
      }
      for (int c = 0; c < classes; c++) {
        targets[i * classes + c] += c == label ? xi : -xi / (classes - 1);
      }
    }
  }

  private double[] withConstant(float[] example) {
    double[] x = new double[features];
    for (int i = 0; i < example.length; i++) {
      x[i] = example[i];
    }
    x[features - 1] = 1;
    return x;
  }

  /** Solves for the weights, by Cholesky's decomposition; then there is nothing more to learn. */
  void solve() {
    for (int i = 0; i < features; i++) {
      gram[i * features + i] += PENALTY;
      for (int j = 0; j <= i; j++) {
        double sum = gram[i * features + j];
        for (int k = 0; k < j; k++) {
          sum -= gram[i * features + k] * gram[j * features + k];
        }
        gram[i * features + j] = i == j ? Math.sqrt(sum) : sum / gram[j * features + j];
      }
    }
    weights = targets;
    for (int i = 0; i < features; i++) {
      eliminate(i, 0, i, false);
    }
    for (int i = features - 1; i >= 0; i--) {
      eliminate(i, i + 1, features, true);
    }
  }

  private void eliminate(int row, int from, int to, boolean transposed) {
    for (int k = from; k < to; k++) {
      double factor = transposed ? gram[k * features + row] : gram[row * features + k];
      for (int c = 0; c < classes; c++) {
        weights[row * classes + c] -= factor * weights[k * classes + c];
      }
    }
    for (int c = 0; c < classes; c++) {
      weights[row * classes + c] /= gram[row * features + row];
    }
  }

  /** The score of each class. */
  double[] scores(float[] example) {
    double[] scores = new double[classes];
    for (int i = 0; i < features; i++) {
      double x = i == features - 1 ? 1 : example[i];
      for (int c = 0; c < classes; c++) {
        scores[c] += x * weights[i * classes + c];
      }
    }
    return scores;
  }
}
