package studio.eligen.engine.weights;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scale of a weight that is stored in eight bits, as ComfyUI's scaled fp8 files have it: the
 * weight is what is stored times one number. The names are those of ComfyUI's {@code
 * convert_old_quants} and its mixed-precision operators.
 */
final class Fp8Scale {

  private static final String WEIGHT = ".weight";
  private static final List<String> ENDINGS = List.of(".scale_weight", ".weight_scale");

  /** What such files say of inputs, which the engine does not narrow, and of themselves. */
  private static final Pattern OF_NO_USE =
      Pattern.compile("(.*\\.)?(scale_input|input_scale|comfy_quant|scaled_fp8)");

  private Fp8Scale() {}

  /**
   * The name of the tensor with a weight's scale; empty if it has none.
   *
   * @param weight its name
   */
  static Optional<String> nameOf(Checkpoint checkpoint, String weight) {
    Checkpoint.Tensor stored = checkpoint.tensors().get(weight);
    if (stored == null || stored.stored().type().size > 1 || !weight.endsWith(WEIGHT)) {
      return Optional.empty();
    }
    String layer = weight.substring(0, weight.length() - WEIGHT.length());
    return ENDINGS.stream()
        .map(ending -> layer + ending)
        .filter(name -> checkpoint.has(name) && isSingle(checkpoint.tensors().get(name).stored()))
        .findFirst();
  }

  private static boolean isSingle(Safetensors.Stored scale) {
    return scale.type().isComputable() && scale.end() - scale.begin() == scale.type().size;
  }

  static boolean isOfNoUse(String tensor) {
    return OF_NO_USE.matcher(tensor).matches();
  }
}
