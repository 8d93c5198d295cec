package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.MovableClock;

/** Whoever deletes much keeps nobody waiting. */
class RemovalTest {

  private static final int VERSIONS = 10_000;

  @TempDir Path folder;
  private final MovableClock calendar = new MovableClock();
  private Archive archive;

  @BeforeEach
  void open() {
    archive = Archive.open(new DataFolder(folder), Schema.CURRENT, calendar);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Conversation talk(String owner) {
    Conversation talk = archive.repository(owner).begin(Talks.BLANK);
    Talks.say(talk, "cat");
    return talk;
  }

  private void delete(Conversation talk) {
    assertThat(archive.repository("ann").library().delete(talk.id())).isTrue();
    calendar.goOn(Archive.UNDO_FOR.plusSeconds(1));
  }

  private long rows(String table) {
    return archive
        .database()
        .query(h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private void write(String statement, String id) {
    archive.database().transaction(handle -> run(handle, statement, id));
  }

  private static int run(Handle handle, String statement, String id) {
    return handle.createUpdate(statement).bind("id", id).bind("most", VERSIONS).execute();
  }

  /** A chain of as many versions as a zip may bring, each with a picture of its own. */
  private void makeLong(String id) {
    write(
        "insert into pictures (sha256, byte_count, kept)"
            + " with recursive n (i) as (select 2 union all select i + 1 from n where i < :most)"
            + " select :id || i, 1, 0 from n",
        id);
    write(
        "insert into versions (conversation, number, parent, words, design, made, picture)"
            + " with recursive n (i) as (select 2 union all select i + 1 from n where i < :most)"
            + " select :id, i, i - 1, '', '{}', 0, :id || i from n",
        id);
    write(
        "update versions set redo = number + 1 where conversation = :id and number < :most - 1",
        id);
  }

  /** Each version looked for its children, and each picture for its versions, among all others. */
  @Test
  void a_conversation_of_ten_thousand_versions_goes_within_seconds() {
    Conversation large = talk("ann");
    makeLong(large.id());
    delete(large);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> archive.forgetDeleted(Archive.UNDO_FOR));
    assertThat(rows("versions")).isZero();
    assertThat(rows("pictures")).isZero();
  }

  @Test
  void what_was_restored_while_others_went_stays() {
    Conversation first = talk("ann");
    Conversation second = talk("ann");
    delete(first);
    delete(second);
    // As if somebody did so between the look for what goes and its turn to go.
    archive
        .database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "create trigger restored after delete on conversations begin"
                        + " update conversations set deleted = null; end"));
    archive.forgetDeleted(Archive.UNDO_FOR);
    assertThat(rows("conversations")).isEqualTo(1);
    assertThat(archive.repository("ann").list(9)).hasSize(1);
  }

  @Test
  void all_that_somebody_said_counts_for_the_room_it_takes() {
    String text = "x".repeat(100_000);
    Conversation talk = talk("ann");
    long before = archive.repository("ann").bytes();
    for (String column :
        new String[] {
          "turns set said",
          "turns set reply",
          "turns set focus",
          "versions set words",
          "versions set scorecard",
          "shown set words"
        }) {
      write(
          "update %s = '%s' where conversation = :id and :most > 0".formatted(column, text),
          talk.id());
      long now = archive.repository("ann").bytes();
      assertThat(now - before).as(column).isGreaterThan(90_000);
      assertThat(archive.bytesOfOthers()).isEqualTo(now);
      before = now;
    }
    archive.repository("ann").library().rename(talk.id(), Optional.of(text));
    assertThat(archive.repository("ann").bytes())
        .isEqualTo(before + text.getBytes(StandardCharsets.UTF_8).length);
  }
}
