package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rows of a dense layer that a LoRA calls by one name: all of them, or the query's alone where
 * the trainer had it apart.
 *
 * @param layer of the transformer, as the engine calls it
 * @param firstRow of the layer
 * @param rows how many
 * @param in the layer's columns
 * @param halvesSwapped whether the trainer had the halves of the rows the other way round
 */
record LoraTarget(String layer, long firstRow, long rows, long in, boolean halvesSwapped) {

  /** What trainers put before a layer's name, as often as they like. */
  private static final Pattern PREFIXES =
      Pattern.compile(
          "^(?:base_model\\.model\\.|diffusion_model\\.|model\\.|transformer\\.|pipe\\.dit\\.|dit\\."
              + "|lora_unet_|lora_transformer_|lycoris_)+");

  /**
   * Every name that a trainer may give to a part of these layers, as {@link #plain} writes it.
   *
   * @param layers the transformer's dense layers with (out, in)
   */
  static Map<String, LoraTarget> byName(Map<String, long[]> layers) {
    Map<String, LoraTarget> targets = new HashMap<>();
    layers.forEach((layer, shape) -> addNames(layer, shape[0], shape[1], targets));
    return targets;
  }

  private static void addNames(String layer, long out, long in, Map<String, LoraTarget> targets) {
    LoraTarget whole = new LoraTarget(layer, 0, out, in, false);
    targets.put(plain(layer), whole);
    KeyNames.diffsynth(layer).ifPresent(name -> targets.put(plain(name), whole));
    KeyNames.xlabs(layer)
        .ifPresent(
            name -> {
              // XLabs changes q, k and v of a single block's first layer, not what follows them.
              long rows = layer.endsWith(".linear1") ? 3 * in : out;
              targets.put(plain(name), new LoraTarget(layer, 0, rows, in, false));
            });
    boolean swapped = KeyNames.swappedInDiffusers(layer);
    List<String> parts = KeyNames.diffusers(layer);
    long row = 0;
    for (int i = 0; i < parts.size(); i++) {
      // q, k and v are as wide as the layer's input; what follows them takes the other rows.
      long rows = i + 1 < parts.size() ? in : out - row;
      LoraTarget part = new LoraTarget(layer, row, rows, in, swapped);
      targets.put(plain(parts.get(i)), part);
      if (parts.size() > 1) {
        targets.put(plain(layer + "." + i), part); // as OneTrainer counts them
      }
      row += rows;
    }
  }

  /** A layer's name without its prefixes, and with underscores alone, as kohya's trainer writes. */
  static String plain(String name) {
    return PREFIXES.matcher(name).replaceFirst("").replace('.', '_');
  }

  /** These rows of the layer's weight or bias, in the trainer's order. */
  NDArray of(NDArray parameter) {
    NDArray part =
        isWhole(parameter)
            ? parameter
            : parameter.get(new NDIndex("{}:{}", firstRow, firstRow + rows)); // (rows, …)
    return trainersOrder(part); // (rows, …)
  }

  /**
   * The layer's weight or bias with other numbers in these rows.
   *
   * @param part (rows, …) in the trainer's order
   */
  NDArray replaceIn(NDArray parameter, NDArray part) {
    NDArray ordered = trainersOrder(part); // (rows, …)
    if (isWhole(parameter)) {
      return ordered;
    }
    long last = firstRow + rows;
    NDList parts = new NDList();
    if (firstRow > 0) {
      parts.add(parameter.get(new NDIndex("0:{}", firstRow)));
    }
    parts.add(ordered);
    if (last < parameter.getShape().get(0)) {
      parts.add(parameter.get(new NDIndex("{}:", last)));
    }
    return NDArrays.concat(parts, 0); // (out, …)
  }

  private boolean isWhole(NDArray parameter) {
    return rows == parameter.getShape().get(0);
  }

  /** Swapping is its own inverse, so that this leads to the trainer's order and back. */
  private NDArray trainersOrder(NDArray part) {
    return halvesSwapped ? swapHalves(part) : part; // (rows, …)
  }

  /** The lower half of the rows before the upper one. */
  static NDArray swapHalves(NDArray array) {
    NDList halves = array.split(2); // (rows / 2, …) each
    return NDArrays.concat(new NDList(halves.get(1), halves.get(0)), 0); // (rows, …)
  }
}
