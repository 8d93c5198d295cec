package studio.eligen.agent.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.FolderLock;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.json.SmallFile;
import studio.eligen.engine.json.StrictJson;

/**
 * A dataset of pairs on the disk: pictures by the hash of their bytes, and a line a pair in {@code
 * metadata.jsonl}, which is written when its pictures are there. Whatever ends the program, the
 * lines that are there are whole, or are dropped when the folder is opened again.
 */
public final class PairFolder implements AutoCloseable {

  private static final String LINES = "metadata.jsonl";
  private static final String ORIGIN = "synthesis.json";
  private static final long LARGEST_ORIGIN = 1 << 16;

  private final Path folder;
  private final FolderLock lock;
  private final Map<Long, JsonNode> pairs = new TreeMap<>();

  private PairFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a dataset, or begins it.
   *
   * @param seed of its pairs
   * @param model that draws them, as a text that tells it from others
   * @throws BadRequest if it holds pairs of another seed or model, if another program writes there,
   *     or if nothing can be written
   */
  public static PairFolder open(Path folder, long seed, String model) {
    FolderLock lock = FolderLock.of(folder);
    try {
      PairFolder opened = new PairFolder(folder, lock);
      opened.requireOrigin(seed, model);
      opened.read();
      return opened;
    } catch (IOException e) {
      lock.close();
      throw unwritable(folder, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void requireOrigin(long seed, String model) throws IOException {
    Path file = folder.resolve(ORIGIN);
    ObjectNode origin = JsonNodeFactory.instance.objectNode().put("seed", seed).put("model", model);
    if (!Files.exists(file)) {
      if (Files.exists(folder.resolve(LINES))) {
        throw new BadRequest(
            "%s holds a %s that was not made by this command; name another folder."
                .formatted(folder, LINES));
      }
      NewFile.write(file, (origin + "\n").getBytes(StandardCharsets.UTF_8));
      return;
    }
    JsonNode there = origin(file);
    if (!there.equals(StrictJson.read(origin.toString().getBytes(StandardCharsets.UTF_8)))) {
      throw new BadRequest(
          "%s holds pairs of seed %s by the model %s, and not of seed %d by %s; name another folder."
              .formatted(folder, there.path("seed"), there.path("model").asText(), seed, model));
    }
  }

  private static JsonNode origin(Path file) {
    try {
      return StrictJson.read(SmallFile.read(file, LARGEST_ORIGIN));
    } catch (IOException e) {
      throw new BadRequest(
          "%s cannot be read: %s. Name another folder.".formatted(file, StrictJson.reason(e)), e);
    }
  }

  /** Reads the lines; what is torn, or has lost a picture, is dropped and made again. */
  private void read() throws IOException {
    Path file = folder.resolve(LINES);
    if (!Files.exists(file)) {
      return;
    }
    if (!Files.isRegularFile(file)) {
      throw new BadRequest(
          "%s is a folder, a device or a pipe, not a file; name another folder.".formatted(file));
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    // Bytes that are no UTF-8 are in torn lines alone; a decoder that is strict would stop at them.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode pair = parsed(line);
        if (pair != null
            && isWhole(pair)
            && pairs.put(pair.path("number").asLong(), pair) == null) {
          whole.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    if (whole.size() != Files.size(file)) {
      NewFile.write(file, whole.toByteArray());
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return StrictJson.read(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return null;
    }
  }

  private boolean isWhole(JsonNode pair) {
    if (!pair.path("number").isIntegralNumber()) {
      return false;
    }
    return List.of("original_image", "edited_image", "mask_image").stream()
        .map(column -> pair.path(column + PairRecord.FILE).asText(""))
        .allMatch(name -> PairRecord.isName(name) && Files.isRegularFile(folder.resolve(name)));
  }

  /** Whether the pair of this number is there. */
  public boolean has(long number) {
    return pairs.containsKey(number);
  }

  /** The lines of the pairs that are there and whose number is below this one, by their numbers. */
  public List<JsonNode> pairs(long below) {
    return pairs.entrySet().stream()
        .filter(entry -> entry.getKey() < below)
        .map(Map.Entry::getValue)
        .toList();
  }

  /**
   * Writes a pair: its pictures, and then its line.
   *
   * @throws BadRequest if it cannot be written
   */
  public void write(Pair pair) {
    PairRecord made = PairRecord.of(pair);
    try {
      for (Map.Entry<String, byte[]> file : made.files().entrySet()) {
        Path target = folder.resolve(file.getKey());
        if (!Files.exists(target)) {
          Files.createDirectories(target.getParent());
          NewFile.write(target, file.getValue());
        }
      }
      Files.writeString(
          folder.resolve(LINES),
          made.line() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    pairs.put(pair.number(), made.line());
  }

  /** How many bytes the pictures and lines of these pairs take on the disk. */
  public long bytes(List<JsonNode> of) {
    try {
      long sum = 0;
      for (JsonNode pair : of) {
        sum += pair.toString().length();
        for (String column : List.of("original_image", "edited_image", "mask_image")) {
          sum += Files.size(folder.resolve(pair.path(column + PairRecord.FILE).asText()));
        }
      }
      return sum;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static BadRequest unwritable(Path folder, IOException e) {
    return new BadRequest(
        "%s cannot be written to: %s. Give a folder that you may write in."
            .formatted(folder, e.getMessage()),
        e);
  }

  @Override
  public void close() {
    lock.close();
  }
}
