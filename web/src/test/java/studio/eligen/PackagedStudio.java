package studio.eligen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.eligen.FakeCheckout.Outcome;
import studio.eligen.agent.fixtures.TinyModel;

/**
 * The real launcher, program and model in a checkout of their own: its Maven only puts the program
 * in place that the real one has packaged. Conversations are kept in its folder.
 */
final class PackagedStudio {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
  private static final Path PACKAGED = REPOSITORY.resolve("web/target/studio");

  /** Says too that the class archive is made, because making one takes as long as the test. */
  private static final String MAVEN =
      """
      #!/bin/sh
      studio=$PWD/web/target/studio
      mkdir -p "$studio"
      cp '%1$s/eligen.jar' "$studio/" && ln -s '%1$s/lib' "$studio/lib"
      printf '%%s\\n' "$JAVA_HOME/bin/java $studio/eligen.jar" >"$studio/archive-of"
      """;

  private final Path root;

  PackagedStudio(Path root) throws IOException {
    this.root = root;
    Files.copy(REPOSITORY.resolve("eligen"), root.resolve("eligen"));
    Files.writeString(root.resolve("mvnw"), MAVEN.formatted(PACKAGED));
    Path models = Files.createDirectories(root.resolve("eligen-engine/models"));
    Files.createSymbolicLink(models.resolve("eligen-tiny"), TinyModel.FOLDER);
  }

  /** Starts it in its own folder, types the lines, and waits for its end. */
  Outcome run(Map<String, String> environment, String typed, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", root.resolve("eligen").toString()));
    command.addAll(List.of(arguments));
    Path input = Files.writeString(root.resolve("typed"), typed);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectInput(input.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ELIGEN_HOME", root.resolve("home").toString());
    builder.environment().put("OMP_NUM_THREADS", "2");
    builder.environment().putAll(environment);
    return Outcome.of(builder.start());
  }
}
