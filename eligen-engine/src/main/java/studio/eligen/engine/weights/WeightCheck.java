package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Table;
import studio.eligen.engine.weights.WeightFile.Stored;

/** Compares what a network asks for with a checkpoint's headers, and reads no weights. */
public final class WeightCheck implements Weights {

  private final Checkpoint checkpoint;
  private final Layout layout;
  private final Set<String> used = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, long[]> layers = new LinkedHashMap<>();

  public WeightCheck(Checkpoint checkpoint, Layout layout) {
    this.checkpoint = checkpoint;
    this.layout = layout;
  }

  @Override
  public NDArray parameter(String name, long... shape) {
    long rows = 0;
    for (String part : layout.source(name).names()) {
      used.add(part);
      Checkpoint.Tensor tensor = checkpoint.tensors().get(part);
      if (tensor == null) {
        problems.add("there is no tensor " + part);
        return null;
      }
      rows += checkPart(part, tensor.stored(), shape);
      Fp8Scale.nameOf(checkpoint, part).ifPresent(used::add);
    }
    if (rows != shape[0]) {
      problems.add("%s has %d rows instead of %d".formatted(name, rows, shape[0]));
    }
    return null;
  }

  /**
   * The rows that a part adds; its other sides must be the shape's, but a dense layer may be stored
   * as a convolution of one pixel, as the autoencoder's are in BFL's file.
   */
  private long checkPart(String part, Stored stored, long[] shape) {
    long[] actual = stored.shape();
    boolean sameSides =
        actual.length >= shape.length
            && Arrays.equals(actual, 1, shape.length, shape, 1, shape.length)
            && Arrays.stream(actual, shape.length, actual.length).allMatch(side -> side == 1);
    if (!sameSides || !stored.type().isComputable()) {
      problems.add(
          "%s is %s in %s instead of %s in floats of 8 to 32 bits"
              .formatted(part, Arrays.toString(actual), stored.type(), Arrays.toString(shape)));
      return shape[0];
    }
    return actual[0];
  }

  @Override
  public Table table(String name, long rows, long width) {
    parameter(name, rows, width);
    return null;
  }

  @Override
  public NDArray matrix(String name, long rows, long width) {
    return parameter(name, rows, width);
  }

  @Override
  public Linear linear(String name, long out, long in) {
    parameter(name + ".bias", out);
    return linearWithoutBias(name, out, in);
  }

  @Override
  public Linear linearWithoutBias(String name, long out, long in) {
    layers.put(name, new long[] {out, in});
    parameter(name + ".weight", out, in);
    return null;
  }

  /** The dense layers that were asked for, with (out, in). */
  public Map<String, long[]> layers() {
    return Collections.unmodifiableMap(layers);
  }

  /** Tensors of the checkpoint that nothing asked for. */
  public Set<String> leftOver() {
    Set<String> left = new TreeSet<>(checkpoint.tensors().keySet());
    left.removeAll(used);
    return left;
  }

  /**
   * Refuses a checkpoint that holds what nothing asks for: it is of another model than it is taken
   * for, and would draw something else than its owner expects.
   *
   * @param part that it was taken for
   * @throws ModelCorrupt with what is left, and what that means where it is known
   */
  public void requireNothingLeft(PartKind part) {
    List<String> left = leftOver().stream().filter(name -> !part.isOfNoUse(name)).toList();
    if (!left.isEmpty()) {
      throw new ModelCorrupt(
          "%s holds %d tensors that nothing asks for, such as %s: %s."
              .formatted(where(), left.size(), left.get(0), LeftOver.meaning(left)));
    }
  }

  /**
   * Says what does not fit.
   *
   * @throws ModelCorrupt with the first problem and their number
   */
  public void requireFit() {
    if (!problems.isEmpty()) {
      throw new ModelCorrupt(
          "%s does not fit its config: %s%s."
              .formatted(
                  where(),
                  problems.get(0),
                  problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1)));
    }
  }

  private Path where() {
    Path first = checkpoint.files().get(0).file();
    return checkpoint.files().size() == 1 ? first : first.getParent();
  }
}
