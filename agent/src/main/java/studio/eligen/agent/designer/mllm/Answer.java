package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.mllm.parsing.Repetition;
import studio.eligen.agent.designer.mllm.parsing.Thoughts;
import studio.eligen.agent.designer.mllm.parsing.Turns;

/**
 * One answer, gathered from whatever a server sends of it: pieces, or the whole at once, in any of
 * the forms that servers have made of OpenAI's.
 */
final class Answer {

  /** The attribute of a message whose end is missing. */
  private static final String CUT = "cut";

  /** The attribute of a message that is cut, as nothing new came any more. */
  private static final String ENDLESS = "endless";

  /** More is not shown while it comes: every piece costs a look at all that came before. */
  private static final int MOST_SHOWN = 8_000;

  private static final List<String> THOUGHTS =
      List.of("reasoning_content", "reasoning", "thinking", "thought");
  private static final List<String> CALLS =
      List.of("tool_calls", "toolCalls", "tool_call", "function_call");
  private static final Set<String> TOO_LONG =
      Set.of("length", "max_tokens", "model_length", "max_output_tokens");
  private static final Set<String> WITHHELD =
      Set.of("content_filter", "safety", "sensitive", "blocked", "prohibited_content", "refusal");

  private static final List<String> WRAPPERS = List.of("result", "data", "output", "response");

  /** Events of Anthropic's API, which look like ours and are none. */
  private static final Pattern OTHER_API = Pattern.compile("(?:message|content_block)_.*");

  /** How an answer ends that failed in the midst, in words of many servers. */
  private static final Pattern FAILED =
      Pattern.compile(
          ".*(?:error|abort|fail|malformed|resource|recitation|cancel|time.?out|disconnect|interrupt|unexpected).*");

  private final MllmSettings settings;
  private final Consumer<String> replying;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thoughts = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private GatheredCalls calls = new GatheredCalls();
  private String finish = "";
  private boolean begun;
  private boolean done;
  private boolean endless;

  /**
   * @param replying hears the reply so far whenever a piece has come
   */
  Answer(MllmSettings settings, Consumer<String> replying) {
    this.settings = settings;
    this.replying = replying;
  }

  /** Whether a message is cut off; then what it holds may be less than was meant. */
  static boolean isCut(AiMessage message) {
    return message.attributes().containsKey(CUT);
  }

  /** Where or why a message is cut off that is. */
  static String cut(AiMessage message) {
    return message.attribute(CUT, String.class);
  }

  /** Whether a message is cut off because the model said the same again and again. */
  static boolean isEndless(AiMessage message) {
    return message.attributes().containsKey(ENDLESS);
  }

  /** Whether what comes now is of no use, so that nobody needs to wait for it. */
  boolean isOver() {
    return done || endless;
  }

  /** The server says that nothing more comes. */
  void done() {
    done = true;
  }

  /** Whether any of what came was part of an answer. */
  boolean hasBegun() {
    return begun;
  }

  /**
   * Takes what came next.
   *
   * @throws ServerError.Reported if it is an error
   */
  void take(JsonNode event) {
    if (event.isArray()) {
      event.forEach(this::take);
      return;
    }
    Optional<JsonNode> wrapped =
        WRAPPERS.stream().map(event::path).filter(in -> in.has("choices")).findFirst();
    if (wrapped.isPresent()) {
      take(wrapped.get());
      return;
    }
    requireNoError(event);
    if (OTHER_API.matcher(event.path("type").asText()).matches()) {
      return;
    }
    JsonNode choices = event.path("choices");
    JsonNode choice = choices.isArray() ? choices.path(0) : choices.isObject() ? choices : event;
    begun |= choices.isContainerNode() || choice.has("message") || choice.has("delta");
    requireNoError(choice);
    if (choice != event && choice.path("message").isObject()) {
      text.setLength(0); // the whole repeats what its pieces said
      thoughts.setLength(0);
      refusal.setLength(0);
      calls = new GatheredCalls();
    }
    int had = text.length();
    part(choice.path("message"));
    part(choice.path("delta"));
    content(choice.path("text"));
    endWhereNothingNewComes(had);
    JsonNode end = choice.path(choice.has("done_reason") ? "done_reason" : "finish_reason");
    String reason = end.asText("").strip().toLowerCase(Locale.ROOT);
    finish = reason.isEmpty() || reason.equals("null") ? finish : reason;
    if (text.length() + calls.firstArguments().length() <= MOST_SHOWN) {
      replying.accept(ReplySoFar.in(text.toString(), calls.firstArguments()));
    }
  }

  /** Ends an answer in which the model plays the next turns, or finds no end. */
  private void endWhereNothingNewComes(int had) {
    Turns.end(text, had)
        .ifPresent(
            end -> {
              text.setLength(end);
              done = true;
            });
    endless =
        Repetition.isEndless(text)
            || Repetition.isEndless(thoughts)
            || Repetition.isEndless(calls.firstArguments());
  }

  private static void requireNoError(JsonNode event) {
    ServerError.in(event)
        .ifPresent(
            error -> {
              throw new ServerError.Reported(error);
            });
  }

  private void part(JsonNode part) {
    THOUGHTS.stream()
        .map(part::path)
        .filter(JsonNode::isTextual)
        .findFirst()
        .ifPresent(this::thought);
    content(part.path("content"));
    refusal.append(part.path("refusal").asText(""));
    for (String name : CALLS) {
      JsonNode called = part.path(name);
      if (called.isArray()) {
        called.forEach(calls::take);
      } else if (called.isObject()) {
        calls.take(called);
      }
    }
  }

  /** A text, a part, or a list of parts, some of which may be thoughts. */
  private void content(JsonNode content) {
    if (content.isTextual()) {
      text.append(content.asText());
    } else if (content.isArray()) {
      content.forEach(this::content);
    } else if (content.isObject()) {
      String type = content.path("type").asText();
      if (type.startsWith("redacted") || THOUGHTS.contains(type)) {
        thought(content);
      } else if (type.equals("tool_use")) {
        calls.take(content);
      } else {
        refusal.append(content.path("refusal").asText(""));
        List.of("text", "value", "content").forEach(name -> content(content.path(name)));
      }
    }
  }

  /** A thought, or what holds one somewhere. */
  private void thought(JsonNode node) {
    if (node.isTextual()) {
      thoughts.append(node.asText());
    } else if (node.isArray()) {
      node.forEach(this::thought);
    } else if (node.isObject()) {
      List.of("text", "thinking", "reasoning", "summary").forEach(name -> thought(node.path(name)));
    }
  }

  /**
   * The message when all has come. Its text holds no thoughts; they are kept apart, and stand for
   * the text where a model put all it had to say into them.
   *
   * @throws MllmException if the server or the model withheld it, or it is cut off and of no use
   */
  AiMessage message() {
    Thoughts parted = Thoughts.in(text.toString());
    boolean silent = parted.said().isBlank() && calls.isEmpty();
    if (silent && !refusal.toString().isBlank()) {
      throw Failures.declined(settings, refusal.toString());
    }
    if (WITHHELD.contains(finish) && calls.isEmpty()) {
      throw Failures.withheld(settings);
    }
    boolean failed = FAILED.matcher(finish).matches();
    boolean begunCall = TextToolCalls.beginning(parted.said()) < parted.said().length();
    if (failed && (silent || calls.areCut() || calls.isEmpty() && begunCall)) {
      throw Failures.failed(settings, finish);
    }
    boolean cut = endless || failed || TOO_LONG.contains(finish) || finish.isEmpty() && !done;
    if (cut && (silent || calls.areCut())) {
      throw endless
          ? Failures.endless(settings)
          : finish.isEmpty() ? Failures.brokenOff(settings) : Failures.cutOff(settings);
    }
    return AiMessage.builder()
        .text(parted.said())
        .thinking(thoughts + parted.thought())
        .toolExecutionRequests(calls.requests())
        .attributes(cut ? attributes(failed) : Map.of())
        .build();
  }

  private Map<String, Object> attributes(boolean failed) {
    String where =
        failed
            ? "with the reason \"%s\"".formatted(finish)
            : finish.isEmpty() ? "as the connection ended" : "at the model's limit of tokens";
    return endless ? Map.of(CUT, where, ENDLESS, true) : Map.of(CUT, where);
  }
}
