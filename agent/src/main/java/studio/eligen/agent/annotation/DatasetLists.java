package studio.eligen.agent.annotation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import studio.eligen.agent.annotation.Annotation.Entity;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.json.StrictJson;

/**
 * The lists of a dataset: {@code metadata_eligen.json}, which DiffSynth-Studio's trainer of EliGen
 * and {@code eligen train} read, and COCO's JSON. A list that would be larger than is read as one
 * document becomes {@code metadata.jsonl}, with a line a picture, which both read as well.
 */
final class DatasetLists {

  private static final String WHOLE = "metadata_eligen.json";
  private static final String LINES = "metadata.jsonl";

  /** What the lists that name a dataset's pictures are called. */
  static final List<String> NAMES = List.of(WHOLE, LINES);

  private static final String COCO = "coco.json";

  private DatasetLists() {}

  static void write(DatasetFolder dataset) {
    AtomicLong bytes = new AtomicLong();
    learntFrom(dataset, one -> bytes.addAndGet(utf8(line(one)).length + 2));
    boolean whole = bytes.get() + 4 <= StrictJson.MOST_BYTES;
    Path folder = dataset.folder();
    try (NewFile list = NewFile.at(folder.resolve(whole ? WHOLE : LINES))) {
      Row row = new Row(list, whole ? ",\n" : "\n");
      row.text(whole ? "[" : "");
      learntFrom(dataset, one -> row.add(line(one)));
      row.text(whole ? "]\n" : "\n");
      list.commit();
    }
    delete(folder.resolve(whole ? LINES : WHOLE));
    CocoList.write(dataset, folder.resolve(COCO));
  }

  /** Those with an entity, in the order in which they came. */
  static void learntFrom(DatasetFolder dataset, Consumer<Annotation> reader) {
    dataset.forEach(
        annotation -> {
          if (!annotation.entities().isEmpty()) {
            reader.accept(annotation);
          }
        });
  }

  private static String line(Annotation annotation) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("image", DatasetFolder.imageName(annotation));
    json.put("prompt", annotation.prompt());
    ArrayNode prompts = json.putArray("eligen_entity_prompts");
    annotation.entities().stream().map(Entity::prompt).forEach(prompts::add);
    ArrayNode masks = json.putArray("eligen_entity_masks");
    for (int i = 0; i < annotation.entities().size(); i++) {
      masks.add(DatasetFolder.maskName(annotation, i));
    }
    return json.toString();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be deleted: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Items with something between them. */
  static final class Row {
    private final NewFile file;
    private final String between;
    private boolean begun;

    Row(NewFile file, String between) {
      this.file = file;
      this.between = between;
    }

    void add(String item) {
      text((begun ? between : "") + item);
      begun = true;
    }

    void text(String text) {
      file.append(ByteBuffer.wrap(utf8(text)));
    }
  }
}
