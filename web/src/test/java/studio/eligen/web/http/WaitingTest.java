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
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.engine.fixtures.RawPng;

/** Turns that wait, for each other and for those of others, and how they end. */
@Timeout(120)
class WaitingTest {

  @TempDir Path folder;
  private final FakeRenderer renderer = FakeRenderer.held();
  private RunningStudio studio;
  private Browser ann;
  private Events anns;

  @BeforeEach
  void start() {
    studio = RunningStudio.with(folder, renderer);
    ann = studio.browser();
    anns = ann.events();
  }

  @AfterEach
  void stop() {
    anns.close();
    studio.close();
  }

  private static int say(Browser browser, String talk, String words) {
    return browser.done(talk + "/say", "{\"words\":\"" + words + "\"}").path("turn").intValue();
  }

  @Test
  void a_render_that_is_cancelled_ends_at_once_and_its_design_stays() {
    String talk = ann.begin();
    int turn = say(ann, talk, "a cat");
    renderer.let(2);
    anns.await(event -> event.is("step") && event.data().path("step").intValue() == 1);
    assertThat(ann.post(talk + "/cancel", "{}").statusCode()).isEqualTo(204);
    Events.Event failed = anns.await("failed");
    assertThat(failed.data().path("cancelled").booleanValue()).isTrue();
    anns.awaitEnd(talk, turn);
    JsonNode state = ann.json(talk);
    assertThat(state.path("versions").path(1).path("design").path("entities")).hasSize(1);
    assertThat(state.path("versions").path(1).path("picture").isNull()).isTrue();
    renderer.letAll();
    ann.act(anns, talk, "draw", "{}");
    assertThat(ann.get(talk + "/pictures/1").statusCode()).isEqualTo(200);
  }

  @Test
  void a_variation_is_chosen_while_others_are_drawn_which_are_then_stopped() {
    String talk = ann.begin();
    int drawing = say(ann, talk, "a cat");
    renderer.letPictures(1);
    anns.awaitEnd(talk, drawing);
    int varying = ann.done(talk + "/variations", "{\"number\":3}").path("turn").intValue();
    renderer.letPictures(1);
    anns.await(event -> event.is("varied") && event.data().path("ready").intValue() == 1);
    String first = ann.json(talk).at("/variations/ready/0/picture").textValue();
    byte[] shown = ann.get(first).body();

    int picking = ann.done(talk + "/pick", "{\"n\":1}").path("turn").intValue();
    ann.done(talk + "/cancel", "{\"turn\":%d}".formatted(varying));
    anns.awaitEnd(talk, picking);
    assertThat(ann.picture(talk, 2)).isEqualTo(shown);
  }

  @Test
  void a_render_that_waits_for_another_says_so_and_can_be_cancelled_there() throws Exception {
    String first = ann.begin();
    say(ann, first, "a cat");
    renderer.begun().take();
    Browser ben = studio.browser();
    try (Events bens = ben.events()) {
      String second = ben.begin();
      int turn = say(ben, second, "a dog");
      assertThat(bens.await("queued").data().path("position").intValue()).isZero();
      assertThat(ben.json(second).path("busy").path("stage").textValue()).isEqualTo("queued");
      assertThat(ben.json(second).path("busy").path("position").intValue()).isZero();
      ben.done(second + "/cancel", "{}");
      assertThat(bens.await("failed").data().path("cancelled").booleanValue()).isTrue();
      bens.awaitEnd(second, turn);
    }
    renderer.letAll();
    anns.awaitEnd(first, 1);
    assertThat(renderer.begun()).isEmpty();
  }

  @Test
  void who_asks_for_much_does_not_hold_up_who_asks_for_little() throws Exception {
    String busy = ann.begin();
    say(ann, busy, "a cat");
    renderer.begun().take();
    for (int i = 0; i < 3; i++) {
      String talk = ann.begin();
      say(ann, talk, "a tree");
      anns.await(
          event ->
              event.is("queued") && talk.endsWith(event.data().path("conversation").textValue()));
    }
    Browser ben = studio.browser();
    try (Events bens = ben.events()) {
      String talk = ben.begin();
      say(ben, talk, "a dog");
      assertThat(bens.await("queued").data().path("position").intValue()).isZero();
      renderer.letAll();
      bens.awaitEnd(talk, 1);
      assertThat(renderer.begun().take()).contains("dog");
    }
  }

  @Test
  void what_is_said_meanwhile_waits_in_its_order_up_to_a_number() {
    String talk = ann.begin();
    int running = say(ann, talk, "a cat");
    renderer.let(1);
    anns.await("step");
    for (int i = 0; i < 16; i++) {
      say(ann, talk, "what is there?");
    }
    HttpResponse<byte[]> refused = ann.post(talk + "/say", "{\"words\":\"one more\"}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Browser.error(refused)).contains("16 turns wait");
    byte[] png = new RawPng().header(2, 1, 8, 2).chunk("IDAT", RawPng.deflated(new byte[7])).end();
    assertThat(
            ann.done(talk + "/insert?thing=flag&box=0,0,1,1", png, 429).path("error").textValue())
        .contains("16 turns wait");
    JsonNode waiting = ann.json(talk).path("waiting");
    assertThat(waiting).hasSize(16);

    int dropped = waiting.path(3).path("turn").intValue();
    ann.done(talk + "/cancel", "{\"turn\":" + dropped + "}");
    anns.awaitEnd(talk, dropped);
    renderer.letAll();
    anns.awaitEnd(talk, running);
    anns.awaitEnd(talk, running + 16);
    assertThat(ann.json(talk).path("turns")).hasSize(16);
  }

  @Test
  void what_waits_is_put_into_another_order_and_what_came_since_follows() {
    String talk = ann.begin();
    int running = say(ann, talk, "a cat");
    renderer.let(1);
    anns.await("step");
    int left = say(ann, talk, "move the cat left");
    int dog = say(ann, talk, "add a dog");
    int last = say(ann, talk, "what is there?");
    String order = "{\"turns\":[%d,%d,%d,99]}".formatted(dog, left, running);
    assertThat(ann.put(talk + "/waiting", order).statusCode()).isEqualTo(204);
    anns.await("arranged");
    assertThat(ann.json(talk).path("waiting").findValues("turn"))
        .extracting(JsonNode::intValue)
        .containsExactly(dog, left, last);
    HttpResponse<byte[]> refused = ann.put(talk + "/waiting", "{\"turns\":[\"dog\"]}");
    assertThat(refused.statusCode()).isEqualTo(400);
    renderer.letAll();
    anns.awaitEnd(talk, last);
    assertThat(ann.json(talk).path("turns").findValuesAsText("said"))
        .containsExactly("a cat", "add a dog", "move the cat left", "what is there?");
  }

  @Test
  void all_that_waits_is_dropped_at_once_while_the_picture_goes_on() {
    String talk = ann.begin();
    int running = say(ann, talk, "a cat");
    renderer.let(1);
    anns.await("step");
    say(ann, talk, "move the cat left");
    int last = say(ann, talk, "add a dog");
    assertThat(ann.delete(talk + "/waiting").statusCode()).isEqualTo(204);
    anns.awaitEnd(talk, last);
    assertThat(ann.json(talk).path("waiting")).isEmpty();
    renderer.letAll();
    anns.awaitEnd(talk, running);
    assertThat(ann.json(talk).path("turns")).hasSize(1);
    assertThat(ann.get(talk + "/pictures/1").statusCode()).isEqualTo(200);
  }

  @Test
  void an_edit_that_fits_no_more_when_its_turn_comes_is_told_and_changes_nothing() {
    String talk = ann.begin();
    say(ann, talk, "a cat");
    renderer.let(1);
    anns.await("step");
    int removal =
        ann.done(talk + "/edits", "{\"edits\":[{\"type\":\"remove\",\"id\":\"cat\"}]}")
            .path("turn")
            .intValue();
    int late =
        ann.done(
                talk + "/edits",
                "{\"edits\":[{\"type\":\"move\",\"id\":\"cat\",\"dx\":0.1,\"dy\":0}]}")
            .path("turn")
            .intValue();
    renderer.letAll();
    anns.awaitEnd(talk, removal);
    assertThat(anns.await("failed").data().path("message").textValue())
        .contains("There is no \"cat\"");
    anns.awaitEnd(talk, late);
    assertThat(ann.json(talk).path("versions")).hasSize(3);
  }

  @Test
  void conversations_that_were_closed_to_save_memory_open_again_and_there_is_an_end_to_new_ones() {
    renderer.letAll();
    String first = ann.begin();
    ann.say(anns, first, "a cat");
    for (int i = 0; i < 200; i++) {
      ann.begin();
    }
    HttpResponse<byte[]> refused = ann.post("/api/conversations", "{}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Browser.error(refused)).contains("200 conversations were begun");
    ann.say(anns, first, "add a ball");
    assertThat(ann.json(first).path("versions")).hasSize(3);
  }

  @Test
  void closing_the_server_in_the_middle_of_a_render_keeps_what_was_said() throws Exception {
    String talk = ann.begin();
    say(ann, talk, "a cat");
    renderer.begun().take();
    studio.close();
    studio = RunningStudio.with(folder, renderer);
    Browser again = studio.browser();
    again.useCookie(ann.cookie());
    JsonNode state = again.json(talk);
    assertThat(state.path("turns").path(0).path("said").textValue()).isEqualTo("a cat");
    assertThat(state.path("versions").path(1).path("picture").isNull()).isTrue();
    renderer.letAll();
    try (Events events = again.events()) {
      again.act(events, talk, "draw", "{}");
    }
    assertThat(again.get(talk + "/pictures/1").statusCode()).isEqualTo(200);
  }
}
