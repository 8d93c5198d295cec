package studio.eligen.agent.terminal;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.TinyModel;

/** The conversation at a terminal with a played server that talks and looks at pictures. */
class TerminalWithModelTest {

  private static final String CTRL_C = "\u0003";
  private static final String ADD_A_CAT =
      "{'reply': 'Here is your cat.', 'edits': [{'op': 'add', 'prompt': 'cat'}]}";
  private static final String LOOK = "This picture was asked to show";
  private static final int AN_HOUR = 3_600_000;

  @TempDir Path folder;
  private final WireMockServer server =
      new WireMockServer(
          WireMockConfiguration.options().dynamicPort().asynchronousResponseEnabled(true));

  @BeforeEach
  void play() {
    assumeTrue(PseudoTerminal.available(), "there is no script(1) here to make a terminal with");
    assumeTrue(
        Files.exists(TinyModel.FOLDER.resolve("model_index.json")), "there is no eligen-tiny here");
    server.start();
    String arguments = ADD_A_CAT.replace('\'', '"').replace("\"", "\\\"");
    server.stubFor(
        post("/v1/chat/completions")
            .withRequestBody(containing("The person says: eine Katze"))
            .willReturn(
                okJson(
                    "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"1\", \"type\": \"function\", \"function\": {\"name\": \"apply_design_edits\", \"arguments\": \"%s\"}}]}, \"finish_reason\": \"tool_calls\"}]}"
                        .formatted(arguments))));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private PseudoTerminal chat(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--model", TinyModel.FOLDER.toString(), "--steps", "1"));
    arguments.addAll(List.of("--size", "64x64", "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of("--mllm-url", server.baseUrl() + "/v1", "--mllm-model", "qwen3-vl"));
    arguments.addAll(List.of(more));
    return new PseudoTerminal(Map.of(), arguments);
  }

  private static String saying(String found) {
    return "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": \"[{\\\"id\\\": \\\"cat\\\", \\\"found\\\": %s}]\"}, \"finish_reason\": \"stop\"}]}"
        .formatted(found);
  }

  private static MatchResult counted(CountDownLatch asked) {
    asked.countDown();
    return MatchResult.exactMatch();
  }

  private void sees(String state, String found, String next) {
    server.stubFor(
        post("/v1/chat/completions")
            .withRequestBody(containing(LOOK))
            .inScenario("looks")
            .whenScenarioStateIs(state)
            .willReturn(okJson(saying(found)))
            .willSetStateTo(next));
  }

  @Test
  void a_picture_is_checked_and_repaired_and_the_scorecard_shown() throws Exception {
    sees(Scenario.STARTED, "false", "repaired");
    sees("repaired", "true", "repaired");
    try (PseudoTerminal terminal = chat("--check", "2")) {
      terminal.await("qwen3-vl at http://localhost");
      terminal.await("listens, in any language.");
      terminal.await("> ");
      terminal.type("eine Katze\r");
      terminal.await("Here is your cat.");
      terminal.await("Drawing the cat anew");
      terminal.await("cat: found, place not checked (after 1 repair)");
      terminal.type("/history\r");
      terminal.await("2: repair");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(folder.resolve("out").resolve("001.png")).exists();
    assertThat(folder.resolve("out").resolve("002.png")).doesNotExist();
  }

  @Test
  void a_reply_is_shown_once_while_it_comes() {
    String events =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"I see %s\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a lonely beach.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    server.stubFor(
        post("/v1/chat/completions")
            .withRequestBody(containing("The person says: what do you see"))
            .willReturn(
                ok(events.formatted("only "))
                    .withHeader("Content-Type", "text/event-stream")
                    .withChunkedDribbleDelay(4, 400)));
    try (PseudoTerminal terminal = chat()) {
      terminal.await("> ");
      terminal.type("what do you see?\r");
      terminal.await("I see only");
      assertThat(terminal.await("> ")).contains("a lonely beach.").doesNotContain("I see");
    }
  }

  @Test
  void ctrl_c_ends_the_wait_for_the_one_that_looks() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.stubFor(
        post("/v1/chat/completions")
            .withRequestBody(containing(LOOK))
            .andMatching(request -> counted(asked))
            .willReturn(okJson(saying("true")).withFixedDelay(AN_HOUR)));
    try (PseudoTerminal terminal = chat("--check", "0")) {
      terminal.await("> ");
      terminal.type("eine Katze\r");
      terminal.await("Looking at the picture");
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      terminal.type(CTRL_C);
      terminal.await("Not checked: ");
      terminal.await("> ");
      terminal.type("/quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
  }
}
