package studio.eligen.agent.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.design.Entity;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.engine.Region;
import studio.eligen.engine.files.NewFile;
import studio.eligen.engine.image.Pictures;
import studio.eligen.engine.json.SmallFile;

/** Designs as JSON files, and their masks as PNG files beside them; see docs/conversation.md. */
public final class DesignFile {

  private static final int LARGEST_FILE = 4_000_000;

  private DesignFile() {}

  /**
   * Writes a design, its masks first, so that the file never names one that is not there.
   *
   * @throws InvalidInput if the folder does not take it
   */
  public static void write(Design design, Path file) {
    String stem = file.getFileName().toString().replaceFirst("\\.json$", "");
    ObjectNode json = DesignJson.tree(design, entity -> maskBeside(file, stem, entity));
    NewFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String maskBeside(Path file, String stem, Entity entity) {
    String name = stem + "-" + entity.id() + ".mask.png";
    NewFile.write(file.resolveSibling(name), Pictures.png((Region.Mask) entity.region()));
    return name;
  }

  /**
   * Reads a design.
   *
   * @throws InvalidInput if the file is not there or is not a design; the message says what to
   *     change
   */
  public static Design read(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return DesignJson.read(
          SmallFile.read(file, LARGEST_FILE),
          "The design " + file,
          (name, canvas) -> MaskFile.read(folder, name, canvas));
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInput(
          "The design %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
