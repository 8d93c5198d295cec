package studio.eligen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.files.Reason;

/** Where a render's picture goes. */
final class OutputFile {

  private static final String SUFFIX = ".png";

  private OutputFile() {}

  /**
   * The file to write to.
   *
   * @param asked for; without one it is a new one beside the source
   */
  static Path of(Optional<Path> asked, String source) {
    return asked.map(file -> asked(file, source)).orElseGet(() -> beside(source));
  }

  /** The file that was asked for, once it is known that it can be written and is not the source. */
  private static Path asked(Path file, String source) {
    if (!isPng(file.toString())) {
      throw new BadRequest("%s does not end in .png; a PNG is what is written.".formatted(file));
    }
    NewFile.requireWritable(file);
    if (isSame(file, source)) {
      throw new BadRequest(
          "%s is the picture to draw again; give another name after -o.".formatted(file));
    }
    return file;
  }

  private static boolean isSame(Path file, String source) {
    try {
      return !source.equals(Source.STANDARD_INPUT)
          && Files.exists(file)
          && Files.isSameFile(file, Path.of(source));
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, Reason.of(e)), e);
    }
  }

  /** A new file beside the source, named after it; never one that is there already. */
  private static Path beside(String source) {
    if (source.equals(Source.STANDARD_INPUT)) {
      throw new BadRequest("A request from standard input has no name; give -o OUT.png.");
    }
    Path path = Path.of(source);
    String name = path.getFileName().toString();
    String stem = name.replaceFirst("\\.[^.]+$", "") + (isPng(name) ? "-again" : "");
    Path file = path.resolveSibling(stem + SUFFIX);
    for (int number = 2; Files.exists(file); number++) {
      file = path.resolveSibling(stem + "-" + number + SUFFIX);
    }
    NewFile.requireWritable(file);
    return file;
  }

  private static boolean isPng(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }
}
