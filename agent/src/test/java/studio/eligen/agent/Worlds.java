package studio.eligen.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.eligen.agent.designer.lexicon.Vocabulary;
import studio.eligen.agent.designer.lexicon.VocabularyFile;

/** A small vocabulary of the tests' own, so that none of them depends on a model's words. */
public final class Worlds {

  private Worlds() {}

  /** A model folder that holds a vocabulary and nothing else. */
  public static Path modelFolder(Path folder) {
    try (InputStream in = Worlds.class.getResourceAsStream("vocabulary.json")) {
      Files.createDirectories(folder);
      Files.write(folder.resolve("vocabulary.json"), in.readAllBytes());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Vocabulary small() {
    try {
      return VocabularyFile.of(modelFolder(Files.createTempDirectory("world")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
