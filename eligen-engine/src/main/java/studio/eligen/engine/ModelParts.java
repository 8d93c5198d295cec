package studio.eligen.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is named of a model one by one, instead of being found in its folder.
 *
 * @param transformer a safetensors file, or a folder that holds one or its shards
 * @param clip CLIP-L likewise
 * @param t5 T5-XXL's encoder likewise
 * @param vae the autoencoder likewise
 * @param imageEncoder SigLIP likewise, which looks at style pictures
 * @param ipAdapter a safetensors file, or a folder with one, that tells the transformer of them
 * @param kind which model it is, where its files do not tell
 */
public record ModelParts(
    Optional<Path> transformer,
    Optional<Path> clip,
    Optional<Path> t5,
    Optional<Path> vae,
    Optional<Path> imageEncoder,
    Optional<Path> ipAdapter,
    Optional<ModelKind> kind) {

  /** Nothing: everything is found in the model's folder. */
  public static final ModelParts FOUND =
      new ModelParts(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** With the transformer from there. */
  public ModelParts withTransformer(Path path) {
    return new ModelParts(Optional.of(path), clip, t5, vae, imageEncoder, ipAdapter, kind);
  }

  /** With CLIP from there. */
  public ModelParts withClip(Path path) {
    return new ModelParts(transformer, Optional.of(path), t5, vae, imageEncoder, ipAdapter, kind);
  }

  /** With T5 from there. */
  public ModelParts withT5(Path path) {
    return new ModelParts(transformer, clip, Optional.of(path), vae, imageEncoder, ipAdapter, kind);
  }

  /** With the autoencoder from there. */
  public ModelParts withVae(Path path) {
    return new ModelParts(transformer, clip, t5, Optional.of(path), imageEncoder, ipAdapter, kind);
  }

  /** With SigLIP from there. */
  public ModelParts withImageEncoder(Path path) {
    return new ModelParts(transformer, clip, t5, vae, Optional.of(path), ipAdapter, kind);
  }

  /** With an IP-Adapter from there. */
  public ModelParts withIpAdapter(Path path) {
    return new ModelParts(transformer, clip, t5, vae, imageEncoder, Optional.of(path), kind);
  }

  /** As a model of this kind. */
  public ModelParts withKind(ModelKind known) {
    return new ModelParts(transformer, clip, t5, vae, imageEncoder, ipAdapter, Optional.of(known));
  }
}
