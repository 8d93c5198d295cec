package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;

/** What browsers are told while a picture is drawn, however often they come and go. */
@Timeout(120)
class EventsTest {

  @TempDir Path folder;
  private final FakeRenderer renderer = FakeRenderer.held();
  private RunningStudio studio;
  private Browser browser;
  private String talk;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, renderer);
    browser = studio.browser();
    browser.get("/");
    talk = browser.begin();
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  @Test
  void fifty_streams_that_break_during_a_render_lose_nothing() {
    String last = browser.json(talk).path("lastEvent").textValue();
    try (Events whole = browser.events(last)) {
      browser.done(talk + "/say", "{\"words\":\"a cat on a beach\"}");
      List<Events.Event> pieces = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        if (i % 10 == 0) {
          renderer.let(1);
        }
        try (Events piece = browser.events(last)) {
          // Broken off in the middle of what there is, or where nothing more is there yet.
          if (i < 5 || i % 10 == 0) {
            pieces.add(piece.await(event -> !event.is("comment")));
            last = pieces.get(pieces.size() - 1).id();
          }
        }
      }
      renderer.letAll();
      try (Events rest = browser.events(last)) {
        rest.awaitEnd(talk, 1);
        pieces.addAll(rest.seen());
      }
      whole.awaitEnd(talk, 1);
      assertThat(pieces).isEqualTo(whole.seen());
      assertThat(pieces).filteredOn(event -> event.is("step")).hasSize(FakeRenderer.STEPS + 1);
    }
    assertThat(browser.get(talk + "/pictures/1").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_that_is_loaded_in_the_middle_of_a_render_sees_where_it_stands() throws Exception {
    try (Events events = browser.events()) {
      browser.done(talk + "/say", "{\"words\":\"a cat\"}");
      renderer.let(3);
      events.await(event -> event.is("step") && event.data().path("step").intValue() == 2);

      JsonNode busy = browser.json(talk).path("busy");
      assertThat(busy.path("said").textValue()).isEqualTo("a cat");
      assertThat(busy.path("reply").textValue()).contains("cat");
      assertThat(busy.path("stage").textValue()).isEqualTo("drawing");
      assertThat(busy.path("step").intValue()).isEqualTo(2);
      assertThat(busy.path("steps").intValue()).isEqualTo(FakeRenderer.STEPS);
      assertThat(busy.path("version").intValue()).isEqualTo(1);
      assertThat(browser.get(busy.path("preview").textValue()).statusCode()).isEqualTo(200);
      renderer.letAll();
      events.awaitEnd(talk, 1);
    }
    assertThat(browser.json(talk).path("busy").isNull()).isTrue();
    assertThat(browser.get(talk + "/preview").statusCode()).isEqualTo(204);
  }

  @Test
  void an_id_that_this_server_never_gave_makes_the_page_read_everything_anew() {
    for (String stranger : List.of("0badc0de-5", "nonsense", "1")) {
      try (Events events = browser.events(stranger)) {
        Events.Event reset = events.await(event -> !event.is("comment"));
        assertThat(reset.is("reset")).isTrue();
        assertThat(reset.id()).isEqualTo(browser.json(talk).path("lastEvent").textValue());
      }
    }
  }

  @Test
  void after_a_restart_an_old_id_is_told_apart_from_a_new_one() {
    renderer.letAll();
    String last;
    try (Events events = browser.events()) {
      browser.say(events, talk, "a cat");
      last = browser.json(talk).path("lastEvent").textValue();
    }
    studio.close();
    studio = RunningStudio.with(folder, renderer);
    Browser again = studio.browser();
    again.useCookie(browser.cookie());
    try (Events events = again.events(last)) {
      assertThat(events.await(event -> !event.is("comment")).is("reset")).isTrue();
    }
    browser = again;
    assertThat(again.json(talk).path("current").intValue()).isEqualTo(1);
  }

  @Test
  void one_browser_may_open_many_streams_but_not_any_number() {
    List<Events> streams = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 70; i++) {
      Events stream = browser.events();
      refused += stream.status() == 429 ? 1 : 0;
      streams.add(stream);
    }
    assertThat(refused).isEqualTo(6);
    assertThat(browser.json("/api/studio").has("version")).isTrue();
    streams.forEach(Events::close);
  }

  @Test
  void streams_end_when_the_server_does() {
    try (Events events = browser.events()) {
      studio.close();
      events.awaitClose();
    }
    studio = RunningStudio.with(folder, renderer);
  }
}
