package studio.eligen.agent.terminal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.files.Reason;
import studio.eligen.engine.image.Pictures;

/** A folder with a numbered design and picture for every turn: 001.json, 001.png, … */
final class Album {

  private static final Pattern NUMBERED = Pattern.compile("(\\d{3,8})\\.(json|png)");

  /** Bytes that are written to see whether any can be. */
  private static final int SMALL_PICTURE = 1 << 17;

  private final Path folder;
  private int last;

  private Album(Path folder, int last) {
    this.folder = folder;
    this.last = last;
  }

  /**
   * Opens a folder, which is made if it is not there. Numbers go on after those it holds, so that
   * nothing is overwritten.
   *
   * @throws InvalidInput if it cannot be used, also because nothing can be written there
   */
  static Album open(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw unusable(folder, "it is a file", null);
    }
    try {
      Files.createDirectories(folder);
    } catch (NoSuchFileException e) {
      throw unusable(folder, "no folder can be made there", e);
    } catch (IOException e) {
      throw unusable(folder, Reason.of(e), e);
    }
    try {
      tryToWrite(folder);
      try (Stream<Path> files = Files.list(folder)) {
        return new Album(folder, files.mapToInt(Album::number).max().orElse(0));
      }
    } catch (IOException e) {
      throw unusable(folder, TypedFile.reason(e), e);
    }
  }

  /** A disk that is full or can only be read says so here, and not after an hour of talk. */
  private static void tryToWrite(Path folder) throws IOException {
    // The name need not be hard to guess: a random one would cost milliseconds of every start.
    Path draft = folder.resolve(".%d.part".formatted(System.nanoTime()));
    try {
      Files.write(draft, new byte[SMALL_PICTURE], StandardOpenOption.CREATE_NEW);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static InvalidInput unusable(Path folder, String reason, IOException cause) {
    return new InvalidInput(
        "The folder %s cannot be used: %s. Name another with --out.".formatted(folder, reason),
        cause);
  }

  /** How many turns are in the folder. */
  int last() {
    return last;
  }

  Path folder() {
    return folder;
  }

  /**
   * Writes the next turn: its design, and its picture if there is one.
   *
   * @return the picture's file
   */
  Optional<Path> add(Design design, Optional<Picture> picture) {
    last++;
    String name = "%03d".formatted(last);
    Path file = folder.resolve(name + ".png");
    write(
        () -> {
          DesignFile.write(design, folder.resolve(name + ".json"));
          picture.ifPresent(p -> NewFile.write(file, p.png()));
        });
    return picture.map(p -> file);
  }

  /** Writes several pictures in one, which belongs to the last turn, and says where it is. */
  Path addSheet(BufferedImage sheet) {
    String name = "%03d-variations".formatted(last);
    Path file = folder.resolve(name + ".png");
    for (int again = 2; Files.exists(file); again++) {
      file = folder.resolve("%s-%d.png".formatted(name, again));
    }
    Path free = file;
    write(() -> NewFile.write(free, Pictures.png(sheet)));
    return file;
  }

  private void write(Runnable writing) {
    try {
      writing.run();
    } catch (BadRequest e) {
      String told =
          e.getCause() instanceof IOException trouble
              ? "Turn %03d cannot be written to %s: %s."
                  .formatted(last, folder, TypedFile.reason(trouble))
              : e.getMessage();
      throw new InvalidInput(
          told + " Mend that, or go on elsewhere with chat --continue --out DIR.", e);
    }
  }

  private static int number(Path file) {
    Matcher name = NUMBERED.matcher(file.getFileName().toString());
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }
}
