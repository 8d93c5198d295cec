package studio.eligen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.image.PngChunks;
import studio.eligen.engine.recipe.Attachments;
import studio.eligen.engine.recipe.PngRecipe;
import studio.eligen.engine.recipe.Recipe;
import studio.eligen.engine.recipe.RequestJson;

/**
 * What to draw: a request, or a picture that carries how it was drawn.
 *
 * @param recipe of the picture, if it is one
 */
record Source(RenderRequest request, Optional<Recipe> recipe) {

  static final String STANDARD_INPUT = "-";

  static Source read(String argument, InputStream in, GenerationDefaults defaults) {
    byte[] content = content(argument, in);
    String name = argument.equals(STANDARD_INPUT) ? "Standard input" : argument;
    if (PngChunks.isPng(content)) {
      Recipe recipe = PngRecipe.read(content, name);
      return new Source(recipe.request(), Optional.of(recipe));
    }
    Path folder =
        argument.equals(STANDARD_INPUT)
            ? Path.of("")
            : Path.of(argument).toAbsolutePath().getParent();
    return new Source(
        RequestJson.read(content, name, Attachments.inFolder(folder), defaults), Optional.empty());
  }

  private static byte[] content(String argument, InputStream in) {
    try {
      if (!argument.equals(STANDARD_INPUT)) {
        return Attachments.readFile(Path.of(argument), PngRecipe.MOST_BYTES);
      }
      return Attachments.readAll(in, "Standard input", PngRecipe.MOST_BYTES);
    } catch (InvalidPathException e) {
      throw new BadRequest("\"%s\" is not a file name.".formatted(argument), e);
    } catch (IOException e) {
      throw new BadRequest("Standard input cannot be read: %s.".formatted(e.getMessage()), e);
    }
  }
}
