package studio.eligen.engine.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.tensor.DenseLinear;

/** The dense layers of flux-nano's transformer, before and after a LoRA. */
final class NanoLayers {

  private static final Path FILE = Golden.NANO.resolve("single-file/flux-nano.safetensors");
  private static final FluxConfig CONFIG = FluxConfig.of(NanoNetworks.config("transformer"));

  private NanoLayers() {}

  /** Every dense layer with (out, in). */
  static Map<String, long[]> shapes() {
    try (Checkpoint checkpoint = Checkpoint.open(FILE)) {
      WeightCheck check = new WeightCheck(checkpoint, Layout.AS_ASKED);
      new FluxTransformer(check, Golden.TORCH, CONFIG);
      return check.layers();
    }
  }

  static Lora read(Path lora, double scale) {
    return Lora.read(new LoraFile(lora, scale), shapes());
  }

  static Matrix weight(String layer) {
    return weights(layer, List.of()).weight;
  }

  static Matrix bias(String layer) {
    return weights(layer, List.of()).bias;
  }

  /** (out, in) and (out, 1). */
  record Parameters(Matrix weight, Matrix bias) {}

  static Parameters with(Path lora, double scale, String layer) {
    try (Lora read = read(lora, scale)) {
      return weights(layer, List.of(read));
    }
  }

  private static Parameters weights(String layer, List<Lora> loras) {
    long[] shape = shapes().get(layer);
    int out = (int) shape[0];
    int in = (int) shape[1];
    try (Checkpoint checkpoint = Checkpoint.open(FILE);
        LoadedWeights weights =
            new LoadedWeights(Golden.TORCH, checkpoint, Layout.AS_ASKED, loras, true)) {
      DenseLinear linear = (DenseLinear) weights.linear(layer, out, in);
      return new Parameters(
          Matrix.of(out, in, linear.weight().toFloatArray()),
          Matrix.of(out, 1, linear.bias().toFloatArray()));
    }
  }
}
