package studio.eligen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import studio.eligen.agent.annotation.PictureSource;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.Reason;
import studio.eligen.engine.json.SmallFile;

/** A picture that lies on the disk. */
record PictureFiles(Path file) implements PictureSource {

  private static final long LARGEST = 256L << 20;

  /** Names that pictures have; what a file is that was named itself is found out by reading it. */
  private static final List<String> ENDINGS =
      List.of(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif");

  /**
   * A file, or all pictures of a folder and those below it, in the order of their names.
   *
   * @param dataset a folder whose pictures are none of them: those are what comes of it
   * @throws BadRequest if there is none
   */
  static List<PictureFiles> in(Path named, Path dataset) {
    requireThere(named);
    if (!Files.isDirectory(named)) {
      return List.of(new PictureFiles(named));
    }
    Path own = dataset.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(named)) {
      List<PictureFiles> pictures =
          files
              .filter(file -> isPicture(file) && Files.isRegularFile(file))
              .filter(file -> !file.toAbsolutePath().normalize().startsWith(own))
              .sorted()
              .map(PictureFiles::new)
              .toList();
      if (pictures.isEmpty()) {
        throw new BadRequest(
            "%s holds no picture: no file in it ends in %s."
                .formatted(named, String.join(", ", ENDINGS)));
      }
      return pictures;
    } catch (IOException | UncheckedIOException e) {
      throw new BadRequest("%s cannot be listed: %s.".formatted(named, e.getMessage()), e);
    }
  }

  /**
   * Looks whether there is something to annotate.
   *
   * @throws BadRequest if not
   */
  static void requireThere(Path named) {
    if (!Files.exists(named)) {
      throw new BadRequest(
          "There is no %s; name a picture, a folder or captions (.txt).".formatted(named));
    }
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public byte[] read(Cancellation cancellation) {
    try {
      return SmallFile.read(file, LARGEST);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, Reason.of(e)), e);
    }
  }
}
