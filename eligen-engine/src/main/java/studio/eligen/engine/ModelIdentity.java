package studio.eligen.engine;

import java.util.List;
import java.util.Optional;

/**
 * Which weights made a picture, so that a recipe can say whether another machine has the same ones.
 *
 * @param name of the model's folder or file
 * @param fingerprint of its files: see {@link studio.eligen.engine.weights.Fingerprint}
 * @param loras what was added to the weights, in order
 * @param t5Length tokens of the global T5 prompt
 * @param entityT5Length tokens of each entity's
 * @param dtype what the transformer computes in
 * @param kind which of the FLUX.1 models it is
 * @param files names of the files or folders of its transformer, CLIP, T5 and autoencoder; none in
 *     recipes of earlier versions
 * @param adapter what told it of a style picture; without one, none is known or none was needed
 * @param storage how its dense layers were kept
 */
public record ModelIdentity(
    String name,
    String fingerprint,
    List<FusedLora> loras,
    int t5Length,
    int entityT5Length,
    EngineOptions.Dtype dtype,
    ModelKind kind,
    List<String> files,
    Optional<Adapter> adapter,
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
        t5Length,
        dtype,
        ModelKind.OTHER,
        List.of(),
        Optional.empty(),
        EngineOptions.Storage.AS_STORED);
  }

  /** The same weights with other LoRAs. */
  public ModelIdentity withLoras(List<FusedLora> others) {
    return new ModelIdentity(
        name, fingerprint, others, t5Length, entityT5Length, dtype, kind, files, adapter, storage);
  }

  /** What of this model draws a request: the adapter only if there is a style picture. */
  public ModelIdentity drawing(RenderRequest request) {
    return new ModelIdentity(
        name,
        fingerprint,
        loras,
        t5Length,
        entityT5Length,
        dtype,
        kind,
        files,
        adapter.filter(known -> request.style().isPresent()),
        storage);
  }

  /**
   * An IP-Adapter.
   *
   * @param fingerprint of its file and of its image encoder's
   */
  public record Adapter(String name, String fingerprint) {}

  /**
   * A LoRA that was added to the weights.
   *
   * @param bundled whether it came with the model's folder
   */
  public record FusedLora(String name, String fingerprint, double scale, boolean bundled) {}
}
