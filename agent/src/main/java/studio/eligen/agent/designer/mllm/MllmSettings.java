package studio.eligen.agent.designer.mllm;

import java.net.URI;
import java.util.Optional;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;

/**
 * Which model to talk to, and how.
 *
 * @param baseUrl of an OpenAI-compatible server, without a slash at its end: "http://host:8000/v1"
 * @param boxes how the model writes boxes
 * @param tools how it is given its tool; empty means that this is found out
 */
public record MllmSettings(
    URI baseUrl,
    Optional<ApiKey> key,
    String model,
    BoxDialect boxes,
    Optional<ToolMode> tools,
    Timeouts timeouts,
    Network network) {

  /** Of a server that is reached without a proxy. */
  public MllmSettings(
      URI baseUrl,
      Optional<ApiKey> key,
      String model,
      BoxDialect boxes,
      Optional<ToolMode> tools,
      Timeouts timeouts) {
    this(baseUrl, key, model, boxes, tools, timeouts, Network.DIRECT);
  }

  /** The server as it may be shown to anyone. */
  public String server() {
    return ServerAddress.shown(baseUrl);
  }
}
