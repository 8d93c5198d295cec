package studio.eligen.engine.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.JsonField;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.weights.Fingerprint;

/**
 * Pictures whose entities are known, in the form in which DiffSynth-Studio's trainer of EliGen
 * takes them ({@code examples/flux/model_training/lora/FLUX.1-dev-EliGen.sh}): a folder with a
 * {@code metadata_eligen.json}, {@code metadata.json} (a list) or {@code metadata.jsonl} (a line
 * each) of objects with {@code image}, {@code prompt}, {@code eligen_entity_prompts} and {@code
 * eligen_entity_masks}. Files are named from the folder. Beyond that trainer's, a mask may be a box
 * [left, top, right, bottom] in fractions of the picture. docs/training.md has an example.
 *
 * <p>Whoever made the folder, nothing outside it is read, whatever its links lead to, and no
 * picture before it is asked for.
 *
 * @param folder that all files lie in
 */
public record TrainingSet(Path folder, List<Item> items) {

  /** More need another way of training than this one. */
  private static final int MOST_ITEMS = 200_000;

  private static final long LARGEST_LIST = StrictJson.MOST_BYTES;
  private static final long LARGEST_PICTURE = 256L << 20;
  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_NAME = 4096;

  private static final List<String> NAMES =
      List.of("metadata_eligen.json", "metadata.json", "metadata.jsonl");

  public TrainingSet {
    items = List.copyOf(items);
  }

  /**
   * A picture.
   *
   * @param image its file
   * @param prompt the global one
   * @param entities back to front
   */
  public record Item(Path image, String prompt, List<Entity> entities) {
    public Item {
      entities = List.copyOf(entities);
    }
  }

  /** A thing and where it is. */
  public record Entity(String prompt, Place place) {}

  /** Where a thing is. */
  public sealed interface Place {

    /** The place in a picture of this size, in pixels. */
    Region in(int width, int height);

    /** In fractions of the picture. */
    record Box(Region.Box box) implements Place {
      @Override
      public Region in(int width, int height) {
        return box;
      }
    }

    /** White in a picture of its own, which may have another size. */
    record Mask(Path file) implements Place {
      @Override
      public Region in(int width, int height) {
        Region.Mask mask = Pictures.readMask(bytes(file), file.getFileName().toString());
        return MaskSize.of(mask, width, height);
      }
    }
  }

  /**
   * Reads what there is to learn from, but no picture.
   *
   * @param data the folder, or its list
   * @throws BadRequest if there is no such list, or it is none; the message says where and what
   */
  public static TrainingSet read(Path data) {
    Path list = list(data);
    Path folder = list.toAbsolutePath().normalize().getParent();
    Reader reader = new Reader(folder, unlinked(folder));
    List<Item> items = list.toString().endsWith(".jsonl") ? reader.lines(list) : reader.whole(list);
    if (items.isEmpty()) {
      throw new BadRequest("%s names no picture; there must be at least one.".formatted(list));
    }
    return new TrainingSet(folder, items);
  }

  /** What tells it from others, wherever it lies: its list, and the sizes of its pictures. */
  String fingerprint() {
    StringBuilder all = new StringBuilder();
    for (Item item : items) {
      all.append(item.toString().replace(folder.toString(), "")).append(size(item.image));
    }
    return Fingerprint.ofText(all.toString());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Without links; as it is where there is nothing, which is told when it is read. */
  private static Path unlinked(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static Path list(Path data) {
    if (!Files.isDirectory(data)) {
      return data;
    }
    return NAMES.stream()
        .map(data::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequest(
                    "%s holds no %s; one of them must name its pictures (docs/training.md)."
                        .formatted(data, String.join(", ", NAMES))));
  }

  /** The bytes of a picture or a mask. */
  static byte[] bytes(Path file) {
    try {
      return SmallFile.read(file, LARGEST_PICTURE);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadRequest unreadable(Path file, IOException e) {
    String reason =
        e instanceof NoSuchFileException ? "there is no such file" : StrictJson.reason(e);
    return new BadRequest("%s cannot be read: %s.".formatted(file, reason), e);
  }

  /**
   * Reads the list of one folder.
   *
   * @param real the folder without links
   */
  private record Reader(Path folder, Path real) {

    List<Item> whole(Path list) {
      try {
        JsonNode json = StrictJson.read(SmallFile.read(list, LARGEST_LIST));
        return document(list.toString(), json).list(MOST_ITEMS).stream().map(this::item).toList();
      } catch (IOException e) {
        throw unreadable(list, e);
      }
    }

    /** One object a line: a tree of all of them would take many times as much memory. */
    List<Item> lines(Path list) {
      List<Item> items = new ArrayList<>();
      try (InputStream bytes = opened(list)) {
        for (byte[] line = line(bytes); line.length > 0; line = line(bytes)) {
          if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
            items.add(line(list, line, items.size()));
          }
        }
      } catch (IOException e) {
        throw unreadable(list, e);
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

    private Item line(Path list, byte[] line, int before) {
      if (before == MOST_ITEMS) {
        throw new BadRequest("%s has more than %d pictures.".formatted(list, MOST_ITEMS));
      }
      String place = "%s, picture %d".formatted(list, before + 1);
      try {
        return item(document(place, StrictJson.read(line)));
      } catch (IOException e) {
        throw new BadRequest("%s: %s".formatted(place, StrictJson.reason(e)), e);
      }
    }

    private Item item(JsonField json) {
      json.anyObject();
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
      return new Item(
          file(json.required("image")),
          json.required("prompt").text(RenderRequest.LONGEST_PROMPT),
          entities);
    }

    private static List<JsonField> list(JsonField json, String name) {
      return json.optional(name)
          .map(field -> field.list(RenderRequest.MOST_ENTITIES))
          .orElse(List.of());
    }

    private Place place(JsonField json) {
      if (json.value().isTextual()) {
        return new Place.Mask(file(json));
      }
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
      if (Files.exists(file) && !unlinked(file).startsWith(real)) {
        throw json.refused(
            "%s leads out of %s by a link; put the file itself there.".formatted(file, folder));
      }
    }
  }
}
