package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputHistoryTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("home").resolve("typed.txt");
  }

  private InputHistory lines() {
    return InputHistory.in(new DataFolder(folder.resolve("home")));
  }

  @Test
  void what_was_typed_is_there_the_next_time_for_its_owner_alone() throws Exception {
    assertThat(lines().read()).isEmpty();
    lines().add("a cat on a beach");
    lines().add("größer");
    assertThat(lines().read()).containsExactly("a cat on a beach", "größer");
    assumeTrue(PrivateFiles.POSIX, "files have no such rights here");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void only_the_last_lines_are_kept() throws Exception {
    Files.createDirectories(file().getParent());
    String line = "a line of about sixty-four letters that goes on and on and on and\n";
    Files.writeString(file(), "the first\n" + line.repeat(40_000) + "the last\n");
    List<String> read = lines().read();
    assertThat(read).hasSize(InputHistory.MOST_LINES).endsWith("the last");
    assertThat(Files.size(file())).isLessThan(InputHistory.MOST_BYTES);
    assertThat(lines().read()).isEqualTo(read);
    assertThat(folder.resolve("home")).isDirectoryContaining("glob:**typed.txt");
  }

  @Test
  void a_damaged_file_costs_its_damaged_lines_and_nothing_else() throws Exception {
    Files.createDirectories(file().getParent());
    byte[] noise = {0, 1, 2, (byte) 0xff, (byte) 0xfe, 27, '[', '3', '1', 'm', '\n'};
    Files.write(file(), noise);
    Files.writeString(file(), "a cat\n" + "x".repeat(5_000) + "\n", StandardOpenOption.APPEND);
    assertThat(lines().read()).containsExactly("a cat");
    lines().add("with an \u001b escape");
    lines().add("y".repeat(5_000));
    lines().add("a dog");
    assertThat(lines().read()).containsExactly("a cat", "a dog");
  }

  @Test
  void where_there_can_be_no_file_nothing_is_remembered_and_nothing_fails() throws Exception {
    Files.createDirectories(file());
    lines().add("a cat");
    assertThat(lines().read()).isEmpty();
    Files.write(folder.resolve("plain"), Collections.nCopies(3, "x"), StandardCharsets.UTF_8);
    InputHistory nowhere = InputHistory.in(new DataFolder(folder.resolve("plain")));
    nowhere.add("a cat");
    assertThat(nowhere.read()).isEmpty();
  }
}
