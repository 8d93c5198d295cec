package studio.eligen.engine.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException.ModelMissing;

/** Where a model lies, in one of the layouts that people have. */
sealed interface ModelPlace {

  /** Where a part is; empty if it is not here. */
  Optional<Path> part(PartKind kind);

  /**
   * The folder that may hold the model's tokenizers, {@code tokenizer/} and {@code tokenizer_2/}.
   */
  Path folder();

  /**
   * Tells the layout.
   *
   * @param path that was given as the model
   * @param named parts that need not be found there
   * @throws ModelMissing if nothing is there, or nothing that is a model
   */
  static ModelPlace of(Path path, ModelParts named) {
    if (Files.isRegularFile(path)) {
      return new SingleFile(path);
    }
    if (!Files.isDirectory(path)) {
      throw new ModelMissing(
          "There is no model %s: neither a folder nor a file has that name.".formatted(path));
    }
    if (Diffusers.isHere(path)) {
      return new Diffusers(path);
    }
    return ComfyFolder.at(path, named)
        .or(() -> ComfyFolder.at(path.resolve("models"), named))
        .<ModelPlace>map(Comfy::new)
        .orElseGet(() -> new Diffusers(path));
  }

  /** The layout of diffusers: {@code model_index.json} and a folder for each part. */
  record Diffusers(Path folder) implements ModelPlace {

    private static boolean isHere(Path folder) {
      return Files.exists(folder.resolve("model_index.json"))
          || Files.isDirectory(folder.resolve("transformer"));
    }

    @Override
    public Optional<Path> part(PartKind kind) {
      return Optional.of(folder.resolve(kind.folder)).filter(Files::isDirectory);
    }
  }

  /** The models of a ComfyUI installation. */
  record Comfy(ComfyFolder models) implements ModelPlace {
    @Override
    public Optional<Path> part(PartKind kind) {
      return models.part(kind);
    }

    @Override
    public Path folder() {
      return models.path();
    }
  }

  /**
   * One file: the transformer, and what else is in it. The other parts may lie beside it, as they
   * do in BFL's download, or in the ComfyUI folder that it is in.
   */
  record SingleFile(Path file) implements ModelPlace {

    /** How far below the models' folder people keep a file. */
    private static final int DEEPEST = 3;

    @Override
    public Optional<Path> part(PartKind kind) {
      if (kind == PartKind.TRANSFORMER || holds(kind)) {
        return Optional.of(file);
      }
      return new Diffusers(folder())
          .part(kind)
          .or(() -> beside(kind))
          .or(() -> comfy().flatMap(models -> models.part(kind)));
    }

    private boolean holds(PartKind kind) {
      try (WeightFile opened = WeightFile.open(file)) {
        return kind.prefixIn(opened.tensors().keySet()).isPresent();
      }
    }

    private Optional<Path> beside(PartKind kind) {
      return Optional.of(folder().resolve("ae.safetensors"))
          .filter(vae -> kind == PartKind.VAE && Files.isRegularFile(vae));
    }

    private Optional<ComfyFolder> comfy() {
      Path above = folder();
      ModelParts thisOne = ModelParts.FOUND.withTransformer(file);
      for (int i = 0; i < DEEPEST && above != null; i++) {
        Optional<ComfyFolder> found = ComfyFolder.at(above, thisOne);
        if (found.isPresent()) {
          return found;
        }
        above = above.getParent();
      }
      return Optional.empty();
    }

    @Override
    public Path folder() {
      return file.toAbsolutePath().getParent();
    }
  }

  /** What to do where a part was not found. */
  default ModelMissing missing(PartKind kind, Path asked) {
    String what =
        kind == PartKind.TRANSFORMER && this instanceof Diffusers
            ? "%s is no FLUX.1 model: it has no folder %s/. Give the folder that holds model_index.json, a file such as flux1-dev.safetensors, or ComfyUI's models folder."
                .formatted(asked, kind.folder)
            : this instanceof Diffusers
                ? "%s is no FLUX.1 model: it has no folder %s/. Give the folder that holds model_index.json, or name the part with %s."
                    .formatted(asked, kind.folder, kind.option)
                : "%s has no %s of FLUX.1%s. Name its file with %s."
                    .formatted(asked, kind.folder, places(kind), kind.option);
    return new ModelMissing(what);
  }

  private static String places(PartKind kind) {
    List<String> folders = kind.comfyFolders;
    return " in it, nor in ComfyUI's folders " + String.join("/, ", folders) + "/";
  }
}
