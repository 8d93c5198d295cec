package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.designer.mllm.Audience;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.ToolMode;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.FakeRenderer;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.image.Pictures;
import studio.eligen.web.conversation.VisitorLimits;

/** The studio talks through a model server, which is played after the documented format. */
@Timeout(120)
class ModelServerTest {

  private static final String REPLY = "There is nothing yet.\nNothing was changed.";

  @TempDir Path folder;
  private final PlayedServer model = new PlayedServer();
  private RunningStudio studio;

  @BeforeEach
  void start() {
    Access access = Access.of(Access.HERE, 0, "", List.of()).behind(List.of(Access.HERE));
    studio =
        RunningStudio.with(
            folder,
            new FakeRenderer(),
            access,
            Optional.of(model.settings(BoxDialect.QWEN25_VL, Optional.of(ToolMode.NATIVE))));
  }

  @AfterEach
  void stop() {
    studio.close();
    model.close();
  }

  @Test
  void a_reply_is_heard_while_it_comes_and_stands_in_the_conversation() {
    model.calls("{\"reply\": \"There is nothing yet.\", \"edits\": []}");
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "what do you see?");
      List<String> replies =
          events.seen().stream()
              .filter(event -> event.is("reply"))
              .map(event -> event.data().path("text").textValue())
              .toList();
      assertThat(replies).endsWith(REPLY).allMatch(REPLY::startsWith);
      assertThat(browser.json(talk).path("turns").path(0).path("reply").textValue())
          .isEqualTo(REPLY);
      assertThat(browser.json("/api/studio").path("mllm").path("configured").booleanValue())
          .isTrue();
    }
  }

  @Test
  void a_look_at_a_picture_holds_up_its_own_address_alone_and_ends_with_who_waited()
      throws Exception {
    CountDownLatch asked =
        model.answersTo("image_url", PlayedServer.stream("nothing").withFixedDelay(600_000));
    Browser browser = studio.browser();
    browser.get("/");
    byte[] photo = Pictures.png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    String here = browser.origin.substring("http://".length());
    String head =
        "POST /api/open HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nContent-Type: image/png\r\nContent-Length: %d\r\n\r\n"
            .formatted(here, here, photo.length);
    try (Socket socket = new Socket("127.0.0.1", studio.server.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(photo);
      asked.await();
      assertThat(open(browser, Access.HERE)).isEqualTo(429);
      assertThat(open(browser, "192.0.2.7")).isEqualTo(201);
    }
    long until = System.nanoTime() + 30_000_000_000L;
    while (open(browser, Access.HERE) != 201) {
      assertThat(System.nanoTime()).as("a place is free").isLessThan(until);
    }
  }

  /** A design, from an address that a proxy tells. */
  private static int open(Browser browser, String address) {
    return browser
        .send(
            browser
                .request("/api/open")
                .header("Origin", browser.origin)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{\"canvas\":{\"width\":64,\"height\":64}}"))
                .build())
        .statusCode();
  }

  @Test
  void where_the_server_is_no_stranger_is_told() {
    studio.close();
    MllmSettings settings = model.settings(PlayedServer.QUICK_RETRIES).toldTo(Audience.STRANGERS);
    Access access = Access.of(Access.HERE, 0, "", List.of());
    studio = RunningStudio.with(folder, new FakeRenderer(), access, Optional.of(settings));
    model.alwaysAnswers(PlayedServer.error(503, "no slot free at " + model.url()));
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "a cat");
      model.close();
      browser.say(events, talk, "a dog");
      String told = browser.json(talk) + events.seen().toString() + browser.json("/api/studio");
      assertThat(told)
          .contains("no slot free", "Nobody answers at OPENAI_BASE_URL")
          .doesNotContain(settings.address().replaceAll(".*//|/.*", ""), "localhost");
    }
  }

  @Test
  void a_server_that_refuses_the_key_is_told_of_without_the_key() {
    model.alwaysAnswers(PlayedServer.error(401, "bad key " + PlayedServer.KEY));
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "a cat");
      assertThat(events.seen().toString()).doesNotContain(PlayedServer.KEY);
      String state = browser.json(talk).toString();
      assertThat(state).doesNotContain(PlayedServer.KEY).contains("OPENAI_API_KEY");
    }
  }

  @Test
  void questions_are_bounded_for_a_visitor_and_a_day_over_restarts() {
    model.says("There is nothing yet.");
    restartAskedTwiceAtMost();
    Browser browser = studio.browser();
    String talk = browser.begin();
    try (Events events = browser.events()) {
      browser.say(events, talk, "what do you see?");
      browser.say(events, talk, "what else?");
    }
    restartAskedTwiceAtMost();
    Browser later = studio.browser();
    later.useCookie(browser.cookie());
    HttpResponse<byte[]> refused = later.post(talk + "/say", "{\"words\":\"and now?\"}");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Browser.error(refused)).contains("2 times by one visitor");
    Browser neighbour = studio.browser();
    refused = neighbour.post(neighbour.begin() + "/say", "{\"words\":\"hello\"}");
    assertThat(refused.statusCode()).isEqualTo(429);
  }

  @Test
  void a_turn_that_asks_again_and_again_is_bounded_too() {
    model.calls("{\"reply\": \"\", \"edits\": [{\"op\": \"fly\"}]}");
    model.calls("{\"reply\": \"\", \"edits\": [{\"op\": \"swim\"}]}");
    model.calls("{\"reply\": \"There.\", \"edits\": []}");
    restartAskedTwiceAtMost();
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      browser.say(events, browser.begin(), "a cat that flies");
      assertThat(events.seen().toString()).contains("2 times by one visitor");
    }
    assertThat(model.requests()).isEqualTo(2);
  }

  private void restartAskedTwiceAtMost() {
    studio.close();
    studio =
        RunningStudio.with(
            folder,
            new FakeRenderer(),
            Access.of(Access.HERE, 0, "", List.of()),
            Optional.of(model.settings(BoxDialect.QWEN25_VL, Optional.of(ToolMode.NATIVE))),
            VisitorLimits.USUAL.asking(2, 100));
  }
}
