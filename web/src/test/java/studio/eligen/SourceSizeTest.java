package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizeTest {

  private static final int MOST_LINES = 300;

  @Test
  void no_source_file_is_longer_than_300_lines() throws IOException {
    Path checkout = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> modules = Files.list(checkout)) {
      List<Path> sources =
          modules.map(module -> module.resolve("src")).flatMap(SourceSizeTest::javaFiles).toList();

      assertThat(sources).isNotEmpty().allSatisfy(SourceSizeTest::isShort);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.of()) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isShort(Path source) throws IOException {
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(MOST_LINES);
  }
}
