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
 * @param kind which model it is, where its files do not tell
 */
public record ModelParts(
    Optional<Path> transformer,
    Optional<Path> clip,
    Optional<Path> t5,
    Optional<Path> vae,
    Optional<ModelKind> kind) {

  /** Nothing: everything is found in the model's folder. */
  public static final ModelParts FOUND =
      new ModelParts(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** With the transformer from there. */
  public ModelParts withTransformer(Path path) {
    return new ModelParts(Optional.of(path), clip, t5, vae, kind);
  }

  /** With CLIP from there. */
  public ModelParts withClip(Path path) {
    return new ModelParts(transformer, Optional.of(path), t5, vae, kind);
  }

  /** With T5 from there. */
  public ModelParts withT5(Path path) {
    return new ModelParts(transformer, clip, Optional.of(path), vae, kind);
  }

  /** With the autoencoder from there. */
  public ModelParts withVae(Path path) {
    return new ModelParts(transformer, clip, t5, Optional.of(path), kind);
  }

  /** As a model of this kind. */
  public ModelParts withKind(ModelKind known) {
    return new ModelParts(transformer, clip, t5, vae, Optional.of(known));
  }
}
