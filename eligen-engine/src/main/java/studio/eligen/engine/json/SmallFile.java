package studio.eligen.engine.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that is read as a whole, whoever made the folder in which it lies. */
public final class SmallFile {

  private SmallFile() {}

  /**
   * All of a file.
   *
   * @param most bytes that such a file has
   * @throws IOException if it cannot be read, is larger, or is no file: a pipe would be waited at
   *     for somebody to write into it, and a device may have no end
   */
  public static byte[] read(Path file, long most) throws IOException {
    requireFile(file);
    if (Files.size(file) > most) {
      throw new IOException(
          "it has %d bytes; such a file has at most %d".formatted(Files.size(file), most));
    }
    return Files.readAllBytes(file);
  }

  /**
   * Looks whether it is a file, before one that may be large is read piece by piece.
   *
   * @throws IOException if there is none, or it is something else
   */
  public static void requireFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is a folder, a device or a pipe, not a file");
    }
  }
}
