package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.eligen.web.http.Browser.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.engine.image.Pictures;

/** Conversations over HTTP, whose pictures the model that ships draws. */
@Timeout(120)
class TalkingTest {

  @TempDir static Path folder;
  private static RunningStudio studio;

  private final Browser browser = studio.browser();
  private Events events;
  private String talk;

  @BeforeAll
  static void start() {
    studio = RunningStudio.withModel(folder);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @BeforeEach
  void begin() {
    events = browser.events();
    talk = browser.begin();
  }

  @AfterEach
  void leave() {
    events.close();
  }

  private JsonNode state() {
    return browser.json(talk);
  }

  private byte[] picture(int version) {
    return browser.picture(talk, version);
  }

  @Test
  void what_was_copied_from_a_terminal_loses_its_colours() {
    browser.say(events, talk, "\u001b[31ma cat\u001b[0m on a beach");
    assertThat(version(state(), 1).path("words").textValue()).isEqualTo("a cat on a beach");
  }

  @Test
  void words_become_a_design_and_a_picture_and_a_drag_is_told_in_words() {
    browser.say(events, talk, "a cat on a beach");
    browser.act(
        events,
        talk,
        "edits",
        "{\"edits\":[{\"type\":\"move\",\"id\":\"cat\",\"dx\":-0.12,\"dy\":0}]}");

    JsonNode state = state();
    assertThat(state.path("current").intValue()).isEqualTo(2);
    assertThat(state.path("busy").isNull()).isTrue();
    assertThat(state.path("canUndo").booleanValue()).isTrue();
    assertThat(version(state, 1).path("words").textValue()).isEqualTo("a cat on a beach");
    assertThat(version(state, 1).path("edits"))
        .extracting(JsonNode::textValue)
        .contains("added cat");
    assertThat(version(state, 2).path("edits").path(0).textValue())
        .isEqualTo("moved cat 12 % left");
    assertThat(state.path("turns")).hasSize(2);
    assertThat(state.path("turns").path(0).path("reply").textValue()).contains("cat");
    BufferedImage image = Pictures.read(picture(2), "the picture");
    assertThat(image.getWidth()).isEqualTo(128);
    assertThat(picture(2)).isNotEqualTo(picture(1));
  }

  @Test
  void events_tell_what_happens_in_its_order() {
    browser.say(events, talk, "a dog in the snow");
    List<String> names = events.seen().stream().map(Events.Event::name).distinct().toList();
    assertThat(names)
        .containsSubsequence("began", "reply", "designed", "planned", "step", "pictured", "ended");
    assertThat(events.seen())
        .filteredOn(event -> event.is("step"))
        .last()
        .satisfies(
            last -> assertThat(last.data().path("step")).isEqualTo(last.data().path("steps")));
  }

  @Test
  void a_picture_is_sent_once_and_then_known_by_its_tag() {
    browser.say(events, talk, "a ball");
    HttpResponse<byte[]> first = browser.get(talk + "/pictures/1?download=1");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"a ball on a grassy field - 1.png\"");
    HttpResponse<byte[]> again =
        browser.send(browser.request(talk + "/pictures/1").header("If-None-Match", tag).build());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(browser.get(talk + "/pictures/0").statusCode()).isEqualTo(404);
    assertThat(browser.get(talk + "/pictures/99").statusCode()).isEqualTo(404);
  }

  @Test
  void undo_redo_and_fork_lead_to_the_same_pictures_again() {
    browser.say(events, talk, "a cat");
    browser.say(events, talk, "add a ball");
    byte[] second = picture(2);
    browser.act(events, talk, "undo", "{}");
    assertThat(state().path("current").intValue()).isEqualTo(1);
    assertThat(state().path("canRedo").booleanValue()).isTrue();
    browser.act(events, talk, "redo", "{\"versions\":1}");
    assertThat(picture(2)).isEqualTo(second);
    browser.act(events, talk, "fork", "{\"version\":1}");
    browser.say(events, talk, "add a bird");
    assertThat(version(state(), 3).path("parent").intValue()).isEqualTo(1);
  }

  @Test
  void every_edit_of_the_canvas_is_taken_and_reaches_the_design() {
    browser.say(events, talk, "a red car on the left");
    browser.act(
        events,
        talk,
        "edits",
        "{\"words\":\"by hand\",\"edits\":["
            + "{\"type\":\"add\",\"entity\":{\"prompt\":\"blue ball\",\"region\":{\"ellipse\":[0.6,0.6,0.9,0.9]}}},"
            + "{\"type\":\"recolour\",\"id\":\"car\",\"colour\":\"green\"},"
            + "{\"type\":\"resize\",\"id\":\"ball\",\"widthFactor\":0.5,\"heightFactor\":0.5,\"anchor\":\"foot\"},"
            + "{\"type\":\"reorder\",\"id\":\"ball\",\"index\":0},"
            + "{\"type\":\"reshape\",\"id\":\"car\",\"region\":{\"polygon\":[[0.1,0.5],[0.5,0.5],[0.3,0.9]]}},"
            + "{\"type\":\"scene\",\"scene\":\"on a beach\"},"
            + "{\"type\":\"style\",\"style\":\"watercolour\"},"
            + "{\"type\":\"negative\",\"negative\":\"people\"},"
            + "{\"type\":\"hide\",\"id\":\"ball\",\"hidden\":true},"
            + "{\"type\":\"canvas\",\"width\":96,\"height\":128},"
            + "{\"type\":\"reseed\",\"seed\":12}]}");
    JsonNode design = version(state(), 2).path("design");
    assertThat(version(state(), 2).path("words").textValue()).isEqualTo("by hand");
    assertThat(design.path("entities").path(0).path("id").textValue()).isEqualTo("ball");
    assertThat(design.path("entities").path(1).path("prompt").textValue()).isEqualTo("green car");
    assertThat(design.path("entities").path(1).path("region").has("polygon")).isTrue();
    assertThat(design.path("entities").path(0).path("hidden").booleanValue()).isTrue();
    assertThat(design.path("entities").path(1).has("hidden")).isFalse();
    assertThat(design.path("negative").textValue()).isEqualTo("people");
    assertThat(design.path("canvas").path("width").intValue()).isEqualTo(96);
    assertThat(design.path("seed").intValue()).isEqualTo(12);
    browser.act(
        events,
        talk,
        "edits",
        "{\"edits\":[{\"type\":\"remove\",\"id\":\"ball\"},{\"type\":\"reprompt\",\"id\":\"car\",\"prompt\":\"house\"}]}");
    assertThat(version(state(), 3).path("design").path("entities")).hasSize(1);
  }

  @Test
  void variations_can_be_asked_for_and_chosen_in_words() {
    browser.say(events, talk, "a cat on a beach");
    browser.say(events, talk, "show me two variations of the cat");
    assertThat(state().path("variations").path("ready")).hasSize(2);
    assertThat(state().path("variations").path("entity").textValue()).isEqualTo("cat");
    assertThat(state().path("current").intValue()).isEqualTo(1);
    assertThat(state().at("/turns/1/reply").textValue()).isEqualTo("Drew 2 variations of the cat.");

    browser.say(events, talk, "I like the second one");
    assertThat(state().path("current").intValue()).isEqualTo(2);
    assertThat(version(state(), 2).path("words").textValue()).startsWith("variation of cat");
  }

  @Test
  void of_several_variations_one_is_chosen_and_becomes_the_next_version() {
    browser.say(events, talk, "a cat");
    browser.act(events, talk, "variations", "{\"number\":2,\"entity\":\"cat\"}");
    JsonNode ready = state().path("variations").path("ready");
    assertThat(ready).hasSize(2);
    byte[] second = browser.get(ready.path(1).path("picture").textValue()).body();
    assertThat(events.seen())
        .filteredOn(event -> event.is("varied"))
        .extracting(event -> event.data().path("ready").intValue())
        .containsExactly(0, 1, 2, 2);
    browser.act(events, talk, "pick", "{\"n\":2}");
    assertThat(picture(2)).isEqualTo(second);
    assertThat(browser.post(talk + "/pick", "{\"n\":3}").statusCode()).isEqualTo(404);
  }

  @Test
  void a_check_without_a_model_server_says_that_nothing_was_checked() {
    browser.say(events, talk, "a cat");
    browser.act(events, talk, "check", "{}");
    assertThat(version(state(), 1).path("checked").isNull()).isTrue();
    assertThat(version(state(), 1).path("checkedNote").textValue()).contains("no model");
  }

  @Test
  void the_list_and_the_gallery_have_the_newest_first() {
    browser.say(events, talk, "a cat");
    String first = talk;
    talk = browser.begin();
    assertThat(browser.json("/api/conversations")).hasSize(1);
    browser.say(events, talk, "a dog");
    JsonNode list = browser.json("/api/conversations");
    assertThat(list)
        .extracting(each -> "/api/conversations/" + each.path("id").textValue())
        .containsExactly(talk, first);
    assertThat(list.path(0).path("title").textValue()).startsWith("a dog");
    assertThat(browser.get(list.path(0).path("cover").textValue()).statusCode()).isEqualTo(200);
    JsonNode gallery = browser.json("/api/gallery");
    assertThat(gallery).hasSize(2);
    assertThat(gallery.path(0).path("words").textValue()).isEqualTo("a dog");
    assertThat(gallery.path(0).path("width").intValue()).isEqualTo(128);
    assertThat(browser.get(gallery.path(1).path("picture").textValue()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void settings_are_kept_and_count_for_the_next_picture() {
    HttpResponse<byte[]> set = browser.put("/api/settings", "{\"steps\":2,\"width\":96}");
    assertThat(Browser.read(set).path("width").intValue()).isEqualTo(96);
    talk = browser.begin();
    browser.say(events, talk, "a cat");
    assertThat(events.seen())
        .filteredOn(event -> event.is("step"))
        .extracting(event -> event.data().path("steps").intValue())
        .containsOnly(2);
    assertThat(Pictures.read(picture(1), "the picture").getWidth()).isEqualTo(96);
    assertThat(browser.json("/api/studio").path("settings").path("steps").intValue()).isEqualTo(2);
    assertThat(studio.browser().json("/api/studio").path("settings").path("steps").intValue())
        .isEqualTo(RunningStudio.STEPS);
    for (String wrong :
        List.of(
            "{\"steps\":0}", "{\"width\":17}", "{\"cfg\":-1}", "{\"cfg\":\"3\"}", "{\"key\":1}")) {
      HttpResponse<byte[]> refused = browser.put("/api/settings", wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
      assertThat(Browser.error(refused)).isNotBlank();
    }
  }

  @Test
  void the_studio_says_what_it_is_and_gives_examples_that_its_model_can_draw() {
    JsonNode json = browser.json("/api/studio");
    assertThat(json.path("model").path("name").textValue()).isEqualTo("eligen-tiny");
    assertThat(json.path("model").path("vocabulary").path("things")).hasSizeGreaterThan(10);
    assertThat(json.path("mllm").path("configured").booleanValue()).isFalse();
    assertThat(json.path("bound").booleanValue()).isFalse();
    assertThat(json.path("data").isNull()).isTrue();
    assertThat(json.path("examples"))
        .extracting(JsonNode::textValue)
        .hasSize(3)
        .contains("a blue car, a taxi and a moon on a street at night");
    for (JsonNode example : json.path("examples")) {
      talk = browser.begin();
      browser.say(events, talk, example.textValue());
      JsonNode state = state();
      assertThat(version(state, state.path("current").intValue()).path("design").path("entities"))
          .as(example.textValue())
          .hasSizeBetween(3, 4);
    }
  }

  @Test
  void the_page_is_there_with_the_headers_that_keep_others_out() {
    HttpResponse<byte[]> page = browser.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("EliGen Studio");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(page.headers().firstValue("Server")).isEmpty();
  }
}
