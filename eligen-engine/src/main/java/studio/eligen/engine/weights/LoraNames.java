package studio.eligen.engine.weights;

import java.util.Optional;

/**
 * How trainers name the tensors of a LoRA. docs/models.md lists what is read; these are written.
 */
public enum LoraNames {

  /** kohya's sd-scripts, as the published EliGen LoRA: with alpha beside the factors. */
  KOHYA,

  /** DiffSynth-Studio: without alpha, which counts as the rank there. */
  DIFFSYNTH;

  /**
   * The factor on the input's side, (rank, in).
   *
   * @param layer one of a block's, as the engine calls it
   */
  public String down(String layer) {
    return this == KOHYA
        ? kohya(layer) + ".lora_down.weight"
        : diffsynth(layer) + ".lora_A.default.weight";
  }

  /** The factor on the output's side, (out, rank). */
  public String up(String layer) {
    return this == KOHYA
        ? kohya(layer) + ".lora_up.weight"
        : diffsynth(layer) + ".lora_B.default.weight";
  }

  /** What the change counts, over the rank, where a file says it. */
  public Optional<String> alpha(String layer) {
    return this == KOHYA ? Optional.of(kohya(layer) + ".alpha") : Optional.empty();
  }

  private static String kohya(String layer) {
    return "lora_unet_" + layer.replace('.', '_');
  }

  private static String diffsynth(String layer) {
    return KeyNames.diffsynth(layer)
        .orElseThrow(() -> new IllegalArgumentException(layer + " is no dense layer of a block"));
  }
}
