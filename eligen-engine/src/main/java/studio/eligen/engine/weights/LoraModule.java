package studio.eligen.engine.weights;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.weights.LoraChange.Magnitude;
import studio.eligen.engine.weights.LoraKey.Role;
import studio.eligen.engine.weights.WeightFile.Stored;

/**
 * The tensors that a LoRA file has for one layer, checked against the layer's size.
 *
 * @param name what the trainer called the layer
 */
record LoraModule(
    Safetensors file, String name, LoraTarget target, PeftScale peft, Map<Role, String> tensors) {

  /** The sides of a tensor that may have any length. */
  private static final long ANY = -1;

  /** The tensors that a kind of change begins with; a module has those of one kind. */
  private static final List<Set<Role>> KINDS =
      List.of(
          EnumSet.of(Role.DOWN, Role.UP),
          EnumSet.range(Role.HADAMARD_1_A, Role.HADAMARD_2_B),
          EnumSet.range(Role.KRONECKER_1, Role.KRONECKER_2_B),
          EnumSet.of(Role.DIFFERENCE));

  static LoraModule empty(Safetensors file, String name, LoraTarget target, PeftScale peft) {
    return new LoraModule(file, name, target, peft, new EnumMap<>(Role.class));
  }

  /** Takes a tensor in. */
  void add(Role role, String tensor) {
    String other = tensors.putIfAbsent(role, tensor);
    if (other != null) {
      throw refused("both %s and %s are for the same layer".formatted(other, tensor));
    }
  }

  /**
   * What these tensors do.
   *
   * @throws BadRequest if one is missing, of another size, or of no use with the others
   */
  LoraChange change() {
    if (KINDS.stream().filter(this::hasAny).count() > 1) {
      throw refused("%s is changed in two ways at once: %s".formatted(name, tensors.values()));
    }
    Optional<LoraMatrix> matrix = matrix();
    Optional<Magnitude> magnitude =
        Optional.ofNullable(tensors.get(Role.MAGNITUDE)).map(this::magnitude);
    double biasFactor = tensors.containsKey(Role.UP_BIAS) ? factor(shape(Role.DOWN)[0]) : 1;
    Optional<String> bias =
        Optional.ofNullable(tensors.get(Role.UP_BIAS))
            .or(() -> Optional.ofNullable(tensors.get(Role.BIAS_DIFFERENCE)));
    bias.ifPresent(tensor -> require(tensor, target.rows()));
    return new LoraChange(target, matrix, magnitude, bias, biasFactor);
  }

  private boolean hasAny(Set<Role> kind) {
    return kind.stream().anyMatch(tensors::containsKey);
  }

  private Optional<LoraMatrix> matrix() {
    if (hasAny(KINDS.get(0))) {
      return Optional.of(lowRank());
    }
    if (hasAny(KINDS.get(1))) {
      return Optional.of(hadamard());
    }
    if (hasAny(KINDS.get(2))) {
      return Optional.of(kronecker());
    }
    if (hasAny(KINDS.get(3))) {
      require(tensors.get(Role.DIFFERENCE), target.rows(), target.in());
      return Optional.of(new LoraMatrix.Whole(tensors.get(Role.DIFFERENCE)));
    }
    if (tensors.keySet().equals(EnumSet.of(Role.ALPHA))) {
      throw refused("%s stands alone".formatted(tensors.get(Role.ALPHA)));
    }
    return Optional.empty();
  }

  private LoraMatrix lowRank() {
    List<String> pair = pair(Role.UP, Role.DOWN, target.rows(), target.in());
    return new LoraMatrix.LowRank(pair.get(0), pair.get(1), factor(shape(Role.DOWN)[0]));
  }

  private LoraMatrix hadamard() {
    List<String> first = pair(Role.HADAMARD_1_A, Role.HADAMARD_1_B, target.rows(), target.in());
    List<String> second = pair(Role.HADAMARD_2_A, Role.HADAMARD_2_B, target.rows(), target.in());
    return new LoraMatrix.Hadamard(first, second, factor(shape(Role.HADAMARD_1_B)[0]));
  }

  private LoraMatrix kronecker() {
    List<String> first =
        factors(Role.KRONECKER_1, Role.KRONECKER_1_A, Role.KRONECKER_1_B, ANY, ANY);
    long outerRows = sides(first)[0];
    long outerColumns = sides(first)[1];
    List<String> second =
        factors(
            Role.KRONECKER_2,
            Role.KRONECKER_2_A,
            Role.KRONECKER_2_B,
            target.rows() / outerRows,
            target.in() / outerColumns);
    if (target.rows() % outerRows != 0 || target.in() % outerColumns != 0) {
      throw refused(
          "%s is (%d, %d), which does not divide the layer's (%d, %d)"
              .formatted(first.get(0), outerRows, outerColumns, target.rows(), target.in()));
    }
    return new LoraMatrix.Kronecker(first, second, kroneckerFactor());
  }

  /** Where neither matrix is of low rank, alpha means nothing: LyCORIS lets it be the rank. */
  private double kroneckerFactor() {
    for (Role low : List.of(Role.KRONECKER_2_B, Role.KRONECKER_1_B)) {
      if (tensors.containsKey(low)) {
        return factor(shape(low)[0]);
      }
    }
    return 1;
  }

  private List<String> factors(Role whole, Role left, Role right, long rows, long columns) {
    if (tensors.containsKey(whole)) {
      require(tensors.get(whole), rows, columns);
      return List.of(tensors.get(whole));
    }
    return pair(left, right, rows, columns);
  }

  /** (rows, rank) and (rank, columns). */
  private List<String> pair(Role left, Role right, long rows, long columns) {
    for (Role role : List.of(left, right)) {
      if (!tensors.containsKey(role)) {
        throw refused(
            "of the tensors of %s there is %s, but not the one that belongs to it"
                .formatted(name, tensors.values()));
      }
    }
    require(tensors.get(left), rows, ANY);
    require(tensors.get(right), shape(left)[1], columns);
    long most = Math.max(target.rows(), target.in());
    if (shape(left)[1] > most) {
      // It says no more than the whole matrix would, and may take any memory.
      throw refused(
          "%s has the rank %d, which may be %d in this layer"
              .formatted(tensors.get(left), shape(left)[1], most));
    }
    return List.of(tensors.get(left), tensors.get(right));
  }

  private long[] sides(List<String> factors) {
    return new long[] {
      shape(factors.get(0))[0], shape(factors.get(factors.size() - 1))[1],
    };
  }

  private Magnitude magnitude(String tensor) {
    long[] shape = shape(tensor);
    boolean ofRows = shape.length > 0 && shape[0] == target.rows();
    if (ofRows) {
      require(
          tensor, shape.length == 1 ? new long[] {target.rows()} : new long[] {target.rows(), 1});
    } else {
      require(tensor, 1, target.in());
    }
    return new Magnitude(tensor, ofRows);
  }

  private double factor(long rank) {
    String alpha = tensors.get(Role.ALPHA);
    return alpha == null ? peft.factor(name, rank) : file.number(alpha) / rank;
  }

  private long[] shape(Role role) {
    return shape(tensors.get(role));
  }

  private long[] shape(String tensor) {
    return file.tensors().get(tensor).shape();
  }

  /** Checks a tensor's sides and its type. */
  private void require(String tensor, long... sides) {
    Stored stored = file.tensors().get(tensor);
    boolean fits = stored.type().isComputable() && stored.shape().length == sides.length;
    for (int i = 0; fits && i < sides.length; i++) {
      fits = stored.shape()[i] > 0 && (sides[i] == ANY || stored.shape()[i] == sides[i]);
    }
    if (!fits) {
      throw refused(
          "%s is %s in %s; the layer needs %s in floats"
              .formatted(
                  tensor,
                  Arrays.toString(stored.shape()),
                  stored.type(),
                  Arrays.toString(sides).replace("-1", "rank")));
    }
  }

  private BadRequest refused(String why) {
    return new BadRequest("The LoRA %s does not fit this model: %s.".formatted(file.file(), why));
  }
}
