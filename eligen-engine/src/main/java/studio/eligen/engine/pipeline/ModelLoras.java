package studio.eligen.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.ModelFiles;

/**
 * The LoRAs that a model draws with.
 *
 * @param bundled the model's own, unless it is to be left out
 * @param given further ones, in order
 */
record ModelLoras(Optional<Path> bundled, List<LoraFile> given) {

  static ModelLoras of(ModelFiles model, EngineOptions options) {
    return new ModelLoras(
        model.bundledLora().filter(file -> options.bundledLora()), options.loras());
  }

  /** The same with others for those that were given. */
  ModelLoras with(List<LoraFile> others) {
    return new ModelLoras(bundled, List.copyOf(others));
  }

  /** All of them; the model's own is used as it was trained. */
  List<LoraFile> files() {
    List<LoraFile> files = new ArrayList<>();
    bundled.ifPresent(file -> files.add(new LoraFile(file, 1)));
    files.addAll(given);
    return files;
  }

  /** What a recipe says of them. */
  List<FusedLora> identities(ModelFiles model) {
    Optional<Path> own = model.bundledLora();
    return files().stream()
        .map(
            lora ->
                new FusedLora(
                    lora.file().getFileName().toString(),
                    Fingerprint.ofFile(lora.file()),
                    lora.scale(),
                    own.isPresent() && own.get().equals(lora.file())))
        .toList();
  }
}
