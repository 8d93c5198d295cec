package studio.eligen.engine.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import studio.eligen.engine.tensor.Scope;

/**
 * The channels of a picture in bands of rows, from top to bottom; one band where the picture is
 * small. A layer makes its bands one after the other, and frees each of those it was given as soon
 * as no other needs it: so what it reads and what it writes are not both in memory as a whole.
 */
final class Bands {

  private final List<NDArray> bands = new ArrayList<>(); // (1, channels, rows, width) each

  private final int most;

  /**
   * @param most bands that the picture is taken in at its full size
   */
  Bands(int most) {
    this.most = most;
  }

  /**
   * The rows of an array, which may be freed then.
   *
   * @param x (1, channels, height, width)
   * @param count of bands for now
   * @param unit rows that stay together; the height is a multiple of it
   */
  static Bands of(NDArray x, int count, int unit, int most) {
    long units = x.getShape().get(2) / unit;
    Bands bands = new Bands(most);
    for (int i = 0; i < count; i++) {
      bands.add(rows(x, units * i / count * unit, units * (i + 1) / count * unit)); // (1, …)
    }
    return bands;
  }

  /** The same rows in twice as many bands, unless that is more than the picture shall have. */
  Bands finer() {
    if (2 * count() > most) {
      return this;
    }
    Bands finer = new Bands(most);
    for (NDArray band : bands) {
      finer.bands.addAll(of(band, 2, 1, most).bands); // (1, channels, rows, width) each
    }
    close();
    return finer;
  }

  private static NDArray rows(NDArray x, long from, long to) {
    return x.get(new NDIndex().addAllDim(2).addSliceDim(from, to)); // (1, channels, rows, width)
  }

  int most() {
    return most;
  }

  /** Rows of a band. */
  long height(int i) {
    return get(i).getShape().get(2); // (1, channels, rows, width)
  }

  /** Rows of all bands. */
  long height() {
    return IntStream.range(0, count()).mapToLong(this::height).sum();
  }

  int count() {
    return bands.size();
  }

  /** (1, channels, rows, width). */
  NDArray get(int i) {
    return bands.get(i); // (1, channels, rows, width)
  }

  void add(NDArray band) {
    bands.add(band);
  }

  List<NDArray> all() {
    return bands;
  }

  /** As many bands, each made of one of these and its neighbours; these are freed. */
  Bands map(IntFunction<NDArray> layer) {
    Bands made = new Bands(most);
    for (int i = 0; i < count(); i++) {
      try (Scope scope = Scope.open()) {
        made.add(scope.keep(layer.apply(i))); // (1, channels, rows, width)
      }
      free(i);
    }
    return made;
  }

  /** Frees the bands that none but the first so many needed, where each needs its neighbours. */
  void free(int done) {
    if (done > 0) {
      get(done - 1).close(); // (1, channels, rows, width)
    }
    if (done == count() - 1) {
      get(done).close(); // (1, channels, rows, width)
    }
  }

  /** All rows as one array, (1, channels, height, width); the bands are freed. */
  NDArray join() {
    if (count() == 1) {
      return get(0); // (1, channels, height, width)
    }
    NDArray whole = NDArrays.concat(new NDList(bands), 2); // (1, channels, height, width)
    close();
    return whole;
  }

  void close() {
    bands.forEach(NDArray::close);
  }

  /** A band with the last row of the one above and the first row of the one below. */
  NDArray withNeighbours(int i) {
    NDList parts = new NDList(); // (1, channels, …, width) each
    if (i > 0) {
      NDArray above = get(i - 1); // (1, channels, rows, width)
      long end = height(i - 1);
      parts.add(rows(above, end - 1, end)); // (1, channels, 1, width)
    }
    parts.add(withNeighbourBelow(i)); // (1, channels, rows, width)
    return joined(parts); // (1, channels, rows, width)
  }

  /** A band with the first row of the one below. */
  NDArray withNeighbourBelow(int i) {
    NDList parts = new NDList(get(i)); // (1, channels, rows, width)
    if (i < count() - 1) {
      parts.add(rows(get(i + 1), 0, 1)); // (1, channels, 1, width)
    }
    return joined(parts); // (1, channels, rows, width)
  }

  private static NDArray joined(NDList parts) {
    return parts.size() == 1
        ? parts.get(0)
        : NDArrays.concat(parts, 2); // (1, channels, rows, width)
  }

  /**
   * What a layer made of a band {@linkplain #withNeighbours with its neighbours}, without theirs.
   *
   * @param each rows that it made of one row
   */
  NDArray withoutNeighbours(NDArray made, int i, int each) {
    if (count() == 1) {
      return made;
    }
    long from = i > 0 ? each : 0;
    long to = made.getShape().get(2) - (i < count() - 1 ? each : 0);
    // A copy: a view would keep the neighbours' rows in memory too.
    return rows(made, from, to).duplicate(); // (1, channels, rows, width)
  }
}
