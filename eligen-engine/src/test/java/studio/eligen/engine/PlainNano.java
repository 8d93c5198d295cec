package studio.eligen.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** flux-nano without its IP-Adapter. */
public final class PlainNano {

  private static final Set<String> STYLE = Set.of("image_encoder", "ip-adapter");

  private PlainNano() {}

  /** Copies it, as the folder that is given back. */
  public static Path in(Path folder) {
    Path model = folder.resolve("plain-nano");
    try (Stream<Path> files = Files.walk(Golden.NANO)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path part = Golden.NANO.relativize(file);
        if (!STYLE.contains(part.getName(0).toString())) {
          Path copy = model.resolve(part.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return model;
  }
}
