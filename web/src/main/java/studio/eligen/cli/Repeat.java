package studio.eligen.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.eligen.agent.cli.LoraArgument;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.EngineOptions.LoraFile;
import studio.eligen.engine.EngineOptions.Storage;
import studio.eligen.engine.ModelIdentity;
import studio.eligen.engine.ModelIdentity.Adapter;
import studio.eligen.engine.ModelIdentity.FusedLora;
import studio.eligen.engine.ModelKind;
import studio.eligen.engine.ModelParts;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.recipe.Recipe;
import studio.eligen.engine.weights.Fingerprint;
import studio.eligen.engine.weights.ModelFiles;

/**
 * Loads a model so that it draws a recorded picture again: with the LoRAs, the T5 length and the
 * type of then, except where the command line says otherwise.
 *
 * @param recorded what drew the picture
 * @param kind what the model has to be, where that decides whether it takes the request
 */
record Repeat(ModelIdentity recorded, Optional<ModelKind> kind) {

  static Repeat of(Recipe recipe) {
    return new Repeat(
        recipe.model(), recipe.request().reference().map(reference -> recipe.model().kind()));
  }

  /** A LoRA on the command line. */
  private record Given(LoraArgument argument, String fingerprint) {}

  EngineOptions options(ModelOptions given) {
    EngineOptions asked = given.options();
    int length = asked.t5Length().orElse(recorded.t5Length());
    return new EngineOptions(
        asked.device(),
        asked.dtype().or(() -> Optional.of(recorded.dtype())),
        false, // if it was there, it is among the LoRAs below, with its scale
        loras(given, asked.bundledLora()),
        OptionalInt.of(length),
        entityT5Length(asked.entityT5Length(), length),
        parts(asked.parts()),
        asked.storage() == Storage.AS_STORED ? recorded.storage() : asked.storage(),
        asked.embeddings());
  }

  private OptionalInt entityT5Length(OptionalInt asked, int length) {
    boolean alike = recorded.entityT5Length() == recorded.t5Length();
    return asked.isPresent() || alike
        ? asked
        : OptionalInt.of(Math.min(recorded.entityT5Length(), length));
  }

  private ModelParts parts(ModelParts asked) {
    return asked.kind().or(() -> kind).map(asked::withKind).orElse(asked);
  }

  /** The recorded LoRAs in their order, then those that are new. */
  private List<LoraFile> loras(ModelOptions given, boolean bundledAllowed) {
    List<Given> left = given(given.loras());
    List<LoraArgument> offered =
        given.offered().stream().map(f -> new LoraArgument(f, OptionalDouble.empty())).toList();
    List<Given> all = Stream.concat(left.stream(), given(offered).stream()).toList();
    Optional<Path> bundled = ModelFiles.find(given.path(), given.parts()).bundledLora();
    List<LoraFile> loras = new ArrayList<>();
    for (FusedLora lora : recorded.loras()) {
      if (lora.bundled()) {
        bundled
            .filter(file -> bundledAllowed)
            .ifPresent(file -> loras.add(new LoraFile(file, lora.scale())));
      } else {
        Given match = match(lora, all);
        left.remove(match);
        loras.add(match.argument.orElse(lora.scale()));
      }
    }
    left.forEach(lora -> loras.add(lora.argument.orElse(1)));
    return loras;
  }

  private static List<Given> given(List<LoraArgument> arguments) {
    return arguments.stream()
        .map(lora -> new Given(lora, Fingerprint.ofFile(lora.file())))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** What was drawn, with the scales of LoRAs that the options have by now. */
  static RenderRequest request(RenderRequest drawn, EngineOptions options) {
    Map<String, Double> now = new HashMap<>();
    options.loras().forEach(lora -> now.putIfAbsent(lora.name(), lora.scale()));
    Map<String, Double> scales = new HashMap<>(drawn.loras());
    scales.replaceAll((name, scale) -> now.getOrDefault(name, 0.0));
    return drawn.toBuilder().loras(scales).build();
  }

  private static Given match(FusedLora lora, List<Given> given) {
    return given.stream()
        .filter(file -> file.fingerprint.equals(lora.fingerprint()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequest(
                    "The picture was drawn with the LoRA %s (fingerprint %s, scale %s); give that file with --lora, or its folder with --loras."
                        .formatted(lora.name(), lora.fingerprint(), lora.scale())));
  }

  /** What differs between the model of then and this one, as sentences. */
  List<String> differences(ModelIdentity now) {
    List<String> differences = new ArrayList<>();
    if (!now.fingerprint().equals(recorded.fingerprint())) {
      differences.add(
          "it was drawn by model %s (fingerprint %s), this is %s (%s), so it will look different"
              .formatted(recorded.name(), recorded.fingerprint(), now.name(), now.fingerprint()));
    }
    recorded
        .adapter()
        .flatMap(then -> otherAdapter(then, now.adapter()))
        .ifPresent(differences::add);
    List<String> bundledNow = bundledFingerprints(now);
    if (!bundledFingerprints(recorded).equals(bundledNow)) {
      differences.add(
          bundledNow.isEmpty()
              ? "it was drawn with the EliGen LoRA in the model's folder, and this time there is none"
              : "the EliGen LoRA in the model's folder is another one than then");
    }
    return differences;
  }

  /** Where there is none, the render refuses the style picture and says what to do. */
  private static Optional<String> otherAdapter(Adapter then, Optional<Adapter> now) {
    return now.filter(given -> !given.fingerprint().equals(then.fingerprint()))
        .map(
            given ->
                "its style picture was told by the IP-Adapter %s (fingerprint %s), this is %s (%s)"
                    .formatted(then.name(), then.fingerprint(), given.name(), given.fingerprint()));
  }

  private static List<String> bundledFingerprints(ModelIdentity model) {
    return model.loras().stream().filter(FusedLora::bundled).map(FusedLora::fingerprint).toList();
  }
}
