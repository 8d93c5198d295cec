package studio.eligen.engine.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;

/**
 * What alpha / rank is where a LoRA file has no tensors of alpha: diffusers writes PEFT's settings
 * into the metadata, PEFT itself into {@code adapter_config.json} beside the file. Without either,
 * alpha is the rank.
 *
 * @param settings PEFT's {@code LoraConfig}, or nothing
 * @param prefix of its fields
 */
record PeftScale(Path file, JsonNode settings, String prefix) {

  private static final String METADATA = "lora_adapter_metadata";
  private static final String PREFIX = "transformer.";
  private static final long LONGEST_FILE = 1 << 20;

  static PeftScale of(Safetensors file) {
    Optional<String> metadata = Optional.ofNullable(file.metadata().get(METADATA));
    Path beside = file.file().resolveSibling("adapter_config.json");
    try {
      if (metadata.isPresent()) {
        JsonNode json = StrictJson.read(metadata.get());
        return new PeftScale(file.file(), json, json.has(PREFIX + "lora_alpha") ? PREFIX : "");
      }
      if (file.file().endsWith("adapter_model.safetensors") && Files.exists(beside)) {
        return new PeftScale(
            file.file(), StrictJson.read(SmallFile.read(beside, LONGEST_FILE)), "");
      }
    } catch (IOException e) {
      throw new BadRequest(
          "PEFT's settings of the LoRA %s cannot be read: %s"
              .formatted(file.file(), StrictJson.reason(e)),
          e);
    }
    return new PeftScale(file.file(), MissingNode.getInstance(), "");
  }

  /**
   * alpha / rank of a layer; alpha / √rank where the trainer was told so (Kalajdzievski 2023).
   *
   * @param module what the trainer called the layer
   */
  double factor(String module, long rank) {
    JsonNode alpha = pattern(module).orElse(settings.path(prefix + "lora_alpha"));
    if (alpha.isMissingNode() || alpha.isNull()) {
      return 1;
    }
    if (!alpha.isNumber() || !Double.isFinite(alpha.doubleValue())) {
      throw new BadRequest(
          "PEFT's settings of the LoRA %s say lora_alpha = %s; it must be a number."
              .formatted(file, alpha));
    }
    boolean rooted = settings.path(prefix + "use_rslora").asBoolean(false);
    return alpha.doubleValue() / (rooted ? Math.sqrt(rank) : rank);
  }

  /** An alpha of the layer's own, named by the layer or by the end of its name. */
  private Optional<JsonNode> pattern(String module) {
    for (Map.Entry<String, JsonNode> own : settings.path(prefix + "alpha_pattern").properties()) {
      if (module.equals(own.getKey()) || module.endsWith("." + own.getKey())) {
        return Optional.of(own.getValue());
      }
    }
    return Optional.empty();
  }
}
