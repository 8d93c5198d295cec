package studio.eligen.engine.pipeline;

import java.util.Optional;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.sampling.FlowSchedule.Shift;
import studio.eligen.engine.tensor.CpuFeatures;
import studio.eligen.engine.text.EmbeddingCache;
import studio.eligen.engine.text.Tokenizers;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.PartKind;

/** What a model is loaded with: what the options say, and else what its files and the device do. */
record LoadSettings(ModelFiles files, EngineOptions options) {

  /** Some 120 prompts of FLUX.1-dev's length. */
  private static final long MOST_EMBEDDINGS = 1L << 30;

  /**
   * From which width on a CPU computes in bfloat16 where it can. Narrower models, such as the one
   * that ships, are quick anyway, and shall draw the same on every machine.
   */
  private static final int WIDE = 1024;

  /** What the transformer and the text encoders compute in. */
  Dtype dtype() {
    return options.dtype().orElseGet(this::usualDtype);
  }

  private Dtype usualDtype() {
    boolean cpu = options.device() instanceof EngineOptions.Device.Cpu;
    return !cpu || isWide() && CpuFeatures.hasBfloat16() ? Dtype.BF16 : Dtype.F32;
  }

  private boolean isWide() {
    return FluxConfig.of(files.part(PartKind.TRANSFORMER).config()).hidden() >= WIDE;
  }

  /** How the noise levels of a picture depend on its size. */
  Shift shift() {
    return files.schedulerConfig().map(Shift::of).orElse(Shift.usual(files.kind()));
  }

  /** What a recipe says of the model. */
  ModelIdentity identity(ModelLoras loras, Tokenizers tokenizers) {
    return new ModelIdentity(
        files.name(),
        Fingerprint.ofModel(files),
        loras.identities(files),
        tokenizers.t5Length(),
        tokenizers.entityT5Length(),
        dtype(),
        files.kind(),
        files.taken(),
        files.adapter(),
        options.storage());
  }

  /** What the text encoders made of texts, if it is to be kept. */
  Optional<EmbeddingCache> embeddings() {
    return options
        .embeddings()
        .map(folder -> new EmbeddingCache(folder, encoders(), MOST_EMBEDDINGS));
  }

  /** All that what they make of a text depends on. */
  private String encoders() {
    return "%s %s %s %s %s"
        .formatted(
            Fingerprint.ofPart(files.part(PartKind.T5)),
            Fingerprint.ofPart(files.part(PartKind.CLIP)),
            dtype(),
            options.storage(),
            options.device());
  }
}
