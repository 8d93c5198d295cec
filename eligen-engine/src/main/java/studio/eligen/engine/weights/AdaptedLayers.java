package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.engine.tensor.AdaptedLinear;
import studio.eligen.engine.tensor.AdaptedLinear.LowRank;
import studio.eligen.engine.tensor.KeptMatrix;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;
import studio.eligen.engine.tensor.Torch;

/**
 * The dense layers of a network whose weights stay as they are, with the LoRAs beside them. Of a
 * LoRA's file, too, the tensors stay mapped.
 */
final class AdaptedLayers {

  private final Torch torch;
  private final NDManager network;
  private final Map<String, AdaptedLinear> layers = new LinkedHashMap<>();
  private NDManager ofLoras;

  /**
   * @param network owns the network's weights, and frees what is here with them
   */
  AdaptedLayers(Torch torch, NDManager network) {
    this.torch = torch;
    this.network = network;
    this.ofLoras = network.newSubManager();
  }

  /** Takes a layer in, with its LoRAs. */
  Linear add(String name, Linear base, List<Lora> loras) {
    AdaptedLinear layer = new AdaptedLinear(torch.kernels(), base);
    layers.put(name, layer);
    adapt(name, layer, loras);
    return layer;
  }

  /** Whether all that a LoRA does can be done beside these layers. */
  boolean canTake(Lora lora) {
    return lora.layers().stream()
        .allMatch(layer -> layers.containsKey(layer) && lora.staysBeside(layer));
  }

  /** Puts these LoRAs in the place of those that there are, and frees those. */
  void replace(List<Lora> loras) {
    NDManager before = ofLoras;
    ofLoras = network.newSubManager();
    layers.forEach((name, layer) -> adapt(name, layer, loras));
    before.close();
  }

  private void adapt(String name, AdaptedLinear layer, List<Lora> loras) {
    List<LowRank> changes = new ArrayList<>();
    loras.forEach(lora -> changes.addAll(lora.beside(name, this::read)));
    layer.adapt(changes);
  }

  /** A LoRA's matrix, its rows put in the layer's order. */
  private KeptMatrix read(Safetensors file, String tensor, boolean halvesSwapped) {
    try (Scope scope = Scope.open()) {
      MappedTensor mapped = MappedTensor.of(file, tensor, 1, torch, ofLoras);
      NDArray ordered =
          halvesSwapped ? LoraTarget.swapHalves(mapped.array()) : mapped.array(); // (rows, columns)
      NDArray kept = mapped.settle(scope, ordered); // (rows, columns)
      return new KeptMatrix.Floats(torch.kernels(), kept);
    }
  }
}
