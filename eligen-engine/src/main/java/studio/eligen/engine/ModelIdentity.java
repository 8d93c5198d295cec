package studio.eligen.engine;

import java.util.List;

/**
 * Which weights made a picture, so that a recipe can say whether another machine has the same ones.
 *
 * @param name of the model's folder or file
 * @param fingerprint of its files: see {@link studio.eligen.engine.weights.Fingerprint}
 * @param loras what was added to the weights, in order
 * @param t5Length tokens of each T5 prompt
 * @param dtype what the transformer computes in
 * @param kind which of the FLUX.1 models it is
 * @param files names of the files or folders of its transformer, CLIP, T5 and autoencoder; none in
 *     recipes of earlier versions
 * @param storage how its dense layers were kept
 */
public record ModelIdentity(
    String name,
    String fingerprint,
    List<FusedLora> loras,
    int t5Length,
    EngineOptions.Dtype dtype,
    ModelKind kind,
    List<String> files,
    EngineOptions.Storage storage) {

  public ModelIdentity {
    loras = List.copyOf(loras);
    files = List.copyOf(files);
  }

  /** A model of which no more is known. */
  public ModelIdentity(
      String name,
      String fingerprint,
      List<FusedLora> loras,
      int t5Length,
      EngineOptions.Dtype dtype) {
    this(
        name,
        fingerprint,
        loras,
        t5Length,
        dtype,
        ModelKind.OTHER,
        List.of(),
        EngineOptions.Storage.AS_STORED);
  }

  /** The same weights with other LoRAs. */
  public ModelIdentity withLoras(List<FusedLora> others) {
    return new ModelIdentity(name, fingerprint, others, t5Length, dtype, kind, files, storage);
  }

  /**
   * A LoRA that was added to the weights.
   *
   * @param bundled whether it came with the model's folder
   */
  public record FusedLora(String name, String fingerprint, double scale, boolean bundled) {}
}
