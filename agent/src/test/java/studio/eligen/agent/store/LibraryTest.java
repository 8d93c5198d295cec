package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.design.DesignEdit.SetHidden;
import studio.eligen.agent.design.History;
import studio.eligen.agent.design.InvalidInput;
import studio.eligen.agent.design.Shown;
import studio.eligen.agent.fixtures.MovableClock;

/** Conversations as one owner looks through them. */
class LibraryTest {

  @TempDir Path folder;
  private final MovableClock calendar = new MovableClock();
  private Archive archive;
  private Library anns;

  @BeforeEach
  void open() {
    archive = Archive.open(new DataFolder(folder), Schema.CURRENT, calendar);
    anns = archive.repository("ann").library();
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private void reopen() {
    close();
    open();
  }

  /** A conversation in which something of each name was added. */
  private Conversation talk(String owner, String... things) {
    Conversation talk = archive.repository(owner).begin(Talks.BLANK);
    for (String thing : things) {
      Talks.say(talk, thing);
      calendar.goOn(Duration.ofMillis(1));
    }
    return talk;
  }

  private List<String> found(String... words) {
    return anns.list(List.of(words), 9).stream().map(ConversationSummary::id).toList();
  }

  @Test
  void a_conversation_is_found_by_all_words_of_what_was_said_drawn_or_named() {
    String cat = talk("ann", "cat", "umbrella").id();
    String dog = talk("ann", "dog").id();
    talk("ben", "cat");
    assertThat(found("CAT")).containsExactly(cat);
    assertThat(found("add")).containsExactly(dog, cat);
    assertThat(found("umbrella", "cat")).containsExactly(cat);
    assertThat(found("umbrella", "dog")).isEmpty();
    anns.rename(dog, Optional.of("Postcard"));
    assertThat(found("postcard")).containsExactly(dog);
  }

  @Test
  void a_thing_is_found_that_no_word_named_and_that_is_gone_by_now() {
    Conversation talk = archive.repository("ann").begin(Talks.BLANK);
    History with = Talks.add(talk.history(), "fox");
    Talks.go(talk, "füge etwas hinzu", with);
    Talks.go(talk, "nein", with.then(Talks.BLANK, "nein"));
    assertThat(found("fox")).containsExactly(talk.id());
  }

  @Test
  void signs_that_stand_for_others_in_a_pattern_stand_for_themselves() {
    Conversation talk = talk("ann", "cat");
    Talks.go(talk, "100 %!_ sure", talk.history());
    String percent = talk.id();
    talk("ann", "cat");
    assertThat(found("%")).containsExactly(percent);
    assertThat(found("!_")).containsExactly(percent);
    assertThat(found("c_t")).isEmpty();
    assertThat(found("' or 1=1 --")).isEmpty();
  }

  @Test
  void the_pinned_ones_come_first_and_the_last_one_stays_the_last() {
    String old = talk("ann", "cat").id();
    String last = talk("ann", "dog").id();
    assertThat(anns.pin(old, true)).isTrue();
    assertThat(found()).containsExactly(old, last);
    assertThat(archive.repository("ann").latest().orElseThrow().id()).isEqualTo(last);
    reopen();
    assertThat(anns.list(List.of(), 9).get(0).pinned()).isTrue();
    anns.pin(old, false);
    assertThat(found()).containsExactly(last, old);
  }

  @Test
  void a_name_stays_until_it_is_taken_away() {
    String talk = talk("ann", "cat").id();
    anns.rename(talk, Optional.of("Postcard"));
    reopen();
    Talks.say(archive.repository("ann").conversation(talk), "dog");
    assertThat(anns.list(List.of(), 9).get(0).name()).contains("Postcard");
    anns.rename(talk, Optional.empty());
    assertThat(anns.list(List.of(), 9).get(0).name()).isEmpty();
  }

  @Test
  void what_is_shown_is_that_of_the_version_at_which_it_stands_without_what_is_hidden() {
    Conversation talk = talk("ann", "cat", "dog");
    assertThat(shown().things()).containsExactly("cat", "dog");
    History history = talk.history();
    History hidden = history.then(history.design().with(new SetHidden("cat", true)), "hide it");
    Talks.go(talk, "hide the cat", hidden);
    assertThat(shown().things()).containsExactly("dog");
    Talks.go(talk, "undo", hidden.back(2));
    assertThat(shown().things()).containsExactly("cat");
  }

  private Shown shown() {
    return anns.list(List.of(), 9).get(0).shown();
  }

  @Test
  void a_duplicate_has_all_that_the_other_has_and_goes_its_own_way() {
    Conversation talk = talk("ann", "cat", "dog");
    talk.attachPicture(1, Talks.picture("cat"));
    Talks.go(talk, "undo", talk.history().back(1));
    String id = anns.duplicate(talk.id()).orElseThrow();
    Conversation copy = archive.repository("ann").conversation(id);
    assertThat(copy.history().versions()).isEqualTo(talk.history().versions());
    assertThat(copy.history().ahead()).isEqualTo(talk.history().ahead());
    assertThat(copy.history().current()).isEqualTo(talk.history().current());
    assertThat(copy.turns()).isEqualTo(talk.turns());
    assertThat(copy.picture(1)).hasValue(Talks.picture("cat"));
    assertThat(anns.name(id)).isEmpty();
    anns.rename(id, Optional.of("Postcard"));
    assertThat(anns.name(anns.duplicate(id).orElseThrow())).contains("Postcard (copy)");
    Talks.say(copy, "bird");
    assertThat(talk.turns()).hasSize(3);
    assertThat(copy.turns()).hasSize(4);
  }

  @Test
  void what_is_deleted_is_out_of_sight_can_be_restored_and_is_gone_after_a_while() {
    Conversation talk = talk("ann", "cat");
    talk.attachPicture(1, Talks.picture("cat"));
    assertThat(anns.delete(talk.id())).isTrue();
    assertThat(found()).isEmpty();
    assertThat(found("cat")).isEmpty();
    assertThat(anns.gallery(9)).isEmpty();
    assertThat(anns.pictureHash(talk.id(), 1)).isEmpty();
    assertThat(archive.repository("ann").latest()).isEmpty();
    assertThat(archive.repository("ann").find(talk.id())).isEmpty();
    assertThat(anns.rename(talk.id(), Optional.of("x"))).isFalse();
    assertThat(anns.duplicate(talk.id())).isEmpty();
    assertThatThrownBy(() -> Talks.say(talk, "dog")).hasMessageContaining("was deleted meanwhile");

    assertThat(anns.restore(talk.id())).isTrue();
    assertThat(archive.repository("ann").conversation(talk.id()).picture(1)).isPresent();
    anns.delete(talk.id());
    calendar.goOn(Archive.UNDO_FOR.minusMillis(1));
    archive.forgetDeleted(Archive.UNDO_FOR);
    calendar.goOn(Duration.ofMillis(1));
    assertThat(archive.repository("ann").bytes()).isPositive();
    archive.forgetDeleted(Archive.UNDO_FOR);
    assertThat(anns.restore(talk.id())).isFalse();
    assertThat(archive.repository("ann").bytes()).isZero();
  }

  @Test
  void what_was_deleted_before_the_program_ended_goes_as_the_next_one_begins() {
    String gone = talk("ann", "cat").id();
    anns.delete(gone);
    reopen();
    assertThat(anns.restore(gone)).isTrue();
    anns.delete(gone);
    close();
    calendar.goOn(Archive.UNDO_FOR);
    open();
    assertThat(anns.restore(gone)).isFalse();
  }

  @Test
  void nobody_names_pins_copies_deletes_or_restores_what_is_anothers() {
    Conversation talk = talk("ann", "cat");
    talk.attachPicture(1, Talks.picture("cat"));
    Library bens = archive.repository("ben").library();
    assertThat(bens.rename(talk.id(), Optional.of("mine"))).isFalse();
    assertThat(bens.pin(talk.id(), true)).isFalse();
    assertThat(bens.duplicate(talk.id())).isEmpty();
    assertThat(bens.delete(talk.id())).isFalse();
    assertThat(bens.pictureHash(talk.id(), 1)).isEmpty();
    anns.delete(talk.id());
    assertThat(bens.restore(talk.id())).isFalse();
    archive.repository("ben").forgetDeleted();
    assertThat(anns.restore(talk.id())).isTrue();
    assertThat(bens.list(List.of("cat"), 9)).isEmpty();
  }

  @Test
  void what_an_older_program_kept_is_found_by_what_it_shows() throws SQLException {
    talk("ann", "cat", "dog");
    close();
    String database = "jdbc:sqlite:" + folder.resolve("eligen.db");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from shown");
      statement.executeUpdate("update versions set design = '{' where number = 1");
    }
    open();
    assertThat(shown()).isEqualTo(new Shown("", List.of("cat", "dog")));
  }

  @Test
  void what_takes_longer_than_there_is_time_for_is_given_up_and_the_archive_goes_on() {
    String id = talk("ann", "cat").id();
    String endless =
        "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";
    assertThatThrownBy(
            () ->
                archive
                    .database()
                    .queryWithin(
                        Duration.ofMillis(1),
                        "It takes too long.",
                        handle -> handle.createQuery(endless).mapTo(Integer.class).one()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("It takes too long.");
    assertThat(found("cat")).containsExactly(id);
  }
}
