package studio.eligen.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.eligen.engine.RenderRequest.Schedule;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;

/**
 * What a request means by what it does not say: the paper's values, unless the model folder's
 * {@code generation_config.json} has others. Reads no weights and loads no native library.
 *
 * @param draft size and steps of a quick look, where the model names them
 */
public record GenerationDefaults(
    int width,
    int height,
    int steps,
    double cfg,
    double guidance,
    String negative,
    Schedule schedule,
    Optional<Draft> draft) {

  private static final long LARGEST_FILE = 1 << 20;

  /** The paper's settings, for FLUX.1-dev. */
  public static final GenerationDefaults PAPER =
      new GenerationDefaults(1024, 1024, 50, 3, 3.5, "", Schedule.FLUX, Optional.empty());

  /** FLUX.1-schnell's: it was distilled to few steps without guidance. */
  public static final GenerationDefaults SCHNELL =
      new GenerationDefaults(1024, 1024, 4, 1, 0, "", Schedule.FLUX, Optional.empty());

  /** FLUX.1-Kontext-dev's, as its publishers use it. */
  public static final GenerationDefaults KONTEXT =
      new GenerationDefaults(1024, 1024, 28, 1, 2.5, "", Schedule.FLUX, Optional.empty());

  /** FLUX.1-Fill-dev's, likewise. */
  public static final GenerationDefaults FILL =
      new GenerationDefaults(1024, 1024, 50, 1, 30, "", Schedule.FLUX, Optional.empty());

  /** FLUX.1-Depth-dev's; FLUX.1-Canny-dev's publishers advise a guidance of 30. */
  public static final GenerationDefaults CONTROL =
      new GenerationDefaults(1024, 1024, 50, 1, 10, "", Schedule.FLUX, Optional.empty());

  /** The size and steps of a quick look at a design. */
  public record Draft(int width, int height, int steps) {}

  /**
   * The defaults of a model folder.
   *
   * @throws RenderException.ModelCorrupt if its generation_config.json cannot be read
   */
  public static GenerationDefaults of(Path modelFolder) {
    return of(modelFolder, () -> ModelKind.DEV);
  }

  /**
   * The same where the model may be of another kind than FLUX.1-dev.
   *
   * @param kind is asked where the folder does not say
   */
  public static GenerationDefaults of(Path modelFolder, Supplier<ModelKind> kind) {
    Path file = modelFolder.resolve("generation_config.json");
    if (!Files.exists(file)) {
      return of(kind.get());
    }
    try {
      return of(StrictJson.read(SmallFile.read(file, LARGEST_FILE)));
    } catch (IOException | IllegalArgumentException e) {
      throw new RenderException.ModelCorrupt(
          "%s cannot be read: %s".formatted(file, StrictJson.reason(e)), e);
    }
  }

  private static GenerationDefaults of(ModelKind kind) {
    return switch (kind) {
      case SCHNELL -> SCHNELL;
      case KONTEXT -> KONTEXT;
      case FILL -> FILL;
      case CONTROL -> CONTROL;
      default -> PAPER;
    };
  }

  private static GenerationDefaults of(JsonNode json) {
    JsonNode draft = json.path("draft");
    return new GenerationDefaults(
        json.path("width").asInt(PAPER.width),
        json.path("height").asInt(PAPER.height),
        json.path("steps").asInt(PAPER.steps),
        json.path("cfg").asDouble(PAPER.cfg),
        json.path("guidance").asDouble(PAPER.guidance),
        json.path("negative").asText(PAPER.negative),
        schedule(json.path("schedule").asText("flux")),
        draft.isObject()
            ? Optional.of(
                new Draft(
                    draft.path("width").asInt(),
                    draft.path("height").asInt(),
                    draft.path("steps").asInt()))
            : Optional.empty());
  }

  private static Schedule schedule(String name) {
    return Stream.of(Schedule.values())
        .filter(schedule -> schedule.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "schedule is \"%s\"; it must be flux or diffsynth.".formatted(name)));
  }

  /** The same with another number of steps. */
  public GenerationDefaults withSteps(int number) {
    return new GenerationDefaults(width, height, number, cfg, guidance, negative, schedule, draft);
  }

  /** A request with these settings, to be added to: so far it has seed 0 and no entities. */
  public RenderRequest.Builder request(String prompt) {
    return new RenderRequest.Builder(prompt, this);
  }
}
