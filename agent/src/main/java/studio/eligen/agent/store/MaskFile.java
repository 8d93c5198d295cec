package studio.eligen.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.recipe.Attachments;

/** A mask as a grey PNG, beside its design or in it. */
final class MaskFile {

  private static final String DATA_URI = "data:image/png;base64,";

  private MaskFile() {}

  /**
   * Reads a mask that lies in this folder and nowhere else.
   *
   * @throws InvalidInput if the name leads out of the folder, or the file is no picture of the
   *     canvas's size
   */
  static Region.Mask read(Path folder, String name, Canvas canvas) {
    Path file = inside(folder, name);
    byte[] content = Attachments.readFile(file, Attachments.MOST_BYTES);
    return mask(content, "The mask " + file, canvas);
  }

  static String dataUri(Region.Mask mask) {
    return DATA_URI + Base64.getEncoder().encodeToString(Pictures.png(mask));
  }

  /** Whether it is meant to be what {@link #dataUri} wrote. */
  static boolean isDataUri(String text) {
    return text.startsWith(DATA_URI);
  }

  /**
   * Reads what {@link #dataUri} wrote.
   *
   * @throws InvalidInput if it is no picture of the canvas's size
   */
  static Region.Mask ofDataUri(String uri, Canvas canvas) {
    if (!isDataUri(uri)) {
      throw new InvalidInput(
          "A mask of the design is not in it; open the design's own file, with its masks beside it.");
    }
    try {
      byte[] content = Base64.getDecoder().decode(uri.substring(DATA_URI.length()));
      return mask(content, "The mask in the design", canvas);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput(
          "A mask in the design is no Base64 behind \"%s\".".formatted(DATA_URI), e);
    }
  }

  /** By its header alone it is known whether it has to be decoded. */
  private static Region.Mask mask(byte[] content, String name, Canvas canvas) {
    PngSides.of(content)
        .ifPresent(sides -> requireSize(name, sides.width(), sides.height(), canvas));
    Region.Mask mask = Pictures.readMask(content, name);
    requireSize(name, mask.width(), mask.height(), canvas);
    return mask;
  }

  private static void requireSize(String name, int width, int height, Canvas canvas) {
    if (width != canvas.width() || height != canvas.height()) {
      throw new InvalidInput(
          "%s is %d × %d and the canvas %d × %d; they must be the same."
              .formatted(name, width, height, canvas.width(), canvas.height()));
    }
  }

  private static Path inside(Path folder, String name) {
    boolean plain = !name.isBlank() && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < 32);
    if (!plain || name.equals("..") || name.equals(".")) {
      throw new InvalidInput(
          "A mask is named \"%s\"; give the plain name of a PNG in the design's own folder."
              .formatted(name));
    }
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file)
          || !file.toRealPath().getParent().equals(folder.toRealPath())) {
        throw new InvalidInput("There is no mask %s in the design's own folder.".formatted(file));
      }
    } catch (IOException e) {
      throw new InvalidInput("The mask %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    return file;
  }
}
