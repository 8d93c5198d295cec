package studio.eligen.engine.pipeline;

import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.Dtype;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.flux.FluxConfig;
import studio.eligen.engine.sampling.FlowSchedule.Shift;
import studio.eligen.engine.tensor.CpuFeatures;
import studio.eligen.engine.text.Tokenizers;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.ModelFiles;
import studio.eligen.engine.weights.PartKind;

/** What a model is loaded with: what the options say, and else what its files and the device do. */
record LoadSettings(ModelFiles files, EngineOptions options) {

  /** The longest T5 prompt that FLUX.1-dev was trained with is 512. */
  private static final int LONGEST_T5 = 4096;

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

  /** Tokens of each T5 prompt. */
  int t5Length() {
    int trained = files.kind().longestT5().orElse(LONGEST_T5);
    int usual = Math.min(trained, Tokenizers.t5Length(files.tokenizer("tokenizer_2")));
    int length = options.t5Length().orElse(usual);
    if (length < 1 || length > LONGEST_T5) {
      throw new BadRequest(
          "The T5 length is %d; it must be 1 to %d.".formatted(length, LONGEST_T5));
    }
    return length;
  }

  /** How the noise levels of a picture depend on its size. */
  Shift shift() {
    return files
        .schedulerConfig()
        .map(Shift::of)
        .orElse(files.kind() == ModelKind.SCHNELL ? Shift.NONE : Shift.FLUX);
  }

  /** What a recipe says of the model. */
  ModelIdentity identity(ModelLoras loras) {
    return new ModelIdentity(
        files.name(),
        Fingerprint.ofModel(files),
        loras.identities(files),
        t5Length(),
        dtype(),
        files.kind(),
        files.taken(),
        options.storage());
  }
}
