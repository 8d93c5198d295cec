package studio.eligen.engine.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import studio.eligen.engine.RenderException.BadRequest;

/** The files that a request names: beside it in a folder, or inside the picture it came in. */
public interface Attachments {

  /** More than a picture of 4096 × 4096 and 16-bit samples takes. */
  int MOST_BYTES = 144 << 20;

  /**
   * A file's content.
   *
   * @throws BadRequest if there is none of that name, or it is too large
   */
  byte[] content(String name);

  /** Files by their paths, relative to a folder. */
  static Attachments inFolder(Path folder) {
    return name -> {
      try {
        return readFile(folder.resolve(name), MOST_BYTES);
      } catch (InvalidPathException e) {
        throw new BadRequest("\"%s\" is not a file name.".formatted(name), e);
      }
    };
  }

  /** Files in memory; no path is followed. */
  static Attachments of(Map<String, byte[]> files) {
    Map<String, byte[]> copy = Map.copyOf(files);
    return name -> {
      byte[] content = copy.get(name);
      if (content == null) {
        throw new BadRequest("There is no embedded file \"%s\".".formatted(name));
      }
      return content;
    };
  }

  /**
   * A file's content, if it is not too large.
   *
   * @throws BadRequest if there is no such file, it cannot be read, or it is too large
   */
  static byte[] readFile(Path file, int mostBytes) {
    if (!Files.isRegularFile(file)) {
      throw new BadRequest(
          Files.exists(file)
              ? "%s is not an ordinary file.".formatted(file)
              : "There is no file %s.".formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return readAll(in, file.toString(), mostBytes);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** A stream's content, if it is not too large. */
  static byte[] readAll(InputStream in, String name, int mostBytes) throws IOException {
    byte[] content = in.readNBytes(mostBytes + 1);
    if (content.length > mostBytes) {
      throw new BadRequest(
          "%s is too large: more than %d MB.".formatted(name, mostBytes / 1_000_000));
    }
    return content;
  }
}
