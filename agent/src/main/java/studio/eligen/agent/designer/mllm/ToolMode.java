package studio.eligen.agent.designer.mllm;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import studio.eligen.agent.design.InvalidInput;

/** How a model is given its one tool, in the order in which the ways are tried. */
public enum ToolMode {
  /** The server's own tool calls. */
  NATIVE("tool calls"),
  /** An answer bound to the tool's JSON schema. */
  SCHEMA("JSON by schema"),
  /** A call written into the text. */
  TEXT("calls in the text");

  private final String described;

  ToolMode(String described) {
    this.described = described;
  }

  public String described() {
    return described;
  }

  /**
   * @throws InvalidInput if there is no such mode
   */
  static ToolMode named(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "The tool mode \"%s\" is none; give %s."
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }
}
