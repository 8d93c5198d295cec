package studio.eligen.engine.recipe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import studio.eligen.engine.Edit;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.RenderRequest.Entity;
import studio.eligen.engine.Style;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.JsonSeed;

/**
 * Turns a request into the JSON that {@link RequestReader} reads, with nothing left to defaults,
 * and the files that it names. Its noise is not part of it.
 */
final class RequestWriter {

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** The files that the JSON names, by name. */
  Map<String, byte[]> files() {
    return files;
  }

  ObjectNode write(RenderRequest request) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("prompt", request.prompt())
            .put("negative", request.negative())
            .put("width", request.width())
            .put("height", request.height())
            .<ObjectNode>set("seed", JsonSeed.of(request.seed()))
            .put("steps", request.steps())
            .put("cfg", request.cfg())
            .put("guidance", request.guidance())
            .put("schedule", RequestReader.nameOf(request.schedule()));
    ArrayNode entities = json.putArray("entities");
    for (Entity entity : request.entities()) {
      ObjectNode item = entities.addObject().put("prompt", entity.prompt());
      item.set("region", RegionJson.write(entity.region(), () -> mask(entity, entities.size())));
      entity.seed().ifPresent(seed -> item.set("seed", JsonSeed.of(seed)));
    }
    json.put("eligenOnNegative", request.eligenOnNegative());
    request.edit().ifPresent(edit -> write(edit, json.putObject("edit")));
    request.style().ifPresent(style -> write(style, json.putObject("style")));
    if (!request.loras().isEmpty()) {
      new TreeMap<>(request.loras()).forEach(json.putObject("loras")::put);
    }
    request
        .control()
        .map(control -> attach("control.png", Pictures.png(control.image())))
        .ifPresent(file -> json.putObject("control").put("image", file));
    request
        .reference()
        .map(reference -> attach("reference.png", Pictures.png(reference.image())))
        .ifPresent(file -> json.putObject("reference").put("image", file));
    return json;
  }

  private String mask(Entity entity, int number) {
    return attach("mask-" + number + ".png", Pictures.png((Region.Mask) entity.region()));
  }

  private void write(Edit edit, ObjectNode json) {
    json.put("image", attach("image.png", Pictures.png(edit.image())));
    edit.release()
        .ifPresent(
            release -> {
              if (release instanceof Edit.Release.PerEntity per) {
                ArrayNode levels = json.putArray("release");
                per.levels().forEach(level -> levels.add(level.doubleValue()));
              } else if (release instanceof Edit.Release.Levels levels) {
                json.put("release", attach("release.png", Pictures.png(levels.map())));
              }
            });
  }

  private void write(Style style, ObjectNode json) {
    json.put("image", attach("style.png", Pictures.png(style.image())));
    json.put("scale", style.scale());
    style.entities().ifPresent(entities -> entities.forEach(json.putArray("entities")::add));
  }

  private String attach(String name, byte[] content) {
    files.put(name, content);
    return name;
  }
}
