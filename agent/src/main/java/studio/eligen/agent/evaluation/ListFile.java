package studio.eligen.agent.evaluation;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import studio.eligen.agent.design.InvalidInput;

/** Reads a list that somebody has fetched: a text file, an entry a line. */
final class ListFile {

  private static final long LARGEST = 10_000_000;

  private ListFile() {}

  /**
   * The first of the places below a folder that has a file of this name.
   *
   * @throws InvalidInput if none has
   */
  static Path find(Path folder, String name, List<String> below, String source) {
    return Stream.concat(Stream.of(""), below.stream())
        .map(place -> folder.resolve(place).resolve(name))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "%s has no %s; give a folder that holds it, as a checkout of %s does."
                        .formatted(folder, name, source)));
  }

  /**
   * Its lines that are not blank.
   *
   * @throws InvalidInput if it is too large or no text
   */
  static List<String> lines(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidInput(
            "%s has %d bytes; a list may have %d at most."
                .formatted(file, Files.size(file), LARGEST));
      }
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .toList();
    } catch (MalformedInputException e) {
      throw new InvalidInput("%s is no text in UTF-8; fetch it again.".formatted(file), e);
    } catch (IOException e) {
      throw new InvalidInput("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
