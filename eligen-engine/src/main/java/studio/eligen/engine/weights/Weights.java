package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Table;

/**
 * Gives a network its parameters by name. A network asks for everything it has when it is
 * constructed, and computes nothing then; so constructing it over a {@link WeightCheck} tells,
 * without reading a single weight, whether a checkpoint fits.
 */
public interface Weights {

  /** A parameter of this name and shape, in the type that the engine computes in. */
  NDArray parameter(String name, long... shape);

  /**
   * A table of which a few rows are taken at a time, kept as its file has it: T5's has half a
   * gigabyte more in float32.
   */
  Table table(String name, long rows, long width);

  /** A matrix (rows, width) in the type of its file, or in 16 bits if that has fewer. */
  NDArray matrix(String name, long rows, long width);

  /** The layer {@code name.weight} (out, in) with {@code name.bias} (out). */
  Linear linear(String name, long out, long in);

  /** The layer {@code name.weight} (out, in) alone. */
  Linear linearWithoutBias(String name, long out, long in);
}
