package studio.eligen.engine.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.eligen.engine.RenderException;
import studio.eligen.engine.files.Sha256;
import studio.eligen.engine.weights.Safetensors;
import studio.eligen.engine.weights.SafetensorsWriter;

/**
 * What the text encoders made of texts, on the disk, so that they are loaded only when a text is
 * new. A file holds one text's numbers in float32 and their hash, and is named by a hash of the
 * text and the model. One that is not what it should be is as good as none, and is written anew.
 * The files that were not used for longest make room for others.
 *
 * @param folder made when it is first written to
 * @param model what tells the encoders apart from others
 * @param mostBytes of all files together
 */
public record EmbeddingCache(Path folder, String model, long mostBytes) {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingCache.class);

  private static final String ENDING = ".safetensors";
  private static final String TENSOR = "states";
  private static final String HASH = "eligen";

  /**
   * What was made of a text.
   *
   * @param text its tokens
   * @param shape that it has, which also tells one encoder's from the other's
   */
  Optional<float[]> read(long[] text, long... shape) {
    Path file = file(text, shape);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (Safetensors opened = Safetensors.open(file)) {
      if (!opened.tensors().containsKey(TENSOR)
          || !Arrays.equals(opened.tensors().get(TENSOR).shape(), shape)) {
        return Optional.empty();
      }
      float[] values = opened.floats(TENSOR);
      if (!hash(values).equals(opened.metadata().get(HASH))) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(values);
    } catch (RenderException | IOException e) {
      LOG.debug("{} is passed over: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps what was made of a text; where it cannot be kept, it is made again the next time. */
  void write(long[] text, float[] values, long... shape) {
    Path file = file(text, shape);
    try {
      Files.createDirectories(folder);
      try (SafetensorsWriter writer =
          SafetensorsWriter.open(file, Map.of(HASH, hash(values)), TENSOR, shape, Map.of())) {
        writer.append(values);
        writer.commit();
      }
      makeRoom();
    } catch (RenderException | IOException | UncheckedIOException e) {
      LOG.debug("{} is not kept: {}", file, e.getMessage());
    }
  }

  private void makeRoom() throws IOException {
    List<Path> newestFirst;
    try (Stream<Path> files = Files.list(folder)) {
      newestFirst =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(EmbeddingCache::lastUsed).reversed())
              .toList();
    }
    long bytes = 0;
    for (Path file : newestFirst) {
      bytes += Files.size(file);
      if (bytes > mostBytes) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileTime lastUsed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(long[] text, long[] shape) {
    String what = model + Arrays.toString(text) + Arrays.toString(shape);
    return folder.resolve(Sha256.hex(what.getBytes(StandardCharsets.UTF_8)) + ENDING);
  }

  private static String hash(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return Sha256.hex(bytes.array());
  }
}
