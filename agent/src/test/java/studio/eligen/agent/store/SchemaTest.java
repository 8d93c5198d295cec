package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.eligen.agent.design.History;

class SchemaTest {

  private static final String OURS = "classpath:studio/eligen/agent/store/migration";

  /** What this program will be one day: it has one migration more. */
  private static final Schema NEXT =
      new Schema(
          Schema.CURRENT.newest() + 1, List.of(OURS, "classpath:studio/eligen/agent/store/next"));

  @TempDir Path folder;
  private DataFolder data;
  private String url;

  @BeforeEach
  void choose_a_folder() {
    data = new DataFolder(folder);
    url = "jdbc:sqlite:" + data.database();
  }

  static IntStream everyEarlierForm() {
    return IntStream.rangeClosed(1, Schema.CURRENT.newest());
  }

  /** A database as the program of that time made it, with the rows that it wrote. */
  private void makeArchiveOfForm(int version) throws SQLException, IOException {
    Flyway.configure()
        .dataSource(url, "", "")
        .locations(OURS)
        .target(String.valueOf(version))
        .load()
        .migrate();
    String rows = "v%d-rows.sql".formatted(version);
    try (InputStream in = SchemaTest.class.getResourceAsStream(rows);
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String each : script.split(";\n")) {
        statement.execute(each);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyEarlierForm")
  void an_archive_of_any_earlier_form_opens_with_all_its_conversations(int version)
      throws Exception {
    makeArchiveOfForm(version);
    try (Archive archive = Archive.open(data)) {
      History history = archive.repository().latest().orElseThrow().history();
      assertThat(history.versions()).hasSize(3);
      assertThat(history.current().number()).isEqualTo(1);
      assertThat(history.redo().orElseThrow().design().entity("dog")).isPresent();
      assertThat(history.design().scene()).isEqualTo("on a beach");
      assertThat(archive.repository().latest().orElseThrow().focus()).containsExactly("cat");
      assertThat(archive.setting("model")).contains("eligen-tiny");
      assertThat(archive.repository().list(1).get(0).pictures()).isEqualTo(1);
    }
  }

  @Test
  void an_archive_moves_on_to_the_next_form_and_keeps_what_it_has() {
    History was;
    try (Archive archive = Archive.open(data)) {
      was = Talks.say(archive.repository().begin(Talks.BLANK), "cat");
    }
    try (Archive later = Archive.open(data, NEXT, Clock.systemUTC())) {
      assertThat(later.repository().latest().orElseThrow().history().versions())
          .isEqualTo(was.versions());
    }
    assertThatThrownBy(() -> Archive.open(data))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("update this program");
  }

  @Test
  void a_migration_that_fails_leaves_the_archive_as_it_was() {
    try (Archive archive = Archive.open(data)) {
      Talks.say(archive.repository().begin(Talks.BLANK), "cat");
    }
    Schema broken =
        new Schema(
            Schema.CURRENT.newest() + 1,
            List.of(OURS, "classpath:studio/eligen/agent/store/broken"));
    assertThatThrownBy(() -> Archive.open(data, broken, Clock.systemUTC()))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(data.database().toString());
    try (Archive archive = Archive.open(data)) {
      assertThat(archive.repository().list(9)).hasSize(1);
    }
  }

  @Test
  void the_newest_form_is_that_of_the_last_migration() throws Exception {
    Path migrations =
        Path.of(Schema.class.getResource("migration/V1__conversations.sql").toURI()).getParent();
    try (Stream<Path> files = Files.list(migrations)) {
      assertThat(files).hasSize(Schema.CURRENT.newest());
    }
  }
}
