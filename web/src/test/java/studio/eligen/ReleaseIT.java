package studio.eligen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip that others get, unpacked where there is a Java and nothing that builds. */
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(named = "eligen.release", matches = ".+", disabledReason = "no -Prelease")
@Timeout(400)
class ReleaseIT {

  private static final Path ZIP = Path.of(System.getProperty("eligen.release", ""));

  /** All that the launcher takes from the machine, but for the shell itself. */
  private static final List<Path> TOOLS =
      List.of(Path.of("/bin/mv"), Path.of("/bin/rm"), Path.of("/usr/bin/sed"));

  private static final Pattern ENTRY =
      Pattern.compile("\\(.+\\) .*\\([^:(]+:(?<artifact>[^:]+):(?<version>[^ ]+) - ");

  @TempDir static Path folder;
  private static Path release;

  @BeforeAll
  static void unpack() throws IOException {
    Map<String, ?> withPermissions = Map.of("enablePosixFileAttributes", true);
    try (FileSystem zip = FileSystems.newFileSystem(ZIP, withPermissions);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : entries.skip(1).toList()) {
        Path file = folder.resolve(entry.toString().substring(1));
        Files.copy(entry, file);
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
      }
    }
    try (Stream<Path> top = Files.list(folder)) {
      release = top.toList().get(0);
    }
  }

  @Test
  void it_draws_a_picture_without_a_build_and_is_prepared_once() throws Exception {
    Files.writeString(
        folder.resolve("request.json"),
        """
        {"prompt": "a red ball on a beach", "seed": 7, "width": 128, "height": 128, "steps": 4,
         "entities": [{"prompt": "red ball", "region": {"box": [0.3, 0.4, 0.7, 0.8]}}]}
        """);

    assertThat(run("render", "request.json", "-o", "first.png")).startsWith("Preparing");
    assertThat(release.resolve("studio/classes.jsa")).exists();
    assertThat(run("render", "first.png", "-o", "again.png")).doesNotContain("Preparing");

    BufferedImage picture = ImageIO.read(folder.resolve("first.png").toFile());
    assertThat(redness(picture, 64, 77)).as("the ball").isGreaterThan(60);
    assertThat(redness(picture, 8, 120)).as("the beach").isLessThan(60);
    assertThat(folder.resolve("again.png")).hasSameBinaryContentAs(folder.resolve("first.png"));
  }

  @Test
  void it_holds_the_jars_that_the_program_names_and_no_others() throws IOException {
    try (JarFile program = new JarFile(release.resolve("studio/eligen.jar").toFile())) {
      String named = program.getManifest().getMainAttributes().getValue("Class-Path");
      assertThat(libraries()).map(jar -> "lib/" + jar).containsExactlyInAnyOrder(named.split(" "));
    }
  }

  @Test
  void it_names_the_licence_of_every_jar_of_others() throws IOException {
    List<String> licensed =
        Files.readAllLines(release.resolve("licences/jars.txt")).stream()
            .map(ENTRY::matcher)
            .filter(entry -> entry.find())
            .map(entry -> entry.group("artifact") + "-" + entry.group("version"))
            .toList();
    String own = release.getFileName().toString().substring("eligen-studio".length()) + ".jar";
    assertThat(libraries())
        .filteredOn(jar -> !jar.endsWith(own))
        .hasSizeGreaterThan(50)
        .allMatch(jar -> licensed.stream().anyMatch(jar::startsWith));
    assertThat(release.resolve("licences/page.txt")).isNotEmptyFile();
    assertThat(release.resolve("LICENSE")).isNotEmptyFile();
    assertThat(release.resolve("eligen-engine/models/eligen-tiny/LICENSES.md")).isNotEmptyFile();
  }

  private static List<String> libraries() throws IOException {
    try (Stream<Path> jars = Files.list(release.resolve("studio/lib"))) {
      return jars.map(jar -> jar.getFileName().toString()).toList();
    }
  }

  /** How far red is above the other two, at a pixel. */
  private static int redness(BufferedImage picture, int x, int y) {
    Color colour = new Color(picture.getRGB(x, y));
    return colour.getRed() - Math.max(colour.getGreen(), colour.getBlue());
  }

  /** What it says on standard error; it has to end well. */
  private static String run(String... arguments) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    calls(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
    for (Path tool : TOOLS) {
      calls(bin.resolve(tool.getFileName()), tool);
    }
    List<String> command = new ArrayList<>(List.of(release.resolve("eligen").toString()));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said");
    ProcessBuilder launcher =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Files.writeString(folder.resolve("typed"), "").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile());
    launcher.environment().clear();
    launcher.environment().put("PATH", bin.toString());
    launcher.environment().put("OMP_NUM_THREADS", "2");
    launcher.environment().put("ELIGEN_HOME", folder.resolve("home").toString());
    launcher.environment().put("DJL_CACHE_DIR", folder.resolve("native").toString());
    Process program = launcher.start();

    assertThat(program.waitFor(180, TimeUnit.SECONDS)).as("ended in time").isTrue();
    assertThat(program.exitValue()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }

  private static void calls(Path script, Path program) throws IOException {
    Files.writeString(script, "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
