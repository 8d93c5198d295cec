package studio.eligen.engine.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.eligen.engine.RenderException.ModelMissing;

/**
 * A model in the layout that users have in their caches: {@code transformer/}, {@code
 * text_encoder/}, {@code text_encoder_2/}, {@code vae/}, {@code tokenizer/}, {@code tokenizer_2/},
 * {@code scheduler/}, and perhaps {@code lora/eligen.safetensors}.
 */
public record ModelFolder(Path path) {

  /**
   * Opens a folder.
   *
   * @throws ModelMissing if it is not there or is no model
   */
  public static ModelFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw new ModelMissing("There is no model folder %s.".formatted(path));
    }
    for (String part :
        new String[] {
          "transformer", "text_encoder", "text_encoder_2", "vae", "tokenizer", "tokenizer_2"
        }) {
      if (!Files.isDirectory(path.resolve(part))) {
        throw new ModelMissing(
            "%s is no FLUX.1 model: it has no folder %s/. Give the folder that holds model_index.json."
                .formatted(path, part));
      }
    }
    return new ModelFolder(path);
  }

  public Path part(String name) {
    return path.resolve(name);
  }

  public ConfigJson config(String part) {
    return ConfigJson.read(path.resolve(part).resolve("config.json"));
  }

  /** The scheduler's config, where the folder has one. */
  public Optional<ConfigJson> schedulerConfig() {
    Path file = path.resolve("scheduler").resolve("scheduler_config.json");
    return Files.exists(file) ? Optional.of(ConfigJson.read(file)) : Optional.empty();
  }

  /** The EliGen LoRA that came with the model. */
  public Optional<Path> bundledLora() {
    Path file = path.resolve("lora").resolve("eligen.safetensors");
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** The folder's own name. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }
}
