package studio.eligen.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.style.IpAdapter;
import studio.eligen.engine.style.IpAdapterConfig;
import studio.eligen.engine.style.SiglipConfig;
import studio.eligen.engine.style.SiglipEncoder;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.ConfigJson;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.Layout;
import studio.eligen.engine.weights.LoadedWeights;
import studio.eligen.engine.weights.Lora;
import studio.eligen.engine.weights.PartKind;
import studio.eligen.engine.weights.WeightCheck;
import studio.eligen.engine.weights.Weights;

/** The parts of flux-nano, loaded one at a time. */
public final class NanoNetworks {

  private NanoNetworks() {}

  public static ConfigJson config(String part) {
    return ConfigJson.read(Golden.NANO.resolve(part).resolve("config.json"));
  }

  /** SigLIP, which looks at style pictures. */
  public static void withImageEncoder(Consumer<SiglipEncoder> use) {
    SiglipConfig config = SiglipConfig.of(config("image_encoder"));
    with("image_encoder", weights -> new SiglipEncoder(weights, Golden.TORCH, config), use);
  }

  /** The autoencoder. */
  public static void withVae(Consumer<AutoEncoder> use) {
    VaeConfig config = VaeConfig.of(config("vae"));
    with("vae", weights -> new AutoEncoder(weights, Golden.TORCH.kernels(), config), use);
  }

  /** What tells the transformer of them. */
  public static void withIpAdapter(Consumer<IpAdapter> use) {
    IpAdapterConfig config = new IpAdapterConfig(24, 4, 48, 4, 2, 32);
    with("ip-adapter", weights -> new IpAdapter(weights, Golden.TORCH, config), use);
  }

  /** Loads a part, uses it and frees it. */
  public static <N> void with(String part, Function<Weights, N> network, Consumer<N> use) {
    try (Checkpoint checkpoint = Checkpoint.open(Golden.NANO.resolve(part));
        LoadedWeights weights =
            new LoadedWeights(
                Golden.TORCH, checkpoint, Layout.AS_ASKED, List.of(), Keeping.WIDENED)) {
      use.accept(network.apply(weights));
    }
  }

  /** Loads the transformer from a folder or a file, with LoRAs, uses it and frees it. */
  public static void withTransformer(
      Path weightsAt, List<LoraFile> loraFiles, Consumer<FluxTransformer> use) {
    withTransformer(weightsAt, loraFiles, Keeping.WIDENED, use);
  }

  /**
   * The same.
   *
   * @param keeping how its weights are kept
   */
  public static void withTransformer(
      Path weightsAt, List<LoraFile> loraFiles, Keeping keeping, Consumer<FluxTransformer> use) {
    FluxConfig config = FluxConfig.of(config("transformer"));
    withTransformer(weightsAt, config, loraFiles, keeping, use);
  }

  /** The same for one that takes other channels. */
  public static void withTransformer(
      Path weightsAt,
      FluxConfig config,
      List<LoraFile> loraFiles,
      Keeping keeping,
      Consumer<FluxTransformer> use) {
    try (Checkpoint checkpoint = Checkpoint.open(weightsAt)) {
      Layout layout = Layout.of(PartKind.TRANSFORMER, checkpoint);
      WeightCheck check = new WeightCheck(checkpoint, layout);
      new FluxTransformer(check, Golden.TORCH, config);
      check.requireFit();
      List<Lora> loras = loraFiles.stream().map(file -> Lora.read(file, check.layers())).toList();
      try (LoadedWeights weights =
          new LoadedWeights(Golden.TORCH, checkpoint, layout, loras, keeping)) {
        use.accept(new FluxTransformer(weights, Golden.TORCH, config));
      }
    }
  }
}
