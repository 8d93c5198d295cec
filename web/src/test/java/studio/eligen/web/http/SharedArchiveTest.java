package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.store.Archive;
import studio.eligen.agent.store.Conversation;
import studio.eligen.agent.store.DataFolder;
import studio.eligen.agent.store.Exchange;

/** The terminal and the browser work with one archive, and with a model that may not be there. */
@Timeout(120)
class SharedArchiveTest {

  @TempDir Path folder;

  @Test
  void where_the_terminal_went_on_meanwhile_the_browser_goes_on_in_a_copy_and_is_told() {
    try (RunningStudio studio = RunningStudio.with(folder, new FakeRenderer());
        Archive terminal = Archive.open(new DataFolder(folder))) {
      Browser browser = studio.terminalsBrowser();
      try (Events events = browser.events()) {
        String talk = browser.begin();
        browser.say(events, talk, "a cat");
        Conversation same = terminal.repository().latest().orElseThrow();
        same.record(new Exchange("undo", "", List.of()), same.history().back(1));

        browser.done(talk + "/say", "{\"words\":\"add a ball\"}");
        assertThat(events.await("notkept").data().path("message").textValue()).contains("copy");
        events.await("ended");
        JsonNode state = browser.json(talk);
        assertThat(talk).doesNotEndWith(state.path("id").textValue());
        assertThat(state.path("versions")).hasSize(3);
        String copy = "/api/conversations/" + state.path("id").textValue();
        browser.say(events, copy, "add a bird");
        assertThat(browser.json(copy).path("versions")).hasSize(4);
        assertThat(browser.json("/api/conversations")).hasSize(2);
      }
    }
  }

  @Test
  void a_model_that_cannot_be_loaded_is_told_and_designs_are_made_all_the_same() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("no-model"));
    try (RunningStudio studio = RunningStudio.withModel(folder.resolve("data"), empty)) {
      Browser browser = studio.browser();
      try (Events events = browser.events()) {
        String talk = browser.begin();
        browser.say(events, talk, "a cat");
        JsonNode failed =
            events.seen().stream()
                .filter(event -> event.is("failed"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(failed.path("message").textValue()).isNotBlank();
        assertThat(failed.path("cancelled").booleanValue()).isFalse();
        JsonNode model = browser.json("/api/studio").path("model");
        assertThat(model.path("state").textValue()).isEqualTo("failed");
        assertThat(Optional.of(model.path("message").textValue())).get().asString().isNotBlank();
        assertThat(browser.json(talk).path("versions")).hasSize(2);
      }
    }
  }

  @Test
  void the_page_answers_while_the_model_is_being_loaded() {
    try (RunningStudio studio = RunningStudio.withModel(folder)) {
      Browser browser = studio.browser();
      assertThat(browser.get("/").statusCode()).isEqualTo(200);
      assertThat(browser.json("/api/studio").path("model").path("state").textValue())
          .isIn("waiting", "loading", "ready");
      try (Events events = browser.events()) {
        String talk = browser.begin();
        browser.say(events, talk, "a cat");
        assertThat(browser.get(talk + "/pictures/1").statusCode()).isEqualTo(200);
      }
      assertThat(browser.json("/api/studio").path("model").path("state").textValue())
          .isEqualTo("ready");
    }
  }
}
