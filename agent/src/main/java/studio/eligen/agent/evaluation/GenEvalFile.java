package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.evaluation.GenEvalPrompt.Place;
import studio.eligen.agent.evaluation.GenEvalPrompt.Shown;

/** Reads GenEval's own sentences with their truth. */
final class GenEvalFile {

  private static final String NAME = "evaluation_metadata.jsonl";
  private static final int MOST_OBJECTS = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private GenEvalFile() {}

  /**
   * The sentences of a folder that holds {@code evaluation_metadata.jsonl}, or of a checkout of
   * GenEval.
   *
   * @throws InvalidInput if there is no such file or it makes no sense
   */
  static List<GenEvalPrompt> read(Path folder) {
    Path file = ListFile.find(folder, NAME, List.of("prompts"), "github.com/djghosh13/geneval");
    List<GenEvalPrompt> prompts = new ArrayList<>();
    for (String line : ListFile.lines(file)) {
      try {
        prompts.add(prompt(JSON.readTree(line)));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        String why =
            e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
        throw new InvalidInput(
            "%s makes no sense in line %d: %s. Fetch it again."
                .formatted(file, prompts.size() + 1, why),
            e);
      }
    }
    return prompts;
  }

  private static GenEvalPrompt prompt(JsonNode json) {
    List<Shown> shown = new ArrayList<>();
    int objects = 0;
    for (JsonNode object : json.path("include")) {
      shown.add(shown(object, shown.size()));
      objects += shown.get(shown.size() - 1).count();
    }
    if (shown.isEmpty() || objects > MOST_OBJECTS) {
      throw new IllegalArgumentException(
          "it includes %d objects, and 1 to %d can be judged".formatted(objects, MOST_OBJECTS));
    }
    return new GenEvalPrompt(text(json, "tag"), text(json, "prompt"), shown);
  }

  private static Shown shown(JsonNode json, int before) {
    int count = json.path("count").asInt(1);
    if (count < 1 || count > MOST_OBJECTS) {
      throw new IllegalArgumentException("the count %d is not 1 to 32".formatted(count));
    }
    Optional<String> colour = Optional.ofNullable(json.path("color").textValue());
    return new Shown(text(json, "class"), count, colour, place(json.path("position"), before));
  }

  private static Optional<Place> place(JsonNode position, int before) {
    if (position.isMissingNode()) {
      return Optional.empty();
    }
    int other = position.path(1).asInt(-1);
    if (other < 0 || other >= before) {
      throw new IllegalArgumentException("the position %s is of no object".formatted(position));
    }
    return Optional.of(new Place(position.path(0).asText(), other));
  }

  private static String text(JsonNode json, String field) {
    String text = json.path(field).asText("").strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a \"" + field + "\" is missing");
    }
    return text;
  }
}
