package studio.eligen.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelsPageTest {

  private static final Pattern NAME = Pattern.compile("`(\\w+Test)`");

  @Test
  void every_row_of_docs_models_names_a_test_that_there_is() throws IOException {
    Set<String> tests = new HashSet<>();
    for (String module : List.of("eligen-engine", "agent", "web")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
        files.map(file -> file.getFileName().toString().replace(".java", "")).forEach(tests::add);
      }
    }
    for (String line : Files.readAllLines(Path.of("../docs/models.md"))) {
      boolean row = line.startsWith("| ") && !line.endsWith(" test |");
      Matcher names = NAME.matcher(line);
      assertThat(names.results().map(found -> found.group(1)).toList())
          .as(line)
          .isSubsetOf(tests)
          .hasSizeGreaterThanOrEqualTo(row ? 1 : 0);
    }
  }
}
