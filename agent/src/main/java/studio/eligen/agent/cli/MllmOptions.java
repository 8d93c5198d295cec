package studio.eligen.agent.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import studio.eligen.agent.designer.mllm.MllmConfiguration;

/**
 * Which multimodal model to talk to: a picocli mixin. There is no flag for the key, as command
 * lines can be read by everyone on the machine.
 */
public final class MllmOptions {

  @Option(
      names = "--mllm-url",
      paramLabel = "URL",
      description =
          "Server with the OpenAI API, such as http://localhost:8000/v1 (OPENAI_BASE_URL).")
  private String url;

  @Option(
      names = "--mllm-model",
      paramLabel = "NAME",
      description = "The multimodal model's name on that server (OPENAI_MODEL).")
  private String model;

  @Option(
      names = "--mllm-boxes",
      paramLabel = "DIALECT",
      description =
          "How it writes boxes: qwen2-vl, qwen2.5-vl or qwen3-vl (default: by the model's name).")
  private String boxes;

  @Option(
      names = "--mllm-tools",
      paramLabel = "MODE",
      description = "How it gets its tool: native, schema or text (default: found out).")
  private String tools;

  @Option(
      names = "--mllm-timeout",
      paramLabel = "SECONDS",
      description = "Longest time for one turn (default: 120).")
  private String timeout;

  /** These, else the environment, else the {@code .env} file of the working folder. */
  public MllmConfiguration configuration() {
    Map<String, String> flags = new HashMap<>();
    put(flags, MllmConfiguration.URL, url);
    put(flags, MllmConfiguration.MODEL, model);
    put(flags, MllmConfiguration.BOXES, boxes);
    put(flags, MllmConfiguration.TOOLS, tools);
    put(flags, MllmConfiguration.TIMEOUT, timeout);
    return MllmConfiguration.of(flags, System.getenv(), Path.of("").toAbsolutePath());
  }

  private static void put(Map<String, String> flags, String name, String value) {
    if (value != null) {
      flags.put(name, value);
    }
  }
}
