package studio.eligen.engine.tensor;

import ai.djl.ndarray.NDArray;

/** A table of which a few rows are taken at a time, such as the words of a language. */
public interface Table {

  /** Some rows, (numbers, width), in the type that is computed in. */
  NDArray rows(long... numbers);
}
