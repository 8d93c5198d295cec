package studio.eligen.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.RenderException.BadRequest;

class NewFileTest {

  @TempDir Path folder;

  @Test
  void a_file_appears_when_it_is_committed_and_nothing_stays_beside_it() {
    try (NewFile file = NewFile.at(folder.resolve("a.png"))) {
      file.append(ByteBuffer.wrap(new byte[] {1, 2}));
      assertThat(folder.resolve("a.png")).doesNotExist();
      file.commit();
    }

    assertThat(folder.resolve("a.png")).hasBinaryContent(new byte[] {1, 2});
    assertThat(folder.toFile().list()).containsExactly("a.png");
  }

  @Test
  void what_is_not_committed_leaves_the_file_of_before() {
    NewFile.write(folder.resolve("a.png"), new byte[] {7});

    try (NewFile file = NewFile.at(folder.resolve("a.png"))) {
      file.append(ByteBuffer.wrap(new byte[] {1, 2}));
    }

    assertThat(folder.resolve("a.png")).hasBinaryContent(new byte[] {7});
    assertThat(folder.toFile().list()).containsExactly("a.png");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_is_written_over_is_no_more_and_no_less_secret_than_before() throws Exception {
    Path file = folder.resolve("a.png");
    for (String rights : List.of("rw-------", "rw-rw-r--")) {
      NewFile.write(file, new byte[] {7});
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
      NewFile.write(file, new byte[] {1, 2});
      assertThat(file).hasBinaryContent(new byte[] {1, 2});
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo(rights);
    }
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> NewFile.at(folder.resolve("no/a.png")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("there is no folder " + folder.resolve("no"));
  }

  @Test
  void a_folder_is_not_written_over() throws Exception {
    Files.createDirectory(folder.resolve("a.png"));

    assertThatThrownBy(() -> NewFile.at(folder.resolve("a.png")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void a_link_stays_and_what_it_names_is_written() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("a.png"), Path.of("elsewhere", "b.png"));
    Path chain = Files.createSymbolicLink(folder.resolve("c.png"), link);

    NewFile.write(chain, new byte[] {5});

    assertThat(elsewhere.resolve("b.png")).hasBinaryContent(new byte[] {5});
    assertThat(link).isSymbolicLink().hasBinaryContent(new byte[] {5});
    assertThat(elsewhere.toFile().list()).containsExactly("b.png");
  }

  @Test
  void a_link_to_itself_and_a_device_are_refused() throws Exception {
    Path loop = Files.createSymbolicLink(folder.resolve("loop.png"), Path.of("loop.png"));
    Path device = Files.createSymbolicLink(folder.resolve("null.png"), Path.of("/dev/null"));

    assertThatThrownBy(() -> NewFile.at(loop)).hasMessageContaining("leads nowhere");
    assertThatThrownBy(() -> NewFile.at(device)).hasMessageContaining("no ordinary file");
  }
}
