package studio.eligen.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.MovableClock;
import studio.eligen.engine.files.Sha256;

/** What strangers left so long ago that it is deleted. */
class RetentionTest {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final Optional<String> PASS = Optional.of("a digest");

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

  private static byte[] picture(String of) {
    return of.getBytes(StandardCharsets.UTF_8);
  }

  /** A conversation of one turn, with a picture. */
  private Conversation talk(String owner, String shown) {
    Conversation talk = archive.repository(owner).begin(Talks.BLANK);
    Talks.say(talk, "cat");
    talk.attachPicture(1, picture(shown));
    return talk;
  }

  private boolean isThere(String owner, Conversation talk) {
    return archive.repository(owner).find(talk.id()).isPresent();
  }

  @Test
  void what_nobody_changed_for_so_long_goes_and_what_somebody_did_stays() {
    Conversation left = talk("ann", "left");
    Conversation used = talk("ann", "used");
    calendar.goOn(MONTH.minusDays(1));
    Talks.say(used, "dog");
    Conversation fresh = talk("ben", "fresh");
    archive.forgetOthers(MONTH);
    assertThat(isThere("ann", left)).isTrue();
    calendar.goOn(Duration.ofDays(1).plusMillis(1));
    archive.forgetOthers(MONTH);
    assertThat(isThere("ann", left)).isFalse();
    assertThat(isThere("ann", used)).isTrue();
    assertThat(isThere("ben", fresh)).isTrue();
    assertThat(archive.repository("ann").library().gallery(9)).hasSize(1);
  }

  @Test
  void pictures_that_others_show_stay_until_the_last_of_them_goes() {
    Conversation anns = talk("ann", "shared");
    calendar.goOn(MONTH.dividedBy(2));
    Conversation bens = talk("ben", "shared");
    Conversation hosts = talk(Archive.LOCAL, "of the host too");
    talk("ben", "of the host too");
    calendar.goOn(MONTH.dividedBy(2).plusDays(1));
    archive.forgetOthers(MONTH);
    assertThat(isThere("ann", anns)).isFalse();
    assertThat(bens.picture(1)).hasValue(picture("shared"));
    calendar.goOn(MONTH);
    archive.forgetOthers(MONTH);
    assertThat(isThere("ben", bens)).isFalse();
    PictureFolder pictures = new PictureFolder(new DataFolder(folder).pictures());
    assertThat(pictures.read(Sha256.hex(picture("shared")))).isEmpty();
    assertThat(hosts.picture(1)).hasValue(picture("of the host too"));
  }

  @Test
  void without_a_number_of_days_all_that_was_said_is_kept_for_good() {
    Conversation old = talk("ann", "old");
    Conversation unused = archive.repository("ann").begin(Talks.BLANK).keepStart();
    calendar.goOn(Duration.ofDays(36_500));
    archive.forgetOthers(Duration.ZERO);
    assertThat(isThere("ann", old)).isTrue();
    assertThat(isThere("ann", unused)).isFalse();
  }

  @Test
  void who_goes_on_with_what_was_deleted_meanwhile_is_told_so() {
    Conversation open = talk("ann", "open");
    calendar.goOn(MONTH.plusDays(1));
    archive.forgetOthers(MONTH);
    assertThatThrownBy(() -> Talks.say(open, "dog"))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("was deleted meanwhile");
    assertThat(archive.repository("ann").list(9)).isEmpty();
  }

  @Test
  void what_is_remembered_of_browsers_goes_with_what_they_keep_and_never_before() {
    KnownBrowsers browsers = archive.browsers();
    for (String owner : List.of("ann", "ben")) {
      archive.set(Archive.OF_OWNER + owner, "{}");
      browsers.replace("planted for " + owner, owner, "cookie of " + owner, owner, PASS);
    }
    archive.set(Archive.OF_OWNER + Archive.LOCAL, "{}");
    archive.set("box-dialect:http://x", "qwen2");
    talk("ann", "kept");
    calendar.goOn(MONTH.minusDays(1));
    archive.forgetOthers(Duration.ZERO);
    assertThat(browsers.known("cookie of ben").owner()).contains("ben");
    calendar.goOn(Duration.ofDays(2));
    archive.forgetOthers(Duration.ZERO);
    assertThat(browsers.known("cookie of ben")).isEqualTo(KnownBrowsers.Known.NOTHING);
    assertThat(browsers.known("planted for ben")).isEqualTo(KnownBrowsers.Known.NOTHING);
    assertThat(archive.setting(Archive.OF_OWNER + "ben")).isEmpty();
    assertThat(browsers.known("cookie of ann").owner()).contains("ann");
    assertThat(browsers.known("planted for ann").isVoid()).isTrue();
    assertThat(archive.setting(Archive.OF_OWNER + "ann")).isPresent();
    archive.forgetOthers(MONTH);
    assertThat(archive.setting(Archive.OF_OWNER + "ann")).isEmpty();
    assertThat(browsers.known("planted for ann")).isEqualTo(KnownBrowsers.Known.NOTHING);
    assertThat(archive.setting(Archive.OF_OWNER + Archive.LOCAL)).isPresent();
    assertThat(archive.setting("box-dialect:http://x")).isPresent();
  }

  @Test
  void what_came_from_one_network_counts_together_for_as_long_as_it_is_kept() {
    Homes homes = archive.homes();
    for (String owner : List.of("ann", "ben", "cleo")) {
      talk(owner, "kept");
      homes.met(owner, owner.equals("cleo") ? "192.0.2.8" : "192.0.2.7");
    }
    long one = archive.repository("ann").bytes();
    assertThat(homes.bytes("ann")).as("two, with one picture").isGreaterThan(one + one / 2);
    assertThat(homes.bytes("cleo")).isEqualTo(archive.repository("cleo").bytes());
    assertThat(homes.bytes("dora")).isZero();
    homes.met("ben", "192.0.2.8");
    assertThat(homes.bytes("ann")).isEqualTo(one);
    calendar.goOn(MONTH.plusDays(1));
    talk("ben", "new");
    archive.forgetOthers(MONTH);
    List<String> left =
        archive
            .database()
            .query(
                handle -> handle.createQuery("select owner from homes").mapTo(String.class).list());
    assertThat(left).containsExactly("ben");
  }

  @Test
  void what_the_model_server_was_asked_is_counted_for_its_day() {
    Homes homes = archive.homes();
    LocalDate day = LocalDate.of(2031, 5, 6);
    homes.ask(day, new Homes.Asked("ann", "here", 2));
    homes.ask(day, new Homes.Asked("ann", "here", 1));
    homes.ask(day, new Homes.Asked("ann", "there", 4));
    assertThat(homes.asked(day))
        .containsExactlyInAnyOrder(
            new Homes.Asked("ann", "here", 3), new Homes.Asked("ann", "there", 4));
    homes.ask(day.plusDays(1), new Homes.Asked("ben", "here", 1));
    assertThat(homes.asked(day)).isEmpty();
  }

  @Test
  void who_comes_with_a_new_cookie_each_time_leaves_ten_thousand_rows_behind_and_no_more() {
    archive
        .database()
        .transaction(
            handle -> {
              var settings =
                  handle.prepareBatch(
                      "insert into settings (name, value, changed) values ('web of ' || ?, '', ?)");
              var browsers =
                  handle.prepareBatch(
                      "insert into browsers (sha256, owner, seen) values (?, 'nobody', ?)");
              for (int i = 0; i < OwnerRows.MOST + 500; i++) {
                settings.bind(0, i).bind(1, calendar.millis() + i).add();
                browsers.bind(0, i).bind(1, calendar.millis() + i).add();
              }
              settings.execute();
              return browsers.execute();
            });
    archive.forgetOthers(Duration.ZERO);
    for (String table : List.of("settings", "browsers")) {
      long rows =
          archive
              .database()
              .query(
                  handle ->
                      handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
      assertThat(rows).as(table).isEqualTo(OwnerRows.MOST);
    }
  }
}
