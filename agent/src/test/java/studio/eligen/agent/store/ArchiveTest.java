package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.History;

class ArchiveTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private DataFolder data;
  private Archive reopened;

  @BeforeEach
  void choose_a_folder_that_does_not_exist_and_has_an_odd_name() {
    data = new DataFolder(folder.resolve("new/an odd?name#with%20 ü"));
  }

  private Archive open(Instant now) {
    return Archive.open(data, Schema.CURRENT, Clock.fixed(now, ZoneOffset.UTC));
  }

  /** The archive as another program finds it later. */
  private Archive reopened() {
    close();
    reopened = Archive.open(data);
    return reopened;
  }

  @AfterEach
  void close() {
    if (reopened != null) {
      reopened.close();
    }
  }

  private static void assertSame(History restored, History was) {
    assertThat(restored.versions()).isEqualTo(was.versions());
    assertThat(restored.current()).isEqualTo(was.current());
    assertThat(restored.ahead()).isEqualTo(was.ahead());
  }

  @Test
  void a_conversation_with_undo_and_fork_comes_back_exactly() {
    History was;
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      Talks.say(talk, "dog");
      Talks.go(talk, "undo", talk.history().undo().orElseThrow());
      Talks.say(talk, "bird");
      Talks.go(talk, "everything", talk.history().then(Talks.everyKind(), "everything"));
      Talks.go(talk, "go to 2", talk.history().fork(2));
      Talks.go(talk, "undo", talk.history().undo().orElseThrow());
      was = talk.history();
    }
    History restored = reopened().repository().latest().orElseThrow().history();
    assertSame(restored, was);
    assertThat(restored.redo().orElseThrow().current().number()).isEqualTo(2);
    assertThat(restored.undo().orElseThrow().current().number()).isZero();
    assertThat(restored.versions().get(4).design()).isEqualTo(Talks.everyKind());
  }

  @Test
  void a_conversation_that_is_continued_goes_on_where_it_was() {
    try (Archive archive = Archive.open(data)) {
      Talks.say(archive.repository().begin(Talks.BLANK), "cat");
    }
    Conversation talk = reopened().repository().latest().orElseThrow();
    assertThat(talk.focus()).containsExactly("cat");
    Talks.say(talk, "dog");
    History was = Talks.say(talk, "bird");
    assertSame(reopened().repository().latest().orElseThrow().history(), was);
    assertThat(reopened().repository().list(9)).hasSize(1);
  }

  @Test
  void a_question_is_kept_without_a_version() {
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      talk.record(
          new Exchange("where is the cat?", "On the left.", List.of("cat", "cat-2")),
          talk.history());
    }
    assertThat(reopened().repository().list(1).get(0).versions()).isZero();
    assertThat(reopened().repository().latest().orElseThrow().focus())
        .containsExactly("cat", "cat-2");
  }

  @Test
  void words_of_any_kind_are_kept() {
    String odd = "'; drop table turns; -- :id ? \\ \"\n\0 ü 🐈 %";
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      talk.record(new Exchange(odd, odd, List.of()), talk.history().then(Talks.everyKind(), odd));
    }
    assertThat(reopened().repository().latest().orElseThrow().history().current().words())
        .isEqualTo(odd.replace('\0', '\uFFFD'));
  }

  @Test
  void a_conversation_in_which_nothing_was_said_is_not_kept() {
    try (Archive archive = Archive.open(data)) {
      archive.repository().begin(Talks.BLANK);
    }
    assertThat(reopened().repository().latest()).isEmpty();
  }

  @Test
  void a_picture_is_kept_once_under_its_hash_and_comes_back() throws Exception {
    try (Archive archive = Archive.open(data)) {
      for (int i = 0; i < 2; i++) {
        Conversation talk = archive.repository().begin(Talks.BLANK);
        Talks.say(talk, "cat");
        talk.attachPicture(1, Talks.picture("cat"));
      }
    }
    assertThat(files())
        .containsExactly("77/af778b51abd4a3c51c5ddd97204a9c3ae614ebccb75a606c3b6865aed6744e.png");
    Optional<byte[]> kept = reopened().repository().latest().orElseThrow().picture(1);
    assertThat(kept).contains(Talks.picture("cat"));
    assertThat(reopened().repository().latest().orElseThrow().picture(0)).isEmpty();
  }

  @Test
  void a_picture_that_was_changed_on_the_disk_counts_as_none() throws Exception {
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      talk.attachPicture(1, Talks.picture("cat"));
    }
    Path file = data.pictures().resolve(files().get(0));
    Files.writeString(file, "dog");
    assertThat(reopened().repository().latest().orElseThrow().picture(1)).isEmpty();
    Files.delete(file);
    assertThat(reopened().repository().latest().orElseThrow().picture(1)).isEmpty();
  }

  @Test
  void drafts_that_a_killed_program_left_are_swept_after_a_day() throws Exception {
    Path draft = Files.createDirectories(data.pictures().resolve("drafts")).resolve("x.part");
    Files.writeString(draft, "half");
    Files.setLastModifiedTime(draft, FileTime.from(NOON));
    open(NOON.plus(Duration.ofHours(23))).close();
    assertThat(draft).exists();
    open(NOON.plus(Duration.ofHours(25))).close();
    assertThat(draft).doesNotExist();
  }

  @Test
  void the_list_shows_the_last_changed_first() {
    try (Archive archive = open(NOON)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      talk.attachPicture(1, Talks.picture("cat"));
      Talks.say(talk, "dog");
    }
    try (Archive archive = open(NOON.plusSeconds(60))) {
      Talks.say(archive.repository().begin(Talks.BLANK), "bird");
      List<ConversationSummary> list = archive.repository().list(9);
      assertThat(list)
          .extracting(ConversationSummary::firstWords)
          .containsExactly("add a bird", "add a cat");
      assertThat(list).extracting(ConversationSummary::versions).containsExactly(1, 2);
      assertThat(list).extracting(ConversationSummary::pictures).containsExactly(0, 1);
      assertThat(list.get(1).changed()).isEqualTo(NOON);
      assertThat(archive.repository().list(1)).hasSize(1);
      assertThat(archive.repository().size()).isEqualTo(2);
    }
  }

  @Test
  void a_conversation_is_found_by_the_beginning_of_its_id() {
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      Talks.say(archive.repository().begin(Talks.BLANK), "dog");
      String start = archive.repository().conversation(talk.id()).id().substring(0, 13);
      assertThat(archive.repository().conversation(start).history().design().entity("cat"))
          .isPresent();
      for (String wrong : List.of("", "%", "_", "zzz", "ffffffff-0000")) {
        assertThatThrownBy(() -> archive.repository().conversation(wrong))
            .isInstanceOf(ArchiveException.class)
            .hasMessageContaining("eligen list");
      }
    }
  }

  @Test
  void settings_are_remembered_and_replaced() {
    try (Archive archive = Archive.open(data)) {
      assertThat(archive.setting("box-dialect:http://x")).isEmpty();
      archive.set("box-dialect:http://x", "qwen2");
      archive.set("box-dialect:http://x", "qwen2.5");
    }
    assertThat(reopened().setting("box-dialect:http://x")).contains("qwen2.5");
  }

  @Test
  void where_no_archive_was_made_none_is_made_by_looking() {
    assertThat(Archive.existing(data)).isEmpty();
    assertThat(data.path()).doesNotExist();
  }

  @Test
  void everything_is_for_the_user_alone() throws Exception {
    assumeThat(PrivateFiles.POSIX).isTrue();
    try (Archive archive = Archive.open(data)) {
      Conversation talk = archive.repository().begin(Talks.BLANK);
      Talks.say(talk, "cat");
      talk.attachPicture(1, Talks.picture("cat"));
      try (Stream<Path> all = Files.walk(data.path())) {
        assertThat(all).hasSizeGreaterThan(6).allSatisfy(ArchiveTest::isPrivate);
      }
    }
  }

  private static void isPrivate(Path path) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .as(path.toString())
        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(data.pictures())) {
      return all.filter(Files::isRegularFile)
          .map(file -> data.pictures().relativize(file).toString())
          .toList();
    }
  }

  @Test
  void an_archive_that_cannot_be_written_can_be_read() {
    try (Archive archive = Archive.open(data)) {
      Talks.say(archive.repository().begin(Talks.BLANK), "cat");
    }

    try (Database database = Database.reading(data, Schema.CURRENT)) {
      assertThat(
              database.<Integer>query(
                  handle ->
                      handle
                          .createQuery("select count(*) from conversations")
                          .mapTo(Integer.class)
                          .one()))
          .isEqualTo(1);
      assertThatThrownBy(
              () ->
                  database.transaction(
                      handle -> handle.createUpdate("delete from conversations").execute()))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("cannot be written");
    }
  }
}
