package studio.eligen.agent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.render.Picture;
import studio.eligen.agent.render.RecipeDesign;
import studio.eligen.agent.store.DesignFile;
import studio.eligen.agent.store.DesignJson;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.recipe.Attachments;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;

/**
 * A design from a file: its own, or a picture that was made here.
 *
 * @param picture of exactly this design, if the file is one
 */
public record OpenedDesign(String name, Design design, Optional<Picture> picture) {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /**
   * Reads a file, whose content decides what it is.
   *
   * @throws BadRequest if it is neither a design nor a picture that carries its recipe
   */
  public static OpenedDesign read(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!isPng(file)) {
      return new OpenedDesign(name, DesignFile.read(file), Optional.empty());
    }
    byte[] png = Attachments.readFile(file, PngRecipe.MOST_BYTES);
    Recipe recipe = PngRecipe.read(png, name);
    Design design =
        recipe.design().map(DesignJson::read).orElseGet(() -> RecipeDesign.of(recipe.request()));
    Picture picture = Picture.ofPng(png, name);
    return new OpenedDesign(
        name, design, Optional.of(picture).filter(p -> p.fits(design.canvas())));
  }

  private static boolean isPng(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadRequest(
          "There is no file %s; name a design (.json) or a picture made here (.png)."
              .formatted(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(PNG.length), PNG);
    } catch (IOException e) {
      throw new BadRequest("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
