package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stranger who asks the model that ships for as much as it can be asked for. */
@Timeout(120)
class LargePictureTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @TempDir static Path folder;
  private static RunningStudio studio;

  @BeforeAll
  static void start() {
    studio = RunningStudio.asShipped(folder);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void size_and_steps_are_bounded_and_the_bound_is_said() {
    Browser stranger = studio.browser();
    HttpResponse<byte[]> large = stranger.put("/api/settings", "{\"width\":4096,\"height\":4096}");
    assertThat(large.statusCode()).isEqualTo(400);
    assertThat(Browser.error(large)).contains("4096 × 4096", "1,048,576 pixels", "1024 × 1024");
    HttpResponse<byte[]> long1 = stranger.put("/api/settings", "{\"steps\":1000}");
    assertThat(long1.statusCode()).isEqualTo(400);
    assertThat(Browser.error(long1)).contains("1000 steps", "at most 320 steps");
    assertThat(stranger.put("/api/settings", "{\"steps\":320}").statusCode()).isEqualTo(200);
  }

  @Test
  void the_whole_picture_is_bounded_by_words_too() {
    Browser stranger = studio.browser();
    try (Events events = stranger.events()) {
      String talk = stranger.begin();
      stranger.act(
          events,
          talk,
          "edits",
          "{\"edits\":[{\"type\":\"canvas\",\"width\":4096,\"height\":4096},{\"type\":\"scene\",\"scene\":\"beach\"}]}");
      assertThat(events.seen())
          .filteredOn(event -> event.is("failed"))
          .singleElement()
          .satisfies(
              event ->
                  assertThat(event.data().path("message").textValue())
                      .contains("1,048,576 pixels"));
    }
  }

  @Test
  void the_largest_picture_is_stopped_at_once_wherever_it_is() {
    Browser stranger = studio.browser();
    stranger.put("/api/settings", "{\"width\":1024,\"height\":1024,\"steps\":1,\"cfg\":1}");
    try (Events events = stranger.events()) {
      String talk = stranger.begin();
      for (String until : new String[] {"planned", "step", "decode"}) {
        int turn =
            stranger
                .done(talk + "/say", "{\"words\":\"a cat on a beach\"}")
                .path("turn")
                .intValue();
        events.await("planned");
        if (!until.equals("planned")) {
          events.await(event -> event.is("step") && isReached(event, until));
        }
        long before = System.nanoTime();
        stranger.post(talk + "/cancel", "{\"turn\":%d}".formatted(turn));
        events.awaitEnd(talk, turn);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).as(until).isLessThan(AT_ONCE);
        stranger.act(events, talk, "undo", "{}");
      }
    }
  }

  private static boolean isReached(Events.Event event, String stage) {
    return event.data().path("step").intValue() >= (stage.equals("decode") ? 1 : 0);
  }
}
