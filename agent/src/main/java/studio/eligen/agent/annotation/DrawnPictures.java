package studio.eligen.agent.annotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.json.SmallFile;

/**
 * Pictures that were drawn for a dataset, each once: in its folder {@code images}, where {@code
 * drawn} says which was drawn for what. Those that a dataset keeps smaller than they were drawn lie
 * in {@code drawn} themselves.
 */
public final class DrawnPictures {

  private static final long LARGEST = 256L << 20;

  private static final int LONGEST_NAME = 64;

  private final DatasetFolder dataset;
  private final Path folder;

  /**
   * Those of a dataset.
   *
   * @throws BadRequest if they could not be kept there
   */
  public DrawnPictures(DatasetFolder dataset) {
    this.dataset = dataset;
    this.folder = dataset.folder().resolve("drawn");
    NewFile.folder(folder);
  }

  /**
   * The file that was drawn for this key.
   *
   * @param key a hash of all that the picture depends on
   */
  public Optional<byte[]> read(String key) {
    Path whole = folder.resolve(key + ".png");
    Path named = folder.resolve(key + ".txt");
    try {
      if (Files.exists(whole)) {
        return Optional.of(SmallFile.read(whole, LARGEST));
      }
      if (!Files.exists(named)) {
        return Optional.empty();
      }
      String hash = new String(SmallFile.read(named, LONGEST_NAME), StandardCharsets.US_ASCII);
      if (!hash.matches("[0-9a-f]+")) {
        return Optional.empty();
      }
      Path image = dataset.image(hash);
      return Files.exists(image) ? Optional.of(SmallFile.read(image, LARGEST)) : Optional.empty();
    } catch (IOException e) {
      throw new BadRequest("What %s names cannot be read: %s.".formatted(named, e.getMessage()), e);
    }
  }

  /**
   * Keeps one.
   *
   * @param longestSide of it, pixels
   */
  public void write(String key, byte[] file, int longestSide) {
    if (longestSide >= DatasetPicture.LARGEST_SIDE) {
      NewFile.write(folder.resolve(key + ".png"), file);
      return;
    }
    String hash = Annotator.hash(file);
    NewFile.write(dataset.image(hash), file);
    NewFile.write(folder.resolve(key + ".txt"), hash.getBytes(StandardCharsets.US_ASCII));
  }
}
