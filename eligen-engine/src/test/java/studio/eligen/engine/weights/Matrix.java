package studio.eligen.engine.weights;

import java.util.Random;

/** Plain arithmetic in float64, to compare the engine's with. */
record Matrix(int rows, int columns, double[] values) {

  /** Of numbers that float32 has. */
  static Matrix of(int rows, int columns, float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return new Matrix(rows, columns, wide);
  }

  /** Numbers that look random and are the same for a seed. */
  static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() / 4;
    }
    return of(rows, columns, values);
  }

  float[] floats() {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  double at(int row, int column) {
    return values[row * columns + column];
  }

  interface Entry {
    double at(int row, int column);
  }

  static Matrix filled(int rows, int columns, Entry entry) {
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.at(i / columns, i % columns);
    }
    return new Matrix(rows, columns, values);
  }

  Matrix times(Matrix other) {
    return filled(
        rows,
        other.columns,
        (row, column) -> {
          double sum = 0;
          for (int i = 0; i < columns; i++) {
            sum += at(row, i) * other.at(i, column);
          }
          return sum;
        });
  }

  Matrix times(double factor) {
    return filled(rows, columns, (row, column) -> at(row, column) * factor);
  }

  Matrix plus(Matrix other) {
    return filled(rows, columns, (row, column) -> at(row, column) + other.at(row, column));
  }

  /** Number by number. */
  Matrix each(Matrix other) {
    return filled(rows, columns, (row, column) -> at(row, column) * other.at(row, column));
  }

  /** Each number of this one times the whole of the other, block by block. */
  Matrix kronecker(Matrix other) {
    return filled(
        rows * other.rows,
        columns * other.columns,
        (row, column) ->
            at(row / other.rows, column / other.columns)
                * other.at(row % other.rows, column % other.columns));
  }

  Matrix transposed() {
    return filled(columns, rows, (row, column) -> at(column, row));
  }

  /** With every row stretched to a length. */
  Matrix withRowLengths(Matrix lengths) {
    return filled(
        rows,
        columns,
        (row, column) -> {
          double sum = 0;
          for (int i = 0; i < columns; i++) {
            sum += at(row, i) * at(row, i);
          }
          return at(row, column) / Math.sqrt(sum) * lengths.at(row, 0);
        });
  }

  Matrix slice(int firstRow, int count) {
    return filled(count, columns, (row, column) -> at(firstRow + row, column));
  }

  /** With other rows from one on. */
  Matrix withRows(int firstRow, Matrix other) {
    return filled(
        rows,
        columns,
        (row, column) ->
            row >= firstRow && row < firstRow + other.rows
                ? other.at(row - firstRow, column)
                : at(row, column));
  }

  /** With the lower half of the rows first. */
  Matrix halvesSwapped() {
    return filled(rows, columns, (row, column) -> at((row + rows / 2) % rows, column));
  }
}
