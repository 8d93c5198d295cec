package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class ArchiveRefusalsTest {

  @TempDir Path folder;
  private DataFolder data;

  @BeforeEach
  void choose_a_folder() {
    data = new DataFolder(folder);
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.database());
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private AbstractThrowableAssert<?, ?> refusal() {
    return assertThatThrownBy(() -> Archive.open(data))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(data.path().toString())
        .hasMessageContaining("ELIGEN_HOME");
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_alone() throws Exception {
    Files.writeString(data.database(), "Dear diary, ".repeat(500));
    refusal().hasMessageContaining("is no archive of EliGen Studio");
    assertThat(data.database()).hasContent("Dear diary, ".repeat(500));
  }

  @Test
  void another_programs_database_is_refused_and_left_alone() throws Exception {
    sql("create table recipes (name text)", "insert into recipes values ('soup')");
    byte[] before = Files.readAllBytes(data.database());
    refusal().hasMessageContaining("is no archive of EliGen Studio");
    assertThat(Files.readAllBytes(data.database())).isEqualTo(before);
  }

  @Test
  void another_programs_database_is_told_from_ours_by_its_first_migration() throws Exception {
    sql(
        "create table flyway_schema_history (version text, script text, success boolean)",
        "insert into flyway_schema_history values ('1', 'V1__soups.sql', true)");
    refusal().hasMessageContaining("is no archive of EliGen Studio");
  }

  @Test
  void an_archive_of_a_newer_program_is_refused_and_left_alone() throws Exception {
    Archive.open(data).close();
    sql(
        "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)"
            + " values (99, '99', 'future', 'SQL', 'V99__future.sql', '', 0, true)");
    byte[] before = Files.readAllBytes(data.database());
    refusal().hasMessageContaining("newer EliGen Studio").hasMessageContaining("99");
    assertThat(Files.readAllBytes(data.database())).isEqualTo(before);
  }

  @Test
  void an_archive_that_was_left_half_migrated_is_refused() throws Exception {
    Archive.open(data).close();
    sql("update flyway_schema_history set success = false where version = '1'");
    assertThatThrownBy(() -> Archive.open(data)).hasMessageContaining("half way");
  }

  @Test
  void an_archive_that_another_program_locks_is_told_so() throws Exception {
    Archive.open(data).close();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.database());
        Statement statement = other.createStatement()) {
      statement.execute("pragma locking_mode = exclusive");
      statement.execute("begin exclusive");
      assertThatThrownBy(() -> Archive.open(data))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("locked")
          .hasMessageContaining(data.database().toString());
    }
    Archive.open(data).close();
  }

  @Test
  void a_turn_that_could_not_be_kept_is_kept_with_the_next_one() throws Exception {
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      sql("alter table turns rename to elsewhere");
      assertThatThrownBy(() -> Talks.say(talk, "dog")).isInstanceOf(ArchiveException.class);
      sql("alter table elsewhere rename to turns");
      Talks.say(talk, "bird");
      Conversation kept = archive.repository().latest().orElseThrow();
      assertThat(kept.history().versions()).isEqualTo(talk.history().versions());
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_so() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    data = new DataFolder(file.resolve("home"));
    refusal();
  }

  @Test
  void a_file_where_the_folder_should_be_is_told_so() throws Exception {
    data = new DataFolder(Files.writeString(folder.resolve("file"), ""));
    refusal();
  }

  @Test
  void a_folder_that_is_read_only_is_told_so() throws Exception {
    assumeThat(PrivateFiles.POSIX && !System.getProperty("user.name").equals("root")).isTrue();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    refusal();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update versions set design = 'garbage' where number = 1",
        "update versions set design = '{\"canvas\":{\"width\":1e9,\"height\":16}}' where number = 1",
        "update versions set design = x'00ff00' where number = 1",
        "update versions set design = printf('%.17000000c', '[') where number = 1",
        "update versions set design = replace(design, '\"region\":', '\"regoin\":') where number = 1",
        "update versions set design = replace(design, 'base64,', 'base64,!') where number = 2",
        "update versions set parent = 2 where number = 1",
        "update versions set parent = null where number = 1",
        "update versions set redo = 0 where number = 1",
        "update versions set number = 9 where number = 2",
        "update conversations set current_version = 77",
        "update conversations set current_version = -1",
        "delete from versions",
      })
  void a_damaged_conversation_is_told_and_the_others_are_untouched(String damage) throws Exception {
    String broken;
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      Talks.go(talk, "all", talk.history().then(Talks.everyKind(), "all"));
      broken = talk.id();
    }
    sql(damage);
    try (Archive archive = Archive.open(data)) {
      Conversation fine = archive.repository().begin(Talks.BLANK);
      Talks.say(fine, "dog");
      assertThatThrownBy(() -> archive.repository().conversation(broken))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining(broken)
          .hasMessageContaining("eligen list")
          .hasMessageNotContaining("Exception");
      assertThat(archive.repository().conversation(fine.id()).history().versions())
          .isEqualTo(fine.history().versions());
      assertThat(archive.repository().list(9)).hasSize(2);
    }
  }

  @Test
  void an_empty_database_beside_pictures_is_moved_aside_and_told_once() throws Exception {
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      talk.attachPicture(1, new byte[] {1, 2, 3});
    }
    Files.deleteIfExists(data.path().resolve("eligen.db-wal"));
    Files.write(data.database(), new byte[0]);
    assertThatThrownBy(() -> Archive.open(data))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("0 bytes")
        .hasMessageContaining("eligen.db.empty");
    assertThat(data.path().resolve("eligen.db.empty")).isEmptyFile();
    try (Archive archive = Archive.open(data)) {
      assertThat(archive.repository().size()).isZero();
    }
  }

  /** So it fails where a full disk has no room for what is shared by those who read. */
  @Test
  void a_disk_too_full_to_read_from_is_said_to_be_full() {
    SQLException full = new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);
    assertThat(DatabaseFaults.explained(full, data.database()))
        .hasMessageContaining("no room left on the disk");
  }
}
