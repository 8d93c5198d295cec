package studio.eligen.agent.designer.language.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;

/** The files of the corpus. */
record Corpus(
    List<Utterance> seen,
    List<Utterance> unseen,
    List<Utterance> heard,
    Map<String, Design> designs) {

  static final Path FOLDER = Path.of("src/test/resources/corpus");

  private static final long SEED = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  static Corpus read() {
    try {
      Map<String, Design> designs = new HashMap<>();
      JsonNode named = JSON.readTree(FOLDER.resolve("designs.json").toFile());
      named.properties().forEach(d -> designs.put(d.getKey(), design(d.getValue())));
      return new Corpus(
          utterances("seen.jsonl"), utterances("unseen.jsonl"), utterances("heard.jsonl"), designs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Utterance> utterances(String file) throws IOException {
    List<Utterance> all = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(file))) {
      all.add(Utterance.of(JSON.readTree(line)));
    }
    return all;
  }

  private static Design design(JsonNode json) {
    String[] sides = json.path("canvas").asText().split("x");
    Canvas canvas = new Canvas(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    List<Entity> entities = new ArrayList<>();
    json.path("entities").forEach(entity -> entities.add(entity(entity)));
    String scene = json.path("scene").asText();
    return new Design(canvas, scene, json.path("style").asText(), "", SEED, entities);
  }

  private static Entity entity(JsonNode json) {
    JsonNode box = json.path("box");
    return new Entity(
        json.path("id").asText(),
        json.path("prompt").asText(),
        new Region.Box(
            box.path(0).asDouble(),
            box.path(1).asDouble(),
            box.path(2).asDouble(),
            box.path(3).asDouble()));
  }
}
