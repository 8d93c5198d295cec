package studio.eligen.agent.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.engine.Region;

/** Reads what a corpus is made of: utterances, a line each, and the designs they are about. */
final class CorpusFiles {

  private static final long SEED = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CorpusFiles() {}

  static List<Utterance> utterances(InputStream in) throws IOException {
    List<Utterance> all = new ArrayList<>();
    try (var lines = JSON.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      while (lines.hasNextValue()) {
        all.add(Utterance.of(lines.nextValue()));
      }
    }
    return all;
  }

  /** The designs of a file, by name. */
  static Map<String, Design> designs(InputStream in) throws IOException {
    Map<String, Design> designs = new LinkedHashMap<>();
    JSON.readTree(in).properties().forEach(d -> designs.put(d.getKey(), design(d.getValue())));
    return designs;
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
