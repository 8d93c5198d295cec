package studio.eligen.web.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.designer.mllm.ApiKey;
import studio.eligen.agent.designer.mllm.BoxDialect;
import studio.eligen.agent.designer.mllm.MllmSettings;
import studio.eligen.agent.designer.mllm.Timeouts;
import studio.eligen.agent.designer.mllm.ToolMode;

/** The studio talks through a model server, which is played after the documented format. */
@Timeout(120)
class ModelServerTest {

  private static final String KEY = "sk-very-secret-key";

  @TempDir Path folder;
  private final WireMockServer model = new WireMockServer(options().dynamicPort());
  private RunningStudio studio;

  @BeforeEach
  void start() {
    model.start();
    MllmSettings settings =
        new MllmSettings(
            URI.create(model.baseUrl() + "/v1"),
            Optional.of(new ApiKey(KEY)),
            "Qwen/Qwen2.5-VL-7B-Instruct",
            BoxDialect.of("Qwen/Qwen2.5-VL-7B-Instruct"),
            Optional.of(ToolMode.NATIVE),
            Timeouts.USUAL);
    Pencil pencil = new Pencil();
    pencil.letAll();
    Access access = Access.of(Access.HERE, 0, "", List.of());
    studio = RunningStudio.with(folder, pencil, access, Optional.of(settings));
  }

  @AfterEach
  void stop() {
    studio.close();
    model.stop();
  }

  private void answers(int status, String body) {
    model.stubFor(
        post(urlEqualTo("/v1/chat/completions"))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .withBody(body)));
  }

  @Test
  void a_reply_is_heard_while_it_comes_and_stands_in_the_conversation() {
    answers(
        200,
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"There is \"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"nothing yet.\"},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: [DONE]\n\n");
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "what do you see?");
      List<String> replies =
          events.seen().stream()
              .filter(event -> event.is("reply"))
              .map(event -> event.data().path("text").textValue())
              .toList();
      assertThat(replies).endsWith("There is nothing yet.");
      assertThat(replies).allSatisfy(text -> assertThat("There is nothing yet.").startsWith(text));
      assertThat(browser.json(talk).path("turns").path(0).path("reply").textValue())
          .isEqualTo("There is nothing yet.");
      assertThat(browser.json("/api/studio").path("mllm").path("configured").booleanValue())
          .isTrue();
    }
  }

  @Test
  void a_server_that_refuses_the_key_is_told_of_without_the_key() {
    answers(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}");
    Browser browser = studio.browser();
    try (Events events = browser.events()) {
      String talk = browser.begin();
      browser.say(events, talk, "a cat");
      assertThat(events.seen().toString()).doesNotContain(KEY);
      String state = browser.json(talk).toString();
      assertThat(state).doesNotContain(KEY).contains("OPENAI_API_KEY");
    }
  }
}
