package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.RenderException.BadRequest;

/**
 * Tells the FLUX.1 models apart: by the transformer's input and its guidance, and where those are
 * the same by what the files say of themselves, or their names.
 */
final class KindOfModel {

  private static final long LATENTS = 64;
  private static final long WITH_MAP = 2 * LATENTS;
  private static final long WITH_PICTURE_AND_MASK = 6 * LATENTS;
  private static final int FLUX_HIDDEN = 3072;

  private KindOfModel() {}

  /**
   * Recognises a model.
   *
   * @param asked what its owner says it is
   * @throws BadRequest if that cannot be
   */
  static ModelKind of(ModelPart transformer, Path model, Optional<ModelKind> asked) {
    ConfigJson config = transformer.config();
    ModelKind found =
        of(
            config.count("in_channels"),
            config.flag("guidance_embeds", false),
            hints(transformer, model));
    int hidden = config.count("num_attention_heads") * config.count("attention_head_dim");
    if (asked.isPresent()) {
      return requireLike(asked.get(), found, transformer);
    }
    boolean bySize = found == ModelKind.FILL || found == ModelKind.CONTROL;
    return hidden == FLUX_HIDDEN || bySize ? found : ModelKind.OTHER;
  }

  /**
   * What the transformer takes tells most.
   *
   * @param channels of an image token
   * @param hints what its files say, in lower case
   */
  static ModelKind of(long channels, boolean guided, String hints) {
    if (channels == WITH_PICTURE_AND_MASK) {
      return ModelKind.FILL;
    }
    if (channels == WITH_MAP) {
      return ModelKind.CONTROL;
    }
    if (!guided) {
      return ModelKind.SCHNELL;
    }
    if (hints.contains("kontext")) {
      return ModelKind.KONTEXT;
    }
    return hints.contains("krea") ? ModelKind.KREA : ModelKind.DEV;
  }

  /** Whether a model that was recognised as one may be the other, as its owner says. */
  static boolean mayBe(ModelKind asked, ModelKind found) {
    return asked == found || asked == ModelKind.OTHER || isLikeDev(asked) && isLikeDev(found);
  }

  private static boolean isLikeDev(ModelKind kind) {
    return kind == ModelKind.DEV || kind == ModelKind.KREA || kind == ModelKind.KONTEXT;
  }

  private static ModelKind requireLike(ModelKind asked, ModelKind found, ModelPart transformer) {
    if (!mayBe(asked, found)) {
      throw new BadRequest(
          "%s is not %s, as --kind says: by its tensors it is %s."
              .formatted(transformer.weights(), asked.title, found.title));
    }
    return asked;
  }

  private static String hints(ModelPart transformer, Path model) {
    List<String> hints = new ArrayList<>(List.of(names(model), names(transformer.weights())));
    Path index = model.resolve("model_index.json");
    if (Files.isRegularFile(index)) {
      JsonNode name = ConfigJson.read(index).json().path("_class_name");
      hints.add(name.asText("").toLowerCase(Locale.ROOT));
    }
    if (Files.isRegularFile(transformer.weights())) {
      try (WeightFile file = WeightFile.open(transformer.weights())) {
        hints.add(hints(transformer.weights(), file));
      }
    }
    return String.join(" ", hints);
  }

  /** What a file says of itself, and its name. */
  static String hints(Path path, WeightFile file) {
    return (names(path) + " " + file.metadata().values()).toLowerCase(Locale.ROOT);
  }

  /** A file's or a folder's own name, and that of the model in whose folder it is. */
  private static String names(Path path) {
    Path own = path.toAbsolutePath().normalize();
    String name = String.valueOf(own.getFileName());
    boolean isPart = name.equals(PartKind.TRANSFORMER.folder) && own.getParent() != null;
    String model = ModelFiles.name(isPart ? own.getParent() : own);
    return (name + " " + model).toLowerCase(Locale.ROOT);
  }
}
