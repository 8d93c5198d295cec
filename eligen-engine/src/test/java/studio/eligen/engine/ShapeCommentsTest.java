package studio.eligen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import studio.eligen.engine.ShapeComments.Statement;

/** Whoever reads tensor code sees each array's shape where it is made. */
class ShapeCommentsTest {

  private static final Path ENGINE = Path.of("src/main/java/studio/eligen/engine");
  private static final List<String> PACKAGES =
      List.of("flux", "text", "style", "vae", "region", "sampling");

  @Test
  void every_statement_that_makes_an_array_ends_in_its_shape() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : PACKAGES) {
      try (Stream<Path> list = Files.list(ENGINE.resolve(folder))) {
        list.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    List<Statement> statements =
        ShapeComments.in(
            ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, null, null)
                .getJavaFileObjectsFromPaths(files));

    assertThat(statements).hasSizeGreaterThan(100);
    assertThat(statements).filteredOn(statement -> !statement.endsInShape()).isEmpty();
  }

  @Test
  void a_statement_without_its_shape_is_found_wherever_it_stands() throws IOException {
    String source =
        """
        import ai.djl.ndarray.*;
        import java.util.function.*;
        class Layers {
          record Pair(NDArray a, NDArray b) {}
          NDArray add(NDArray x, Pair pair) {
            NDArray y = x.add(pair.a()); // (1, width)
            y = y.mul(2f);
            NDArray again = y;
            long width = x.getShape().get(1);
            float[] values =
                y.neg()
                    .toFloatArray(); // what it says
            UnaryOperator<NDArray> twice =
                z -> {
                  NDArray w = z.add(z); // complex (1, width)
                  return w.neg();
                };
            NDList both = new NDList(x, y);
            return twice.apply(pair.b()); // the sum
          }
        }
        """;
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Layers.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };

    assertThat(ShapeComments.in(List.of(file)))
        .containsExactly(
            new Statement("Layers.java:6", true),
            new Statement("Layers.java:7", false),
            new Statement("Layers.java:12", false),
            new Statement("Layers.java:15", true),
            new Statement("Layers.java:16", false),
            new Statement("Layers.java:18", false),
            new Statement("Layers.java:19", false));
  }
}
