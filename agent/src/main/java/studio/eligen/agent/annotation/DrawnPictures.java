package studio.eligen.agent.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.json.SmallFile;

/** Pictures that were drawn for a dataset: in its folder {@code drawn}, each drawn once. */
public final class DrawnPictures {

  private static final long LARGEST = 256L << 20;

  private final Path folder;

  /**
   * Those of a dataset.
   *
   * @throws BadRequest if they could not be kept there
   */
  public DrawnPictures(DatasetFolder dataset) {
    this.folder = dataset.folder().resolve("drawn");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be written: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * The file that was drawn for this key.
   *
   * @param key a hash of all that the picture depends on
   */
  public Optional<byte[]> read(String key) {
    Path file = file(key);
    try {
      return Files.exists(file) ? Optional.of(SmallFile.read(file, LARGEST)) : Optional.empty();
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Keeps one. */
  public void write(String key, byte[] file) {
    NewFile.write(file(key), file);
  }

  private Path file(String key) {
    return folder.resolve(key + ".png");
  }
}
