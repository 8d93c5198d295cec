package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersTest {

  private static final byte[] PNG = "a picture".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Archive archive;

  @BeforeEach
  void open() {
    archive = Archive.open(new DataFolder(folder));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void nobody_sees_the_conversations_of_another() {
    Conversation anns = archive.repository("ann").begin(Talks.BLANK);
    Talks.say(anns, "cat");
    anns.attachPicture(1, PNG);
    for (ConversationRepository other : List.of(archive.repository("ben"), archive.repository())) {
      assertThat(other.list(9)).isEmpty();
      assertThat(other.latest()).isEmpty();
      assertThat(other.size()).isZero();
      assertThat(other.library().gallery(9)).isEmpty();
      assertThat(other.find(anns.id())).isEmpty();
      assertThatThrownBy(() -> other.conversation(anns.id())).isInstanceOf(ArchiveException.class);
      assertThatThrownBy(() -> other.conversation(anns.id().substring(0, 8)))
          .isInstanceOf(ArchiveException.class);
    }
    assertThat(archive.repository("ann").find(anns.id())).isPresent();
  }

  @Test
  void a_copy_of_a_conversation_that_two_went_on_with_stays_with_its_owner() {
    Conversation one = archive.repository("ann").begin(Talks.BLANK);
    Talks.say(one, "cat");
    Conversation other = archive.repository("ann").find(one.id()).orElseThrow();
    Talks.say(one, "dog");
    Talks.say(other, "bird");
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(archive.repository("ann").list(9)).hasSize(2);
    assertThat(archive.repository().list(9)).isEmpty();
  }

  @Test
  void a_conversation_that_was_only_begun_is_found_by_its_id_and_in_no_list() {
    Conversation begun = archive.repository("ann").begin(Talks.BLANK).keepStart();
    assertThat(archive.repository("ann").find(begun.id()).orElseThrow().history().versions())
        .hasSize(1);
    assertThat(archive.repository("ann").list(9)).isEmpty();
    assertThat(archive.repository("ann").latest()).isEmpty();
    assertThat(archive.repository("ann").unused()).isEqualTo(1);
    Talks.say(begun, "cat");
    assertThat(archive.repository("ann").list(9)).hasSize(1);
    assertThat(archive.repository("ann").unused()).isZero();
  }

  @Test
  void what_was_begun_from_one_network_is_counted_and_forgotten_together() {
    for (String owner : List.of("ann", "ben", "eve")) {
      archive.homes().met(owner, owner.equals("eve") ? "2.2.2.2" : "1.1.1.1");
      archive.repository(owner).begin(Talks.BLANK).keepStart();
    }
    Talks.say(archive.repository("ben").begin(Talks.BLANK), "cat");
    assertThat(archive.repository("ann").unusedNearby()).isEqualTo(2);
    archive.repository("ann").forgetUnusedNearby(Duration.ofSeconds(-1));
    assertThat(archive.repository("ann").unusedNearby()).isZero();
    assertThat(archive.repository("eve").unusedNearby()).isEqualTo(1);
    assertThat(archive.repository("ben").list(9)).hasSize(1);
  }

  @Test
  void conversations_in_which_nothing_was_ever_said_are_forgotten_after_a_while() {
    Conversation unused = archive.repository("ann").begin(Talks.BLANK).keepStart();
    Conversation bens = archive.repository("ben").begin(Talks.BLANK).keepStart();
    Conversation used = archive.repository("ann").begin(Talks.BLANK).keepStart();
    Talks.say(used, "cat");
    archive.repository("ann").forgetUnused(Duration.ofDays(1));
    assertThat(archive.repository("ann").find(unused.id())).isPresent();
    archive.repository("ann").forgetUnused(Duration.ofMillis(-1));
    assertThat(archive.repository("ann").find(unused.id())).isEmpty();
    assertThat(archive.repository("ann").find(used.id())).isPresent();
    assertThat(archive.repository("ben").find(bens.id())).isPresent();
  }

  @Test
  void what_was_said_can_be_read_again() {
    Conversation talk = archive.repository("ann").begin(Talks.BLANK);
    Talks.say(talk, "cat");
    Talks.say(talk, "dog");
    List<TurnRecord> before = talk.turns();
    List<TurnRecord> after = archive.repository("ann").find(talk.id()).orElseThrow().turns();
    assertThat(after).isEqualTo(before).hasSize(2);
    assertThat(after.get(1).version()).isEqualTo(2);
    assertThat(after.get(1).exchange().said()).contains("dog");
  }

  @Test
  void a_scorecard_is_kept_with_its_version_and_the_last_one_counts() {
    Conversation talk = archive.repository("ann").begin(Talks.BLANK);
    Talks.say(talk, "cat");
    talk.attachScorecard(1, "{\"note\":\"first\"}");
    talk.attachScorecard(1, "{\"note\":\"second\"}");
    Conversation again = archive.repository("ann").find(talk.id()).orElseThrow();
    assertThat(again.scorecard(1)).contains("{\"note\":\"second\"}");
    assertThat(again.scorecard(0)).isEmpty();
  }

  @Test
  void the_gallery_has_every_picture_with_its_size_the_newest_first() {
    Conversation talk = archive.repository("ann").begin(Talks.BLANK);
    Talks.say(talk, "cat");
    Talks.say(talk, "dog");
    talk.attachPicture(1, PNG);
    talk.attachPicture(2, PNG);
    List<KeptPicture> gallery = archive.repository("ann").library().gallery(9);
    assertThat(gallery).extracting(KeptPicture::version).containsExactly(2, 1);
    assertThat(gallery).extracting(KeptPicture::canvas).containsOnly(Talks.BLANK.canvas());
    assertThat(gallery.get(0).sha256()).isEqualTo(talk.pictureHash(2).orElseThrow());
    assertThat(archive.repository("ann").library().gallery(1)).hasSize(1);
  }

  @Test
  void a_browser_is_bound_and_let_in_by_its_secret_of_which_only_the_hash_is_kept() {
    KnownBrowsers browsers = archive.browsers();
    assertThat(browsers.known("a secret")).isEqualTo(KnownBrowsers.Known.NOTHING);
    browsers.replace("planted", "ann", "a secret", "local", Optional.of("a pass"));
    KnownBrowsers.Known known = browsers.known("a secret");
    assertThat(known.owner()).contains("local");
    assertThat(known.pass()).contains("a pass");
    assertThat(browsers.known("planted").isVoid()).isTrue();
    browsers.retire("a secret", "local");
    assertThat(browsers.known("a secret")).isEqualTo(KnownBrowsers.Known.NOTHING);
    browsers.retire("planted", "ann");
    assertThat(browsers.known("planted").isVoid()).isTrue();
    List<String> kept =
        archive
            .database()
            .query(
                handle ->
                    handle.createQuery("select sha256 from browsers").mapTo(String.class).list());
    assertThat(kept).hasSize(1).allSatisfy(row -> assertThat(row).doesNotContain("planted"));
  }
}
