package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.web.conversation.VisitorLimits;

/** What visitors may keep here, and how it goes again. */
@Timeout(120)
class KeepingTest {

  @TempDir Path folder;
  private RunningStudio studio;

  @AfterEach
  void stop() {
    studio.close();
  }

  private void start(VisitorLimits limits) {
    studio = RunningStudio.with(folder, new FakeRenderer(), limits);
  }

  private List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("pictures"))) {
      return files.filter(file -> file.toString().endsWith(".png")).toList();
    }
  }

  @Test
  void who_has_used_up_the_room_is_told_and_goes_on_once_something_is_deleted() throws Exception {
    start(VisitorLimits.USUAL.storing(20_000, 1L << 30, Duration.ZERO));
    Browser browser = studio.browser();
    String talk;
    try (Events events = browser.events()) {
      talk = browser.begin();
      browser.say(events, talk, "a cat");
      int turn = browser.done(talk + "/say", "{\"words\":\"a dog\"}").path("turn").intValue();
      String message = events.await("failed").data().path("message").textValue();
      assertThat(message).contains("what one visitor may keep here", "delete some");
      events.awaitEnd(talk, turn);
    }
    HttpResponse<byte[]> full = browser.post("/api/conversations", "{}");
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(browser.get(talk).statusCode()).isEqualTo(200);
    assertThat(browser.delete(talk).statusCode()).isEqualTo(204);
    assertThat(browser.post("/api/conversations", "{}").statusCode()).isEqualTo(201);
    assertThat(pictures()).isEmpty();
  }

  @Test
  void there_is_an_end_to_what_all_visitors_keep_and_none_to_what_the_host_does() {
    start(VisitorLimits.USUAL.storing(1L << 30, 20_000, Duration.ZERO));
    Browser one = studio.browser();
    try (Events events = one.events()) {
      one.say(events, one.begin(), "a cat");
    }
    HttpResponse<byte[]> full = studio.browser().post("/api/conversations", "{}");
    assertThat(full.statusCode()).isEqualTo(507);
    assertThat(Browser.error(full)).contains("all visitors");
    assertThat(studio.terminalsBrowser().post("/api/conversations", "{}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void whose_words_wait_for_the_disk_keeps_nobody_else_waiting() throws Exception {
    start(VisitorLimits.USUAL);
    Browser ann = studio.browser();
    Browser ben = studio.browser();
    String bens = ben.begin();
    try (Events events = ann.events();
        Connection lock =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("eligen.db"));
        Statement statement = lock.createStatement()) {
      String anns = ann.begin();
      ann.say(events, anns, "a cat");
      statement.execute("begin immediate");
      int turn = ann.done(anns + "/say", "{\"words\":\"a dog\"}").path("turn").intValue();
      for (int i = 0; i < 20; i++) {
        assertThat(ben.get(bens).statusCode()).isEqualTo(200);
      }
      assertThat(events.seen())
          .noneMatch(
              e -> e.is("notkept") || e.is("ended") && e.data().path("turn").asInt() == turn);
      statement.execute("rollback");
      events.awaitEnd(anns, turn);
    }
  }

  @Test
  void who_comes_with_a_new_cookie_each_time_leaves_room_for_others() {
    VisitorLimits limits = VisitorLimits.USUAL.storing(300_000, 600_000, Duration.ZERO);
    start(limits);
    String refused = "";
    for (int i = 0; i < 40 && refused.isEmpty(); i++) {
      refused = refusal(studio.browser(), 1 + i % 8);
    }
    assertThat(refused).contains("made from your address", "more than half of all room");
    studio.close();
    start(limits);
    assertThat(refusal(studio.browser(), 8)).isEqualTo(refused);
  }

  @Test
  void who_begins_with_a_new_cookie_each_time_has_to_say_something_or_to_wait() throws Exception {
    start(VisitorLimits.USUAL.beginning(3));
    List<String> begun = Stream.generate(() -> studio.browser().begin()).limit(3).toList();
    HttpResponse<byte[]> refused = studio.browser().post("/api/conversations", "{}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Browser.error(refused)).contains("3 conversations", "from your address");
    age(begun.get(0), Duration.ofMinutes(61));
    studio.browser().begin();
    refused = studio.browser().post("/api/conversations", "{}");
    assertThat(refused.statusCode()).isEqualTo(429);
  }

  /** Why this many cats are not drawn, or nothing where they are. */
  private static String refusal(Browser browser, int cats) {
    try (Events events = browser.events()) {
      browser.say(events, browser.begin(), "%d cats".formatted(cats));
      return events.seen().stream()
          .filter(event -> event.is("failed"))
          .map(event -> event.data().path("message").asText())
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void a_deleted_conversation_goes_with_its_pictures_but_for_those_that_others_have()
      throws Exception {
    start(VisitorLimits.USUAL);
    Browser ann = studio.browser();
    Browser ben = studio.browser();
    String first;
    String second;
    try (Events events = ann.events()) {
      first = ann.begin();
      ann.say(events, first, "a cat");
      second = ann.begin();
      ann.say(events, second, "a cat");
    }
    assertThat(ann.picture(first, 1)).isEqualTo(ann.picture(second, 1));
    assertThat(ben.delete(first).statusCode()).isEqualTo(404);
    assertThat(ann.delete(first).statusCode()).isEqualTo(204);
    assertThat(ann.get(first).statusCode()).isEqualTo(404);
    assertThat(ann.json("/api/conversations")).hasSize(1);
    startLater(Duration.ofMinutes(10));
    assertThat(pictures()).hasSize(1);
    ann = as(ann);
    assertThat(ann.picture(second, 1)).isNotEmpty();
    assertThat(ann.delete(second).statusCode()).isEqualTo(204);
    startLater(Duration.ofMinutes(10));
    assertThat(pictures()).isEmpty();
    assertThat(as(ann).json("/api/studio").path("room").path("taken").longValue()).isZero();
  }

  @Test
  void a_studio_that_keeps_for_some_days_deletes_what_is_older_as_it_starts() throws Exception {
    start(VisitorLimits.USUAL);
    Browser browser = studio.browser();
    String old;
    String fresh;
    try (Events events = browser.events()) {
      old = browser.begin();
      browser.say(events, old, "a cat");
      fresh = browser.begin();
      browser.say(events, fresh, "a dog");
    }
    studio.close();
    age(old, Duration.ofDays(31));
    start(VisitorLimits.USUAL.storing(1L << 30, 1L << 30, Duration.ofDays(30)));
    Browser later = studio.browser();
    later.useCookie(browser.cookie());
    await(() -> later.json("/api/conversations").size() == 1);
    assertThat(later.get(fresh).statusCode()).isEqualTo(200);
    assertThat(pictures()).hasSize(1);
  }

  /** Ends the studio, and starts it again once so much time has gone by. */
  private void startLater(Duration time) throws SQLException {
    studio.close();
    String database = "jdbc:sqlite:" + folder.resolve("eligen.db");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update conversations set deleted = deleted - %d".formatted(time.toMillis()));
    }
    start(VisitorLimits.USUAL);
  }

  /** The same browser, at the studio that runs now. */
  private Browser as(Browser before) {
    Browser again = studio.browser();
    again.useCookie(before.cookie());
    return again;
  }

  /** As if so much time had gone by since it was changed. */
  private void age(String talk, Duration time) throws SQLException {
    String database = "jdbc:sqlite:" + folder.resolve("eligen.db");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update conversations set begun = begun - %1$d, changed = changed - %1$d where id = '%2$s'"
              .formatted(time.toMillis(), talk.replaceFirst(".*/", "")));
    }
  }

  /** Asks again and again, which takes a moment each time. */
  private static void await(BooleanSupplier wanted) {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
    }
  }

  @Test
  void what_was_drawn_while_the_disk_took_nothing_is_kept_once_it_does() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("pictures"));
    start(VisitorLimits.USUAL);
    Browser browser = studio.browser();
    String talk;
    byte[] first;
    try (Events events = browser.events()) {
      talk = browser.begin();
      browser.say(events, talk, "a cat");
      String reason =
          events.seen().stream()
              .filter(event -> event.is("notkept"))
              .findFirst()
              .orElseThrow()
              .data()
              .path("message")
              .textValue();
      assertThat(reason).contains("cannot be kept").doesNotContain(folder.toString());
      first = browser.picture(talk, 1);
      Files.delete(inTheWay);
      browser.say(events, talk, "add a dog");
    }
    studio.close();
    start(VisitorLimits.USUAL);
    Browser later = studio.browser();
    later.useCookie(browser.cookie());
    assertThat(later.picture(talk, 1)).isEqualTo(first);
    assertThat(later.picture(talk, 2)).isNotEmpty();
  }

  @Test
  void what_the_disk_took_at_no_time_is_tried_once_more_in_the_end() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("pictures"));
    start(VisitorLimits.USUAL);
    Browser browser = studio.browser();
    String talk;
    try (Events events = browser.events()) {
      talk = browser.begin();
      browser.say(events, talk, "a cat");
    }
    Files.delete(inTheWay);
    studio.close();
    assertThat(pictures()).hasSize(1);
    start(VisitorLimits.USUAL);
  }
}
