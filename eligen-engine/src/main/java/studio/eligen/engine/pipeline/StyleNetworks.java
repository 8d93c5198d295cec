package studio.eligen.engine.pipeline;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Function;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.style.IpAdapter;
import studio.eligen.engine.style.IpAdapterConfig;
import studio.eligen.engine.style.SiglipConfig;
import studio.eligen.engine.style.SiglipEncoder;
import studio.eligen.engine.tensor.Torch;
import studio.eligen.engine.weights.Keeping;
import studio.eligen.engine.weights.LazyNetwork;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.ModelPart;
import studio.eligen.engine.weights.PartKind;

/**
 * The networks that a style picture takes. Each is loaded for one use and freed after it; its
 * weights are not widened before they are used, so that on a CPU they stay mapped files.
 */
record StyleNetworks(LazyNetwork<SiglipEncoder> encoder, LazyNetwork<IpAdapter> adapter)
    implements AutoCloseable {

  /**
   * Those of a model, if it has them; checks both against their files.
   *
   * @throws ModelCorrupt if they do not fit each other, or the transformer
   */
  static Optional<StyleNetworks> of(ModelFiles files, Torch torch) {
    return files.takesStyle() ? Optional.of(open(files, torch)) : Optional.empty();
  }

  /** What to do where a model has none. */
  static BadRequest missing(String model) {
    return new BadRequest(
        "%s has no IP-Adapter, so it cannot draw in the style of a picture: leave the style out, or name an adapter with --ip-adapter and its image encoder with --image-encoder (docs/models.md)."
            .formatted(model));
  }

  private static StyleNetworks open(ModelFiles files, Torch torch) {
    ModelPart encoderPart = files.part(PartKind.IMAGE_ENCODER);
    ModelPart adapterPart = files.part(PartKind.IP_ADAPTER);
    SiglipConfig siglip = SiglipConfig.of(encoderPart.config());
    FluxConfig flux = FluxConfig.of(files.part(PartKind.TRANSFORMER).config());
    IpAdapterConfig config = IpAdapterConfig.of(adapterPart.config(), flux);
    if (config.imageWidth() != siglip.sizes().width()) {
      throw new ModelCorrupt(
          "The IP-Adapter %s takes pictures encoded %d wide, and the image encoder %s encodes them %d wide: take the one that it was trained with."
              .formatted(
                  adapterPart.weights(),
                  config.imageWidth(),
                  encoderPart.weights(),
                  siglip.sizes().width()));
    }
    LazyNetwork<SiglipEncoder> encoder =
        LazyNetwork.open(
            torch,
            encoderPart,
            w -> new SiglipEncoder(w, torch, siglip),
            (kind, file) -> Keeping.AS_STORED);
    try {
      return new StyleNetworks(
          encoder,
          LazyNetwork.open(
              torch,
              adapterPart,
              w -> new IpAdapter(w, torch, config),
              (kind, file) -> Keeping.AS_STORED));
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /** What a picture looks like, (1, imageWidth). */
  NDArray pooled(BufferedImage picture) {
    return once(encoder, network -> network.pooled(picture)); // (1, imageWidth)
  }

  /** Uses the adapter, and frees it. */
  <T> T adapted(Function<IpAdapter, T> use) {
    return once(adapter, use);
  }

  private static <N, T> T once(LazyNetwork<N> network, Function<N, T> use) {
    try {
      return use.apply(network.get());
    } finally {
      network.free();
    }
  }

  @Override
  public void close() {
    encoder.close();
    adapter.close();
  }
}
