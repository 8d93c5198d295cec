package studio.eligen.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.EngineOptions;
import studio.eligen.engine.GenerationDefaults;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderRequest;
import studio.eligen.engine.recipe.PngRecipe;

/** The example that {@link EliGen}'s Javadoc and the README show. */
class LibraryExampleTest {

  private static final String HERE =
      "src/test/java/studio/eligen/engine/pipeline/LibraryExampleTest.java";

  static void draw(Path model, Path picture) {
    try (EliGen eligen = EliGen.load(model, EngineOptions.DEFAULT)) {
      RenderRequest request =
          GenerationDefaults.of(model)
              .request("a cat and a red car on a beach")
              .entity("cat", new Region.Box(0.06, 0.5, 0.38, 0.88))
              .entity("red car", new Region.Box(0.5, 0.5, 0.94, 0.88))
              .build();
      PngRecipe.write(eligen.render(request), Optional.empty(), picture);
    }
  }

  @Test
  void it_draws_what_it_asks_for(@TempDir Path folder) {
    Path picture = folder.resolve("beach.png");

    draw(Path.of("models/eligen-tiny"), picture);

    assertThat(PngRecipe.read(picture).request().prompt())
        .isEqualTo("a cat and a red car on a beach");
  }

  @Test
  void the_javadoc_and_the_readme_show_it_as_it_is() throws IOException {
    String example = String.join("\n", example());

    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + example + "\n```");
    assertThat(javadoc()).contains("<pre>{@code\n" + example + "\n}</pre>");
  }

  private static List<String> example() throws IOException {
    List<String> source = Files.readAllLines(Path.of(HERE));
    int first = source.indexOf("  static void draw(Path model, Path picture) {");
    int last = first + source.subList(first, source.size()).indexOf("  }");
    return source.subList(first, last + 1).stream().map(line -> line.substring(2)).toList();
  }

  private static String javadoc() throws IOException {
    Path source = Path.of("src/main/java/studio/eligen/engine/pipeline/EliGen.java");
    return Files.readString(source).replaceAll("(?m)^ \\* ?", "");
  }
}
