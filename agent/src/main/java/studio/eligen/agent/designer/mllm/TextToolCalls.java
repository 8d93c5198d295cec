package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * Calls of the tool within a text: between {@code <tool_call>} tags, fenced, or bare. Also what is
 * left of the text for a person to read.
 */
final class TextToolCalls {

  private static final int LONGEST_REPLY = 2_000;

  /** What no person shall see, closed or not: calls, thoughts, and the models' special tokens. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          "<tool_call>.*?(</tool_call>|\\z)|<think>.*?(</think>|\\z)|<\\|[^|<>]{1,40}\\|>"
              + "|</?(tool_call|tool_response|think|tools?)>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final Pattern THOUGHT =
      Pattern.compile("<think>.*?(</think>|\\z)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern FENCE = Pattern.compile("```[\\w-]{0,20}\\s*(```)?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private TextToolCalls() {}

  /** A call: of which tool, with what. */
  record Spoken(String tool, String arguments) {}

  static List<Spoken> in(String text) {
    List<Spoken> calls = new ArrayList<>();
    for (JsonNode node : LooseJson.allIn(withoutThoughts(text), TextToolCalls::isCall)) {
      calls.add(spoken(node));
    }
    return calls;
  }

  /** A text without what the model thought aloud, also where it has not come to the end of it. */
  static String withoutThoughts(String text) {
    return THOUGHT.matcher(text).replaceAll("");
  }

  /** What is left for a person when all machinery is taken out. */
  static String visible(String text) {
    String left = MACHINERY.matcher(text).replaceAll("");
    for (JsonNode node : LooseJson.allIn(left, TextToolCalls::isCall)) {
      left = withoutJson(left, node);
    }
    String plain = CONTROL.matcher(FENCE.matcher(left).replaceAll("")).replaceAll("").strip();
    return plain.length() <= LONGEST_REPLY ? plain : plain.substring(0, LONGEST_REPLY) + "…";
  }

  private static boolean isCall(JsonNode node) {
    return node.isObject() && (isNamed(node) || DesignTools.hasEdits(node));
  }

  private static boolean isNamed(JsonNode node) {
    return node.path("name").isTextual() && (node.has("arguments") || node.has("parameters"));
  }

  private static Spoken spoken(JsonNode node) {
    if (!isNamed(node)) {
      return new Spoken(DesignTools.NAME, node.toString());
    }
    JsonNode arguments = node.has("arguments") ? node.get("arguments") : node.get("parameters");
    return new Spoken(
        node.path("name").asText(),
        arguments.isTextual() ? arguments.asText() : arguments.toString());
  }

  /** A text with a call in it is cut where the call begins: what follows is more machinery. */
  private static String withoutJson(String text, JsonNode call) {
    int brace = text.indexOf('{');
    return call.isObject() && brace >= 0 ? text.substring(0, brace) : text;
  }
}
