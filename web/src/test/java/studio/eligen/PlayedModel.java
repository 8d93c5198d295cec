package studio.eligen;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;

/**
 * Plays Qwen2.5-VL on a chat server. Its answers are written from the documented formats of
 * OpenAI's streaming API and of the model's boxes; no real server was recorded.
 */
final class PlayedModel implements AutoCloseable {

  static final String KEY = "sk-secret-0123456789";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/v1/chat/completions";

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private int played;

  PlayedModel() {
    server.start();
  }

  Map<String, String> environment() {
    return Map.of(
        "OPENAI_BASE_URL",
        server.baseUrl() + "/v1",
        "OPENAI_API_KEY",
        KEY,
        "OPENAI_MODEL",
        "Qwen/Qwen2.5-VL-7B-Instruct");
  }

  /** The next request that has no answer yet gets this text. */
  PlayedModel says(String text) {
    ObjectNode delta = JSON.createObjectNode().put("content", text);
    return plays(delta, "stop");
  }

  /** The next request that has no answer yet gets a call of the one tool. */
  PlayedModel edits(String arguments) {
    ObjectNode delta = JSON.createObjectNode();
    ObjectNode call = delta.putArray("tool_calls").addObject();
    call.put("index", 0).put("id", "call_1").put("type", "function");
    call.putObject("function").put("name", "apply_design_edits").put("arguments", arguments);
    return plays(delta, "tool_calls");
  }

  private PlayedModel plays(ObjectNode delta, String finish) {
    String body =
        "data: %s\n\ndata: %s\n\ndata: [DONE]\n\n"
            .formatted(chunk(delta, null), chunk(JSON.createObjectNode(), finish));
    server.stubFor(
        post(urlEqualTo(PATH))
            .inScenario("conversation")
            .whenScenarioStateIs(played == 0 ? "Started" : "played " + played)
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream; charset=utf-8")
                    .withBody(body))
            .willSetStateTo("played " + ++played));
    return this;
  }

  private static ObjectNode chunk(ObjectNode delta, String finish) {
    ObjectNode chunk = JSON.createObjectNode().put("id", "1").put("model", "m");
    chunk.put("object", "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", finish);
    return chunk;
  }

  /** The bodies of the requests, in order. */
  List<String> asked() {
    return server.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
        .map(LoggedRequest::getBodyAsString)
        .toList();
  }

  @Override
  public void close() {
    server.stop();
  }
}
