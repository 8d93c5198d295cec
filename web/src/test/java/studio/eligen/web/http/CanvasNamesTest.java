package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.FakeRenderer;

/** What things may be called that are drawn on the canvas or typed into the list. */
@Timeout(120)
class CanvasNamesTest {

  private static final String ADD_GORILLA =
      "{\"edits\":[{\"type\":\"add\",\"entity\":{\"prompt\":\"gorilla\",\"region\":{\"box\":[0,0,0.4,0.4]}}}]}";
  private static final String MAKE_IT_ELEPHANT =
      "{\"edits\":[{\"type\":\"reprompt\",\"id\":\"cat\",\"prompt\":\"lila Elefant\"}]}";

  @TempDir Path folder;
  private final FakeRenderer renderer = new FakeRenderer();
  private RunningStudio studio;
  private Browser browser;
  private Events events;
  private String talk;

  @BeforeEach
  void begin() {
    studio = RunningStudio.with(folder, renderer);
    browser = studio.browser();
    events = browser.events();
    talk = browser.begin();
    browser.say(events, talk, "a cat on a beach");
  }

  @AfterEach
  void stop() {
    events.close();
    studio.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {ADD_GORILLA, MAKE_IT_ELEPHANT})
  void what_the_model_cannot_draw_is_refused_with_what_it_can(String edit) {
    HttpResponse<byte[]> refused = browser.post(talk + "/edits", edit);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Browser.error(refused)).contains("This model does not know", "Nothing was changed.");
    assertThat(browser.json(talk).path("versions")).hasSize(2);
  }

  @Test
  void the_refusal_says_which_thing_needs_another_name_and_offers_some() {
    JsonNode refused =
        Browser.read(browser.post(talk + "/edits", ADD_GORILLA.replace("gorilla", "puma")));
    assertThat(refused.at("/names/0/thing").asText()).isEqualTo("puma");
    assertThat(refused.at("/names/0/suggestions/0").asText()).isEqualTo("leopard");
  }

  @Test
  void of_several_bad_names_all_are_told_at_once_but_for_those_that_were_changed_since() {
    String edits =
        "{\"edits\":[%s,%s,%s,{\"type\":\"move\",\"id\":\"puma\",\"dx\":0.1,\"dy\":0},%s]}"
            .formatted(
                add("puma"),
                add("gorilla"),
                add("zeppelin"),
                "{\"type\":\"reprompt\",\"id\":\"zeppelin\",\"prompt\":\"balloon\"}");
    JsonNode refused = Browser.read(browser.post(talk + "/edits", edits));
    assertThat(refused.path("names").findValuesAsText("thing")).containsExactly("puma", "gorilla");
    assertThat(refused.path("error").asText())
        .containsSubsequence("\"puma\"", "\"gorilla\"", "Nothing was changed.")
        .containsOnlyOnce("Nothing was changed.");
  }

  private static String add(String prompt) {
    return "{\"type\":\"add\",\"entity\":{\"id\":\"%s\",\"prompt\":\"%s\",\"region\":{\"box\":[0,0,0.4,0.4]}}}"
        .formatted(prompt, prompt);
  }

  @ParameterizedTest
  @ValueSource(strings = {ADD_GORILLA, MAKE_IT_ELEPHANT})
  void what_a_picture_shows_already_may_be_anything(String edit) {
    browser.act(events, talk, "describe", edit);
    JsonNode entities = browser.json(talk).path("versions").path(2).path("design").path("entities");
    assertThat(entities.toString()).containsAnyOf("gorilla", "lila Elefant");
  }

  @Test
  void what_the_model_knows_is_taken() {
    browser.act(
        events, talk, "edits", MAKE_IT_ELEPHANT.replace("lila Elefant", "a big red balloon"));
    assertThat(browser.json(talk).path("current").intValue()).isEqualTo(2);
  }
}
