package studio.eligen.engine.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;
import studio.eligen.engine.weights.Fingerprint;

/**
 * Pictures whose entities are known, in the form in which DiffSynth-Studio's trainer of EliGen
 * takes them ({@code examples/flux/model_training/lora/FLUX.1-dev-EliGen.sh}): a folder with a
 * {@code metadata_eligen.json}, {@code metadata.json} (a list) or {@code metadata.jsonl} (a line
 * each) of objects with {@code image}, {@code prompt}, {@code eligen_entity_prompts} and {@code
 * eligen_entity_masks}. Files are named from the folder. Beyond that trainer's, a mask may be a box
 * [left, top, right, bottom] in fractions of the picture. docs/training.md has an example. A line
 * of {@code eligen synthesize}'s, a pair of pictures and their layouts, is two such pictures.
 *
 * <p>Whoever made the folder, nothing outside it is read, whatever its links lead to, and no
 * picture before it is asked for.
 *
 * @param folder that all files lie in
 */
public record TrainingSet(Path folder, List<Item> items) {

  private static final long LARGEST_PICTURE = 256L << 20;

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
   * @param edit of a pair's second picture, the words that led from the first one to it
   */
  public record Item(Path image, String prompt, List<Entity> entities, Optional<String> edit) {
    public Item {
      entities = List.copyOf(entities);
    }

    /** A picture that stands for itself. */
    public Item(Path image, String prompt, List<Entity> entities) {
      this(image, prompt, entities, Optional.empty());
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
    TrainingList reader = new TrainingList(folder, unlinked(folder));
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
  static Path unlinked(Path path) {
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

  static BadRequest unreadable(Path file, IOException e) {
    String reason =
        e instanceof NoSuchFileException ? "there is no such file" : StrictJson.reason(e);
    return new BadRequest("%s cannot be read: %s.".formatted(file, reason), e);
  }
}
