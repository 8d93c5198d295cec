package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.fixtures.JavaProgram;

/** Programs of their own, because a process loads SQLite's code only once. */
@Timeout(60)
class NativeLibraryTest {

  @TempDir Path folder;
  private Path code;
  private Path temporary;

  @BeforeEach
  void choose_folders() throws IOException {
    code = folder.resolve("home/native");
    temporary = Files.createDirectory(folder.resolve("temporary"));
  }

  @Test
  void the_code_is_unpacked_by_the_first_start_and_used_by_the_next() throws Exception {
    assertThat(mappedCode()).isEqualTo(unpacked());
    Object first = Files.readAttributes(unpacked(), "unix:ino,ctime").toString();

    assertThat(mappedCode()).isEqualTo(unpacked());
    assertThat(Files.readAttributes(unpacked(), "unix:ino,ctime").toString()).isEqualTo(first);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void nobody_else_can_write_where_it_lies() throws Exception {
    mappedCode();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(code)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked())))
        .isEqualTo("rw-------");
  }

  @Test
  void nothing_is_loaded_from_where_somebody_else_could_write() throws Exception {
    Files.createDirectories(code);
    Files.setPosixFilePermissions(code, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(mappedCode().startsWith(temporary)).isTrue();
    assertThat(code).isEmptyDirectory();
  }

  @Test
  void nothing_is_loaded_through_a_link() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectories(code.getParent());
    Files.createSymbolicLink(code, elsewhere);

    assertThat(mappedCode().startsWith(temporary)).isTrue();
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void where_it_cannot_be_put_there_it_is_kept_in_another_place() throws Exception {
    Files.createDirectories(code.getParent());
    Files.createFile(code);
    Path other = temporary.resolve("eligen-sqlite");

    Path first = mappedCode();
    assertThat(first.startsWith(other)).isTrue();
    assertThat(mappedCode()).isEqualTo(first);
    assertThat(temporary.toFile().list()).containsExactly("eligen-sqlite");
  }

  @Test
  void code_that_does_not_load_stops_nobody() throws Exception {
    mappedCode();
    Files.writeString(unpacked(), "no code");

    assertThat(mappedCode().startsWith(temporary)).isTrue();
  }

  private Path unpacked() throws IOException {
    try (Stream<Path> files = Files.walk(code)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** Where a program that uses an archive has SQLite's code from. */
  private Path mappedCode() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")), "only Linux says what is loaded");
    Process program =
        JavaProgram.of(
                List.of("-Djava.io.tmpdir=" + temporary),
                Loading.class.getName(),
                List.of(folder.resolve("home").toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    return Path.of(said.strip());
  }

  /** Opens an archive, and prints which file it has SQLite's code from. */
  static final class Loading {

    private Loading() {}

    public static void main(String[] args) throws IOException {
      try (Archive archive = Archive.open(new DataFolder(Path.of(args[0])))) {
        archive.set("cat", "white");
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
          maps.filter(line -> line.contains("sqlite") && line.contains("r-xp"))
              .map(line -> line.substring(line.indexOf('/')))
              .forEach(System.out::println);
        }
      }
    }
  }
}
