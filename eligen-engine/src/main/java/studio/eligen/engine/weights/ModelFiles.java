package studio.eligen.engine.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.ModelIdentity.Adapter;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderException.ModelMissing;

/**
 * A model's files: found in a folder of diffusers, in one file, in ComfyUI's models, or named one
 * by one. No weights are read for this.
 *
 * @param name of the model
 * @param parts all four, and the two that a style picture takes where there are both
 * @param folder where tokenizers, scheduler and a LoRA of the model's own may lie
 * @param wholeFolder whether nothing lies elsewhere, so that the folder is the model
 */
public record ModelFiles(
    String name, ModelKind kind, Map<PartKind, ModelPart> parts, Path folder, boolean wholeFolder) {

  /** Of the tokenizers that ship, the numbers of tokens. */
  private static final int CLIP_L_TOKENS = 49_408;

  private static final int T5_TOKENS = 32_100;

  /**
   * Finds a model.
   *
   * @param model a folder or a file
   * @param named what lies elsewhere
   * @throws ModelMissing if a part is not there
   * @throws studio.eligen.engine.RenderException.ModelCorrupt if one is something else
   * @throws BadRequest if it is not what it was named, or of a kind that is not drawn with yet
   */
  public static ModelFiles find(Path model, ModelParts named) {
    ModelPlace place = ModelPlace.of(model, named);
    Map<PartKind, ModelPart> parts = new EnumMap<>(PartKind.class);
    for (PartKind kind : PartKind.NETWORKS) {
      Path path =
          kind.named(named)
              .or(() -> place.part(kind))
              .orElseThrow(() -> place.missing(kind, model));
      parts.put(kind, ModelPart.of(kind, path));
    }
    ModelKind kind = KindOfModel.of(parts.get(PartKind.TRANSFORMER), model, named.kind());
    parts.putAll(style(place, named));
    boolean whole =
        place instanceof ModelPlace.Diffusers
            && PartKind.NETWORKS.stream().allMatch(part -> part.named(named).isEmpty());
    ModelFiles files = new ModelFiles(name(model), kind, parts, place.folder(), whole);
    files.requireTokenizer("tokenizer", PartKind.CLIP, CLIP_L_TOKENS);
    files.requireTokenizer("tokenizer_2", PartKind.T5, T5_TOKENS);
    return files;
  }

  /** The image encoder of style pictures and the IP-Adapter, where there are both. */
  private static Map<PartKind, ModelPart> style(ModelPlace place, ModelParts named) {
    Map<PartKind, Path> paths = new EnumMap<>(PartKind.class);
    for (PartKind kind : PartKind.STYLE) {
      kind.named(named).or(() -> place.part(kind)).ifPresent(path -> paths.put(kind, path));
    }
    Map<PartKind, ModelPart> parts = new EnumMap<>(PartKind.class);
    if (paths.size() == PartKind.STYLE.size()) {
      paths.forEach((kind, path) -> parts.put(kind, ModelPart.of(kind, path)));
    } else {
      requireNotNamedAlone(named);
    }
    return parts;
  }

  private static void requireNotNamedAlone(ModelParts named) {
    for (PartKind kind : PartKind.STYLE) {
      if (kind.named(named).isPresent()) {
        throw new BadRequest(
            "%s %s is of no use alone: style pictures take an image encoder (--image-encoder) and an IP-Adapter (--ip-adapter); name both."
                .formatted(kind.option, kind.named(named).get()));
      }
    }
  }

  /** The tokenizers that ship are those of CLIP-L and T5-XXL, and would ask others for too much. */
  private void requireTokenizer(String which, PartKind encoder, int shipped) {
    int known = part(encoder).config().count("vocab_size");
    if (tokenizer(which).isEmpty() && known < shipped) {
      throw new ModelMissing(
          "%s knows %d tokens, and the tokenizer that ships has %d: lay the model's own into %s."
              .formatted(part(encoder).weights(), known, shipped, folder.resolve(which)));
    }
  }

  /**
   * What a request for a model means by what it does not say; looks at the weights' headers only
   * where the model's folder does not say itself.
   */
  public static GenerationDefaults defaults(Path model, ModelParts named) {
    return GenerationDefaults.of(model, () -> find(model, named).kind());
  }

  /** The model's own name: a cache of Hugging Face's calls its folders by numbers. */
  static String name(Path model) {
    Path path = model.toAbsolutePath().normalize();
    for (Path above = path;
        above != null && above.getFileName() != null;
        above = above.getParent()) {
      String folder = above.getFileName().toString();
      if (folder.startsWith("models--")) {
        return folder.substring(folder.lastIndexOf("--") + 2);
      }
    }
    return path.getFileName() == null ? "/" : path.getFileName().toString();
  }

  public ModelPart part(PartKind kind) {
    return parts.get(kind);
  }

  /** Whether it can draw in the style of a picture. */
  public boolean takesStyle() {
    return parts.keySet().containsAll(PartKind.STYLE);
  }

  /** What tells it of a style picture, where it has that. */
  public Optional<Adapter> adapter() {
    return takesStyle()
        ? Optional.of(new Adapter(part(PartKind.IP_ADAPTER).name(), Fingerprint.ofStyle(this)))
        : Optional.empty();
  }

  /** A tokenizer's folder, {@code tokenizer} or {@code tokenizer_2}, where the model has one. */
  public Optional<Path> tokenizer(String which) {
    return Optional.of(folder.resolve(which)).filter(Files::isDirectory);
  }

  /** The scheduler's config, where the model has one. */
  public Optional<ConfigJson> schedulerConfig() {
    Path file = folder.resolve("scheduler").resolve("scheduler_config.json");
    return Files.exists(file) ? Optional.of(ConfigJson.read(file)) : Optional.empty();
  }

  /** The EliGen LoRA that came with the model. */
  public Optional<Path> bundledLora() {
    Path file = folder.resolve("lora").resolve("eligen.safetensors");
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** The names of the four networks' files or folders, in the order of {@link PartKind}. */
  public List<String> taken() {
    return PartKind.NETWORKS.stream().map(kind -> part(kind).name()).toList();
  }

  /** What was taken, as a sentence without its full stop. */
  public String summary() {
    List<String> pieces = new ArrayList<>();
    if (wholeFolder) {
      pieces.add(folder.toString());
    }
    parts.forEach(
        (part, files) -> {
          if (!wholeFolder || PartKind.STYLE.contains(part)) {
            pieces.add(part.folder + " " + files.weights());
          }
        });
    for (String tokenizer : List.of("tokenizer", "tokenizer_2")) {
      if (tokenizer(tokenizer).isEmpty()) {
        pieces.add(tokenizer + " from this program");
      }
    }
    return "%s: %s".formatted(kind.title, String.join(", ", pieces));
  }
}
