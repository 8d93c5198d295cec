package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import studio.eligen.agent.designer.mllm.edits.DesignCall;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;
import studio.eligen.agent.designer.mllm.parsing.TaggedCall;
import studio.eligen.agent.designer.mllm.parsing.Thoughts;
import studio.eligen.agent.designer.mllm.parsing.Turns;

/**
 * Calls of the tool within a text: between tags, fenced, as a program, or bare. Also what is left
 * of the text for a person to read.
 */
final class TextToolCalls {

  private static final int LONGEST_REPLY = 2_000;

  private static final List<String> NAMES =
      List.of("name", "function", "tool", "tool_name", "action");
  private static final List<String> ARGUMENTS =
      List.of("arguments", "parameters", "args", "input", "tool_input", "action_input");

  /** What no person shall see, closed or not: calls, and the models' special tokens. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          "<start_function_call>.*?(<end_function_call>|\\z)|<\\|tool_call>.*?(<tool_call\\|>|\\z)"
              + "|<tool_calls?>.*?(</tool_calls?>|\\z)|<(function|invoke)\\b[=\\s].*?(</\\4>|\\z)"
              + "|<\\|box_start\\|>.*?(<\\|box_end\\|>|\\z)"
              + "|<[|｜][^<>]{1,60}[|｜]>|\\[/?(TOOL_CALLS|INST|ARGS)]"
              + "|</?(tool_calls?|tool_response|tools?|answer|response|function_calls)>",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** An object, whatever it is and whether or not it can be read: no person talks so. */
  private static final Pattern BEGUN_JSON = Pattern.compile("\\{\\s*[\"'“]?\\w{1,40}[\"'”]?\\s*:");

  private static final Pattern FENCE = Pattern.compile("```[\\w-]{0,20}\\s*(```)?");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private static final Pattern ESCAPED = Pattern.compile("[{\\[]\\s{0,99}(?:\\\\\"|&quot;)");

  /** What stands for a quotation mark in calls of Gemma's family. */
  private static final Pattern QUOTE = Pattern.compile("<escape>|<\\|\"\\|>");

  private TextToolCalls() {}

  /** A call: of which tool, with what. */
  record Spoken(String tool, String arguments) {}

  /** The calls in what a model said, thoughts being none of it. */
  static List<Spoken> in(String said) {
    List<Spoken> calls = found(untagged(said));
    return calls.isEmpty() && ESCAPED.matcher(said).find() ? found(unescaped(said)) : calls;
  }

  private static List<Spoken> found(String text) {
    List<JsonNode> calls = LooseJson.allIn(text, TextToolCalls::isCall);
    return spoken(calls.isEmpty() ? LooseJson.allIn(text, DesignCall::isBareIn) : calls);
  }

  /** What was escaped once too often on the way. */
  private static String unescaped(String text) {
    return text.replace("\\\"", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** Those that lack nothing, in a text that was cut off. */
  static List<Spoken> wholeIn(String said) {
    return spoken(LooseJson.wholeIn(untagged(said), TextToolCalls::isCall));
  }

  /**
   * @throws MllmException if there is a call, and it goes on behind what is read
   */
  private static String untagged(String said) {
    String quoted = QUOTE.matcher(said).replaceAll("\"");
    String text = TaggedCall.in(quoted, DesignTools.NAME, List.of("reply", "edits")).orElse(quoted);
    if (LooseJson.isTooLong(text) && beginning(text) < text.length()) {
      throw new MllmException.Nonsense(
          "The model's answer has %,d characters, and at most %,d are read; ask for less at once."
              .formatted(text.length(), LooseJson.LONGEST_TEXT),
          null);
    }
    return text;
  }

  /** What is left for a person when all thoughts and machinery are taken out. */
  static String visible(String text) {
    String said = Thoughts.in(text).said();
    String left = MACHINERY.matcher(Turns.withoutMarks(said)).replaceAll("");
    if (BEGUN_JSON.matcher(left).find() || !in(left).isEmpty()) {
      left = left.substring(0, beginning(left));
    }
    String plain = CONTROL.matcher(FENCE.matcher(left).replaceAll("")).replaceAll("").strip();
    return plain.length() <= LONGEST_REPLY ? plain : plain.substring(0, LONGEST_REPLY) + "…";
  }

  /** Where the first call begins: what follows is more machinery. */
  static int beginning(String text) {
    return Stream.of("{", "[{", "```", "<tool_call", "<function", "<invoke", DesignTools.NAME)
        .mapToInt(text::indexOf)
        .filter(at -> at >= 0)
        .min()
        .orElse(text.length());
  }

  private static boolean isCall(JsonNode node) {
    return isNamed(node) || DesignCall.isIn(node);
  }

  private static boolean isNamed(JsonNode node) {
    return field(node, NAMES).filter(JsonNode::isTextual).isPresent()
        && field(node, ARGUMENTS).isPresent()
        && !DesignCall.isIn(node);
  }

  private static List<Spoken> spoken(List<JsonNode> calls) {
    return calls.stream().map(TextToolCalls::spoken).toList();
  }

  private static Spoken spoken(JsonNode node) {
    if (!isNamed(node)) {
      return new Spoken(DesignTools.NAME, node.toString());
    }
    JsonNode arguments = field(node, ARGUMENTS).orElseThrow();
    return new Spoken(
        field(node, NAMES).orElseThrow().asText(),
        arguments.isTextual() ? arguments.asText() : arguments.toString());
  }

  private static Optional<JsonNode> field(JsonNode node, List<String> names) {
    return names.stream().filter(node::hasNonNull).map(node::get).findFirst();
  }
}
