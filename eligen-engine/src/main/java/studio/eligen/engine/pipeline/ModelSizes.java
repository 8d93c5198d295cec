package studio.eligen.engine.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.flux.FluxTransformer;
import studio.eligen.engine.text.T5Encoder;
import studio.eligen.engine.text.Tokenizers;
import studio.eligen.engine.vae.AutoEncoder;
import studio.eligen.engine.vae.VaeConfig;
import studio.eligen.engine.weights.Checkpoint;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.PartKind;

/**
 * What a model takes of memory, in bytes: its weights as they are kept, and what is computed beside
 * them.
 *
 * @param clip its weights
 * @param vae its weights, in float32
 * @param words beside T5's weights while prompts are encoded
 * @param steps beside the transformer's while a step is computed
 * @param decoding beside the autoencoder's
 * @param layer the largest dense layer's weight in the type that is computed in: what is moved or
 *     widened is there once more
 */
public record ModelSizes(
    PartSize transformer,
    PartSize t5,
    long clip,
    long vae,
    long words,
    long steps,
    long decoding,
    long layer) {

  /** A picture of 1024 × 1024 with six entities, which a card shall be enough for. */
  private static final double SIDE = 1024;

  private static final int IMAGE_TOKENS = 4096;

  private static final int PROMPTS = 7;

  /**
   * Of a model that is not loaded; reads the headers of its files.
   *
   * @param memory bytes that the device has left, which tell how weights are kept
   */
  public static ModelSizes read(Path model, EngineOptions options, long memory) {
    ModelFiles files = ModelFiles.find(model, options.parts());
    KeepingRule rule = new KeepingRule(memory, options.storage());
    LoadSettings settings = new LoadSettings(files, options);
    int bytes = settings.dtype() == Dtype.BF16 ? Short.BYTES : Float.BYTES;
    return of(
        files,
        part -> {
          try (Checkpoint checkpoint = files.part(part).open()) {
            int wide = part == PartKind.VAE ? Float.BYTES : bytes;
            return checkpoint.sizes(rule.of(part, checkpoint), wide);
          }
        },
        Tokenizers.t5Length(files, options.t5Length()),
        bytes);
  }

  /**
   * Of a model's files.
   *
   * @param tensors gives the bytes of each tensor of a part, as it is kept
   * @param t5Length tokens of each prompt
   * @param bytesOfNumber of the type that the transformer and T5 compute in
   */
  static ModelSizes of(
      ModelFiles files,
      Function<PartKind, Map<String, Long>> tensors,
      int t5Length,
      int bytesOfNumber) {
    FluxConfig flux = FluxConfig.of(files.part(PartKind.TRANSFORMER).config());
    var t5 = T5Encoder.T5Config.of(files.part(PartKind.T5).config());
    VaeConfig vae = VaeConfig.of(files.part(PartKind.VAE).config());
    long tokens = IMAGE_TOKENS + (long) PROMPTS * t5Length;
    return new ModelSizes(
        PartSize.of(tensors.apply(PartKind.TRANSFORMER)),
        PartSize.of(tensors.apply(PartKind.T5)),
        PartSize.of(tensors.apply(PartKind.CLIP)).total(),
        PartSize.of(tensors.apply(PartKind.VAE)).total(),
        T5Encoder.bytesOfPrompts(t5, PROMPTS, t5Length, bytesOfNumber),
        FluxTransformer.bytesOfStep(flux, tokens, bytesOfNumber),
        (long) AutoEncoder.bytesToDecode(vae, SIDE * SIDE),
        (3L * flux.hidden() + flux.mlpWidth()) * flux.hidden() * bytesOfNumber);
  }

  /** All weights. */
  public long weights() {
    return transformer.total() + t5.total() + clip + vae;
  }

  /** The most that is computed beside them at a time. */
  long work() {
    return Math.max(Math.max(words, steps) + layer, decoding);
  }
}
