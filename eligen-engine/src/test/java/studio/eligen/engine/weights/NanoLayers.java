package studio.eligen.engine.weights;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.Golden;
import studio.eligen.engine.NanoNetworks;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.tensor.Linear;
import studio.eligen.engine.tensor.Scope;

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
    return weights(layer, List.of(), Keeping.WIDENED).weight;
  }

  static Matrix bias(String layer) {
    return weights(layer, List.of(), Keeping.WIDENED).bias;
  }

  /** (out, in) and (out, 1). */
  record Parameters(Matrix weight, Matrix bias) {}

  /** A layer with a LoRA where there is room to widen its weight. */
  static Parameters with(Path lora, double scale, String layer) {
    try (Lora read = read(lora, scale)) {
      return weights(layer, List.of(read), Keeping.WIDENED);
    }
  }

  /** The same where its weight stays as it is in the file. */
  static Parameters withKept(Path lora, double scale, String layer) {
    try (Lora read = read(lora, scale)) {
      return weights(layer, List.of(read), Keeping.AS_STORED);
    }
  }

  /** By what the layer makes of nothing and of one input alone. */
  private static Parameters weights(String layer, List<Lora> loras, Keeping keeping) {
    long[] shape = shapes().get(layer);
    int out = (int) shape[0];
    int in = (int) shape[1];
    try (Checkpoint checkpoint = Checkpoint.open(FILE);
        LoadedWeights weights =
            new LoadedWeights(Golden.TORCH, checkpoint, Layout.AS_ASKED, loras, keeping);
        Scope scope = Scope.open()) {
      Linear linear = weights.linear(layer, out, in);
      NDArray none = Golden.TORCH.array(new float[in], 1, in);
      Matrix bias = Matrix.of(1, out, linear.apply(none).toFloatArray()).transposed();
      NDArray ones = Golden.TORCH.array(identity(in), in, in);
      Matrix columns = Matrix.of(in, out, linear.apply(ones).toFloatArray());
      Matrix biases = Matrix.filled(in, out, (row, column) -> bias.at(column, 0));
      return new Parameters(columns.plus(biases.times(-1)).transposed(), bias);
    }
  }

  private static float[] identity(int side) {
    float[] values = new float[side * side];
    for (int i = 0; i < side; i++) {
      values[i * (side + 1)] = 1;
    }
    return values;
  }
}
