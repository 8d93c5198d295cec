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
 * @param audience who is told what becomes of it
 */
public record MllmSettings(
    URI baseUrl,
    Optional<ApiKey> key,
    String model,
    BoxDialect boxes,
    Optional<ToolMode> tools,
    Timeouts timeouts,
    Network network,
    Audience audience) {

  /** Of a server that is reached without a proxy. */
  public MllmSettings(
      URI baseUrl,
      Optional<ApiKey> key,
      String model,
      BoxDialect boxes,
      Optional<ToolMode> tools,
      Timeouts timeouts) {
    this(baseUrl, key, model, boxes, tools, timeouts, Network.DIRECT, Audience.OWNER);
  }

  /** The same, of which others are told. */
  public MllmSettings toldTo(Audience others) {
    return new MllmSettings(baseUrl, key, model, boxes, tools, timeouts, network, others);
  }

  /** The same for one who asks again himself. */
  public MllmSettings withoutRetries() {
    return new MllmSettings(
        baseUrl, key, model, boxes, tools, timeouts.withoutRetries(), network, audience);
  }

  /** Where the server is, without its query, in which a key may be. */
  public String address() {
    return ServerAddress.shown(baseUrl);
  }

  /** The server as those are told of it who read what becomes of it. */
  public String server() {
    return audience.told(address(), MllmConfiguration.URL);
  }
}
