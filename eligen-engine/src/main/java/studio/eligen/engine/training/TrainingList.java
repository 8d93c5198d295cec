package studio.eligen.engine.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.training.TrainingSet.Entity;
import studio.eligen.engine.training.TrainingSet.Item;
import studio.eligen.engine.training.TrainingSet.Place;

/**
 * Reads the list of one folder.
 *
 * @param real the folder without links
 */
record TrainingList(Path folder, Path real) {

  /** More need another way of training than this one. */
  private static final int MOST_ITEMS = 200_000;

  private static final long LARGEST_LIST = StrictJson.MOST_BYTES;
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_NAME = 4096;

  List<Item> whole(Path list) {
    try {
      JsonNode json = StrictJson.read(SmallFile.read(list, LARGEST_LIST));
      return document(list.toString(), json).list(MOST_ITEMS).stream()
          .flatMap(item -> items(item).stream())
          .toList();
    } catch (IOException e) {
      throw TrainingSet.unreadable(list, e);
    }
  }

  /** One object a line: a tree of all of them would take many times as much memory. */
  List<Item> lines(Path list) {
    List<Item> items = new ArrayList<>();
    try (InputStream bytes = opened(list)) {
      for (byte[] line = line(bytes); line.length > 0; line = line(bytes)) {
        if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
          items.addAll(line(list, line, items.size()));
        }
      }
    } catch (IOException e) {
      throw TrainingSet.unreadable(list, e);
    }
    return items;
  }

  private static InputStream opened(Path list) throws IOException {
    SmallFile.requireFile(list);
    return new BufferedInputStream(Files.newInputStream(list));
  }

  /** A document that is named in each refusal. */
  private static JsonField document(String name, JsonNode json) {
    return JsonField.of(
        name, json, why -> new BadRequest(why.startsWith(name) ? why : name + ": " + why));
  }

  /** The next line with its end; nothing at the end of the file. */
  private static byte[] line(InputStream bytes) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
      if (line.size() > LONGEST_LINE) {
        throw new IOException("a line has more than %d bytes".formatted(LONGEST_LINE));
      }
    }
    return line.toByteArray();
  }

  private List<Item> line(Path list, byte[] line, int before) {
    if (before >= MOST_ITEMS) {
      throw new BadRequest("%s has more than %d pictures.".formatted(list, MOST_ITEMS));
    }
    String place = "%s, picture %d".formatted(list, before + 1);
    try {
      return items(document(place, StrictJson.read(line)));
    } catch (IOException e) {
      throw new BadRequest("%s: %s".formatted(place, StrictJson.reason(e)), e);
    }
  }

  private List<Item> items(JsonField json) {
    json.anyObject();
    return json.optional("original_layout").isPresent()
        ? List.of(
            paired(json, "original", Optional.empty()),
            paired(json, "edited", Optional.of(prompt(json, "edit_prompt"))))
        : List.of(item(json));
  }

  /** One picture of a pair. */
  private Item paired(JsonField json, String which, Optional<String> edit) {
    List<Entity> entities = new ArrayList<>();
    JsonField layout = json.required(which + "_layout").anyObject();
    for (JsonField entity : list(layout, "entities")) {
      JsonField thing = entity.anyObject();
      entities.add(new Entity(prompt(thing, "prompt"), box(thing.required("box"))));
    }
    return new Item(
        file(json.required(which + "_image_file_name")),
        prompt(json, which + "_prompt"),
        entities,
        edit);
  }

  private static String prompt(JsonField json, String name) {
    return json.required(name).text(RenderRequest.LONGEST_PROMPT);
  }

  private Item item(JsonField json) {
    List<JsonField> prompts = list(json, "eligen_entity_prompts");
    List<JsonField> masks = list(json, "eligen_entity_masks");
    if (prompts.size() != masks.size()) {
      throw json.required("eligen_entity_masks")
          .refused(
              "there are %d of them for %d eligen_entity_prompts; each entity has one."
                  .formatted(masks.size(), prompts.size()));
    }
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      entities.add(
          new Entity(prompts.get(i).text(RenderRequest.LONGEST_PROMPT), place(masks.get(i))));
    }
    return new Item(file(json.required("image")), prompt(json, "prompt"), entities);
  }

  private static List<JsonField> list(JsonField json, String name) {
    return json.optional(name)
        .map(field -> field.list(RenderRequest.MOST_ENTITIES))
        .orElse(List.of());
  }

  private Place place(JsonField json) {
    return json.value().isTextual() ? new Place.Mask(file(json)) : box(json);
  }

  private static Place box(JsonField json) {
    if (!json.value().isArray() || json.value().size() != 4) {
      throw json.mustBe("a file's name, or the four edges of a box");
    }
    double[] edges = json.list(4).stream().mapToDouble(edge -> edge.number(0, 1)).toArray();
    try {
      return new Place.Box(new Region.Box(edges[0], edges[1], edges[2], edges[3]));
    } catch (BadRequest e) {
      throw json.refused(e.getMessage());
    }
  }

  /** A file in the folder, and in no other. */
  private Path file(JsonField json) {
    try {
      Path file = folder.resolve(json.text(LONGEST_NAME)).normalize();
      if (file.startsWith(folder) && !file.equals(folder)) {
        requireInside(json, file);
        return file;
      }
    } catch (InvalidPathException e) {
      // It is none, then.
    }
    throw json.mustBe("the name of a file in " + folder);
  }

  private void requireInside(JsonField json, Path file) {
    if (Files.exists(file) && !TrainingSet.unlinked(file).startsWith(real)) {
      throw json.refused(
          "%s leads out of %s by a link; put the file itself there.".formatted(file, folder));
    }
  }
}
