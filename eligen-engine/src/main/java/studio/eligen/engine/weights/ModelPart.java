package studio.eligen.engine.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import studio.eligen.engine.RenderException.ModelCorrupt;
import studio.eligen.engine.RenderException.ModelMissing;

/**
 * One network of a model: its weights, checked to be such a network's, and its config.
 *
 * @param weights a safetensors or GGUF file, or a folder with one or with shards
 * @param prefix what stands before the network's names in it
 * @param config from the folder's {@code config.json}, from {@code NAME.json} beside {@code
 *     NAME.safetensors}, or else by the tensors' sides
 */
public record ModelPart(PartKind kind, Path weights, String prefix, ConfigJson config) {

  /**
   * Finds a part in a file or a folder.
   *
   * @throws ModelMissing if nothing is there
   * @throws ModelCorrupt if it is something else
   */
  static ModelPart of(PartKind kind, Path weights) {
    if (!Files.exists(weights)) {
      throw new ModelMissing("There is no file %s.".formatted(weights));
    }
    boolean hasConfig = kind != PartKind.IP_ADAPTER; // its tensors tell all that there is to it
    if (Files.isDirectory(weights) && hasConfig) {
      return new ModelPart(kind, weights, "", ConfigJson.read(weights.resolve("config.json")));
    }
    try (Checkpoint all = Checkpoint.open(weights)) {
      String prefix = prefix(kind, weights, all.tensors().keySet());
      return new ModelPart(kind, weights, prefix, config(kind, weights, prefix));
    }
  }

  private static String prefix(PartKind kind, Path weights, Set<String> names) {
    return kind.prefixIn(names)
        .orElseThrow(
            () ->
                new ModelCorrupt(
                    "%s does not hold FLUX.1's %s: it has %d tensors, such as %s."
                        .formatted(
                            weights,
                            kind.folder,
                            names.size(),
                            names.stream().sorted().findFirst().orElse("none"))));
  }

  private static ConfigJson config(PartKind kind, Path weights, String prefix) {
    Path beside = configBeside(weights);
    if (Files.exists(beside)) {
      return ConfigJson.read(beside);
    }
    try (Checkpoint own = Checkpoint.open(weights, names -> prefix)) {
      return ConfigByShape.of(kind, own);
    }
  }

  /** Of its file or folder. */
  public String name() {
    return weights.getFileName().toString();
  }

  /** {@code NAME.json} for {@code NAME.safetensors}. */
  static Path configBeside(Path weights) {
    String name = weights.getFileName().toString();
    return weights.resolveSibling(name.replaceFirst("\\.(safetensors|gguf)$", "") + ".json");
  }

  /** The config's file, where it has one. */
  Optional<Path> configFile() {
    return Optional.of(config.file()).filter(file -> file.toString().endsWith(".json"));
  }

  /** Opens the weights. */
  public Checkpoint open() {
    return Checkpoint.open(weights, names -> prefix);
  }
}
