package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.tensor.Torch;

/**
 * A LoRA read for a given transformer: low-rank changes of its dense layers, to be added once when
 * the weights are loaded: W + scale · alpha / rank · up · down (Hu et al. 2021, eq. 3).
 *
 * <p>Three families of key names are understood, kohya's, DiffSynth-Studio's and diffusers'/PEFT's;
 * a file without alpha means alpha = rank.
 */
public final class Lora implements AutoCloseable {

  private final Safetensors file;
  private final double scale;
  private final Map<String, List<LoraDelta>> deltas;

  private Lora(Safetensors file, double scale, Map<String, List<LoraDelta>> deltas) {
    this.file = file;
    this.scale = scale;
    this.deltas = deltas;
  }

  /**
   * Finds every dense layer's change in a file.
   *
   * @param layers the transformer's dense layers with (out, in)
   * @throws BadRequest if the file holds something that fits no layer
   */
  public static Lora read(LoraFile lora, Map<String, long[]> layers) {
    if (!Double.isFinite(lora.scale())) {
      throw new BadRequest(
          "The scale of LoRA %s is %s; it must be a finite number."
              .formatted(lora.file(), lora.scale()));
    }
    Safetensors file = Safetensors.open(lora.file());
    try {
      return new Lora(file, lora.scale(), deltas(file, layers));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Map<String, List<LoraDelta>> deltas(Safetensors file, Map<String, long[]> layers) {
    LoraKeys keys = new LoraKeys(file);
    Map<String, List<LoraDelta>> deltas = new HashMap<>();
    layers.forEach(
        (layer, shape) -> {
          List<LoraDelta> found = keys.deltas(layer, shape);
          if (!found.isEmpty()) {
            deltas.put(layer, found);
          }
        });
    requireAllUsed(file, keys);
    return deltas;
  }

  private static void requireAllUsed(Safetensors file, LoraKeys keys) {
    TreeSet<String> left = new TreeSet<>(file.tensors().keySet());
    left.removeAll(keys.used());
    if (!left.isEmpty()) {
      throw new BadRequest(
          "The LoRA %s does not fit this model: %d of its %d tensors belong to no layer, such as %s."
              .formatted(file.file(), left.size(), file.tensors().size(), left.first()));
    }
  }

  /** The dense layers that this LoRA changes. */
  public int layers() {
    return deltas.size();
  }

  /** weight (out, in) with this LoRA's change in float32; weight itself if it has none. */
  NDArray addTo(String layer, NDArray weight, Torch torch) {
    List<LoraDelta> parts = deltas.get(layer);
    if (parts == null || scale == 0) {
      return weight;
    }
    NDArray result = torch.toFloat32(weight);
    for (LoraDelta part : parts) {
      NDArray change = part.matrix(torch).mul(scale); // (rows, in)
      result = part.addRows(result, change);
    }
    return result;
  }

  @Override
  public void close() {
    file.close();
  }
}
