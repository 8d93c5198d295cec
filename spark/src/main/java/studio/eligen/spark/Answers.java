package studio.eligen.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Results as they come, a file each, named after their keys, in a folder that all machines see.
 * Each is there whole or not at all, so that whoever takes over from a machine that was lost does
 * nothing again.
 */
final class Answers {

  private static final String ENDING = ".json";

  private final FileSystem files;
  private final Path folder;

  private Answers(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  static Answers in(String folder) {
    try {
      Path path = new Path(folder);
      return new Answers(SharedFiles.of(path), path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<String> read(String key) {
    Path file = file(key);
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = files.open(file)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String key, String result) {
    try {
      SharedFiles.write(files, file(key), result.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once all of them are elsewhere. */
  void clear() {
    try {
      files.delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Few files a folder, as file systems like it. */
  private Path file(String key) {
    return new Path(new Path(folder, key.substring(0, 2)), key + ENDING);
  }
}
