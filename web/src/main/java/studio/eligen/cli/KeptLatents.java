package studio.eligen.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import studio.eligen.agent.cli.ModelOptions;
import studio.eligen.engine.RenderException.OutOfMemory;
import studio.eligen.engine.Undecoded;
import studio.eligen.engine.recipe.LatentsFile;

/** What a render leaves where the memory sufficed for all of it but the last step. */
final class KeptLatents {

  private static final String SUFFIX = ".latents.safetensors";

  private KeptLatents() {}

  /**
   * Keeps the latents, if there are any, in a new file beside the picture that they would have
   * become.
   *
   * @return the failure, with the command that goes on from there
   */
  static OutOfMemory keep(
      OutOfMemory failure, Optional<String> design, Path picture, ModelOptions model) {
    if (failure.undecoded().isEmpty()) {
      return failure;
    }
    Undecoded undecoded = failure.undecoded().get();
    Path file = beside(picture);
    LatentsFile.write(undecoded, design, file);
    return new OutOfMemory(
        "%s They are kept; this goes on with them%s: ./eligen decode %s -o %s"
            .formatted(
                failure.getMessage(),
                model.isNamed() ? " (add the options of the model)" : "",
                quoted(file),
                quoted(picture)),
        failure,
        undecoded);
  }

  private static Path beside(Path picture) {
    String stem = picture.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    Path file = picture.resolveSibling(stem + SUFFIX);
    for (int number = 2; Files.exists(file); number++) {
      file = picture.resolveSibling(stem + "-" + number + SUFFIX);
    }
    return file;
  }

  /** As a shell takes it. */
  private static String quoted(Path file) {
    String name = file.toString();
    return name.matches("[\\w./~-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
