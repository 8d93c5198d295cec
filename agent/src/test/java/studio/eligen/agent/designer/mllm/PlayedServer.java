package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Plays a chat server. Its answers are written from the documented formats of OpenAI's streaming
 * API and of vLLM's server; no real server was recorded.
 */
final class PlayedServer implements AutoCloseable {

  static final String KEY = "sk-secret-0123456789";

  /** Waits as long as anyone, but not between tries. */
  static final Timeouts QUICK_RETRIES =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofMillis(5),
          2);

  static final Timeouts HURRIED =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofMillis(900),
          Duration.ofMillis(5),
          2);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/chat/completions";

  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().asynchronousResponseEnabled(true));
  private int played;

  PlayedServer() {
    server.start();
  }

  MllmSettings settings(Timeouts timeouts) {
    return new MllmSettings(
        URI.create(server.baseUrl() + "/v1"),
        Optional.of(new ApiKey(KEY)),
        "Qwen/Qwen2.5-VL-7B-Instruct",
        BoxDialect.QWEN25_VL,
        Optional.empty(),
        timeouts);
  }

  MllmSettings settings() {
    return settings(Timeouts.USUAL);
  }

  /** The next request that has no answer yet gets this one. */
  PlayedServer answers(ResponseDefinitionBuilder response) {
    String state = played == 0 ? "Started" : "played " + played;
    server.stubFor(
        post(urlEqualTo(PATH))
            .inScenario("conversation")
            .whenScenarioStateIs(state)
            .willReturn(response)
            .willSetStateTo("played " + ++played));
    return this;
  }

  /** Every request gets this answer. */
  PlayedServer alwaysAnswers(ResponseDefinitionBuilder response) {
    server.stubFor(post(urlEqualTo(PATH)).willReturn(response));
    return this;
  }

  PlayedServer says(String text) {
    return answers(stream(text));
  }

  PlayedServer calls(String arguments) {
    return answers(call("apply_design_edits", arguments));
  }

  /** A text in three pieces, as a server streams it. */
  static ResponseDefinitionBuilder stream(String text) {
    int third = text.length() / 3;
    return events(
        List.of(
            delta("{\"role\":\"assistant\",\"content\":\"\"}", null),
            content(text.substring(0, third)),
            content(text.substring(third, 2 * third)),
            content(text.substring(2 * third)),
            delta("{}", "stop")));
  }

  /** A tool call whose arguments come in two pieces. */
  static ResponseDefinitionBuilder call(String tool, String arguments) {
    int half = arguments.length() / 2;
    ObjectNode first = JSON.createObjectNode();
    ObjectNode call = first.putArray("tool_calls").addObject();
    call.put("index", 0).put("id", "call_1").put("type", "function");
    call.putObject("function").put("name", tool).put("arguments", arguments.substring(0, half));
    ObjectNode second = JSON.createObjectNode();
    ObjectNode rest = second.putArray("tool_calls").addObject().put("index", 0);
    rest.putObject("function").put("arguments", arguments.substring(half));
    return events(
        List.of(
            delta(first.toString(), null),
            delta(second.toString(), null),
            delta("{}", "tool_calls")));
  }

  /** The whole answer at once, from a server that does not stream. */
  static ResponseDefinitionBuilder whole(String text) {
    ObjectNode answer = JSON.createObjectNode().put("object", "chat.completion").put("id", "1");
    ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text);
    choice.put("finish_reason", "stop");
    return json(200, answer.toString());
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static ResponseDefinitionBuilder error(int status, String message) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error").put("message", message).put("code", status);
    return json(status, body.toString());
  }

  static ResponseDefinitionBuilder events(List<String> events) {
    String body = "data: " + String.join("\n\ndata: ", events) + "\n\ndata: [DONE]\n\n";
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "text/event-stream; charset=utf-8")
        .withBody(body);
  }

  int requests() {
    return server.findAll(requested()).size();
  }

  /** The body of a request that came. */
  JsonNode request(int index) {
    try {
      return JSON.readTree(server.findAll(requested()).get(index).getBodyAsString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String header(String name) {
    return server.findAll(requested()).get(0).getHeader(name);
  }

  @Override
  public void close() {
    server.stop();
  }

  private static RequestPatternBuilder requested() {
    return postRequestedFor(urlEqualTo(PATH));
  }

  private static String content(String text) {
    return delta(JSON.createObjectNode().put("content", text).toString(), null);
  }

  private static String delta(String delta, String finish) {
    return "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}"
        .formatted(delta, finish == null ? "null" : "\"" + finish + "\"");
  }
}
