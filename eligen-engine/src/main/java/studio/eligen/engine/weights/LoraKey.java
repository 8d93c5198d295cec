package studio.eligen.engine.weights;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tensor's name in a LoRA file, taken apart.
 *
 * @param module what the trainer called the layer
 * @param role what the tensor does to it
 */
record LoraKey(String module, Role role) {

  /**
   * What a tensor is for, by how its name ends. The endings are those of kohya's sd-scripts, PEFT,
   * diffusers before PEFT, XLabs and LyCORIS.
   */
  enum Role {
    DOWN("(?:lora_down|lora\\.down|lora_A(?:\\.[^.]+)?|down)\\.weight"),
    UP("(?:lora_up|lora\\.up|lora_B(?:\\.[^.]+)?|up)\\.weight"),
    UP_BIAS("(?:lora_up|lora_B(?:\\.[^.]+)?)\\.bias"),
    ALPHA("alpha"),
    MAGNITUDE("(?:dora_scale|lora_magnitude_vector(?:\\.[^.]+)?(?:\\.weight)?)"),
    DIFFERENCE("diff"),
    BIAS_DIFFERENCE("diff_b"),
    HADAMARD_1_A("hada_w1_a"),
    HADAMARD_1_B("hada_w1_b"),
    HADAMARD_2_A("hada_w2_a"),
    HADAMARD_2_B("hada_w2_b"),
    KRONECKER_1("lokr_w1"),
    KRONECKER_1_A("lokr_w1_a"),
    KRONECKER_1_B("lokr_w1_b"),
    KRONECKER_2("lokr_w2"),
    KRONECKER_2_A("lokr_w2_a"),
    KRONECKER_2_B("lokr_w2_b");

    private final Pattern ending;

    Role(String ending) {
      this.ending = Pattern.compile("\\." + ending + "$");
    }
  }

  /** Takes a name apart; empty if it ends in no way that is known. */
  static Optional<LoraKey> of(String tensor) {
    for (Role role : Role.values()) {
      Matcher ending = role.ending.matcher(tensor);
      if (ending.find() && ending.start() > 0) {
        return Optional.of(new LoraKey(tensor.substring(0, ending.start()), role));
      }
    }
    return Optional.empty();
  }
}
