package studio.eligen.engine.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.ModelFiles;

/**
 * The LoRAs that a model draws with, and those that it could.
 *
 * @param bundled the model's own, unless it is to be left out
 * @param given further ones, in order; those of scale 0 are not read
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

  /**
   * The same with those of some names at other scales.
   *
   * @throws BadRequest if there is none of such a name, or several
   */
  ModelLoras scaled(Map<String, Double> scales) {
    scales.forEach(this::requireOne);
    return with(
        given.stream()
            .map(lora -> lora.at(scales.getOrDefault(lora.name(), lora.scale())))
            .toList());
  }

  private void requireOne(String name, double scale) {
    List<LoraFile> called = given.stream().filter(lora -> lora.name().equals(name)).toList();
    if (called.size() > 1) {
      throw new BadRequest(
          "Several LoRAs are called \"%s\"; give one of the files another name.".formatted(name));
    }
    if (called.isEmpty() && scale != 0) {
      throw new BadRequest("There is no LoRA \"%s\" here; %s.".formatted(name, choices()));
    }
  }

  private String choices() {
    return given.isEmpty()
        ? "none was given with --lora or --loras"
        : given.stream().map(LoraFile::name).collect(Collectors.toCollection(TreeSet::new)).stream()
            .collect(Collectors.joining(", ", "there are ", ""));
  }

  /** All that are drawn with; the model's own is used as it was trained. */
  List<LoraFile> files() {
    List<LoraFile> files = new ArrayList<>();
    bundled.ifPresent(file -> files.add(new LoraFile(file, 1)));
    given.stream().filter(lora -> lora.scale() != 0).forEach(files::add);
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
