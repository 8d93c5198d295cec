package studio.eligen.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts that the program says to people and models, each one Markdown file with named slots
 * such as <code>{{entities}}</code>. A folder may hold files of the same names that take the place
 * of the built-in ones.
 */
public final class Prompts {

  private static final int LARGEST_FILE = 100_000;

  private final Map<Purpose, Template> templates = new EnumMap<>(Purpose.class);

  private Prompts(Optional<Path> folder) {
    for (Purpose purpose : Purpose.values()) {
      templates.put(purpose, load(purpose, folder));
    }
  }

  /** The built-in texts. */
  public static Prompts builtIn() {
    return new Prompts(Optional.empty());
  }

  /**
   * The built-in texts, except where the folder has a file of the same name.
   *
   * @throws PromptException if a file cannot be read, or its slots are not those of its purpose
   */
  public static Prompts overriddenBy(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new PromptException(
          "There is no folder %s to take prompts from; name one that exists.".formatted(folder));
    }
    return new Prompts(Optional.of(folder));
  }

  /**
   * The text for a purpose with its slots filled.
   *
   * @throws IllegalArgumentException if the values are not exactly the purpose's slots
   */
  public String fill(Purpose purpose, Map<String, String> values) {
    return templates.get(purpose).fill(values);
  }

  private static Template load(Purpose purpose, Optional<Path> folder) {
    Optional<Path> own = folder.map(f -> f.resolve(purpose.file())).filter(Files::exists);
    String source = own.map(Path::toString).orElse("built-in " + purpose.file());
    try {
      String text = own.isPresent() ? readFile(own.get()) : readBuiltIn(purpose);
      return Template.parse(source, text, purpose.slots());
    } catch (IOException e) {
      throw new PromptException(
          "The prompt %s cannot be read: %s.".formatted(source, e.getMessage()), e);
    }
  }

  private static String readFile(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new PromptException(
          "The prompt %s has %d bytes; at most %d are read."
              .formatted(file, Files.size(file), LARGEST_FILE));
    }
    return Files.readString(file);
  }

  private static String readBuiltIn(Purpose purpose) throws IOException {
    try (InputStream in = Prompts.class.getResourceAsStream(purpose.file())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
