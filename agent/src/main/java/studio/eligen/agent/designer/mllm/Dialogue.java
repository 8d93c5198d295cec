package studio.eligen.agent.designer.mllm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.eligen.agent.designer.mllm.TextToolCalls.Spoken;
import studio.eligen.agent.designer.mllm.edits.DesignTools;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;
import studio.eligen.engine.Cancellation;

/**
 * Talks to a model that has one tool, in whichever way its server allows. The ways are tried in
 * order, and the one that worked is kept for the server and remembered for another day.
 */
final class Dialogue {

  private static final String CUT = "%s… (The answer was cut off %s.)";

  private final MllmClient client;
  private final Runnable asking;
  private final Deque<ToolMode> untried = new ArrayDeque<>();
  private Optional<ToolMode> remembered = Optional.empty();
  private boolean begun;
  private volatile ToolMode mode;
  private volatile boolean settled;

  /**
   * @param asking is run before each request
   */
  Dialogue(MllmClient client, Runnable asking) {
    this.client = client;
    this.asking = asking;
    Optional<ToolMode> given = client.settings().tools();
    this.mode = given.orElse(ToolMode.NATIVE);
    this.settled = given.isPresent();
  }

  /** How this server is asked, as far as is known. */
  ToolMode mode() {
    return mode;
  }

  /** Whether this way is known since an earlier start of the program. */
  boolean isRemembered() {
    return remembered.equals(Optional.of(mode));
  }

  /**
   * A model's answer.
   *
   * @param text what it said besides its calls; not yet fit for a person
   */
  record Heard(AiMessage message, List<Spoken> calls, String text) {

    /** The messages that follow when the calls have been carried out. */
    List<ChatMessage> withResults(List<String> results) {
      List<ChatMessage> messages = new ArrayList<>();
      List<ToolExecutionRequest> requests = readable(message.toolExecutionRequests());
      messages.add(
          message.toBuilder()
              .text(message.text().isBlank() && !requests.isEmpty() ? null : message.text())
              .toolExecutionRequests(requests)
              .build());
      if (requests.isEmpty()) {
        messages.add(UserMessage.from(String.join("\n", results)));
        return messages;
      }
      for (int i = 0; i < requests.size(); i++) {
        messages.add(ToolExecutionResultMessage.from(requests.get(i), results.get(i)));
      }
      return messages;
    }
  }

  /** Calls as servers read them again: they refuse a history with broken JSON in it. */
  private static List<ToolExecutionRequest> readable(List<ToolExecutionRequest> requests) {
    return requests.stream()
        .map(
            request ->
                request.toBuilder().arguments(LooseJson.strictly(request.arguments())).build())
        .toList();
  }

  /**
   * Asks, and finds out on the way how the server is asked. Talk that came on the way is the answer
   * where nothing better comes.
   *
   * @param instructions the system message for a way of answering
   * @param replying hears what of the answer is for a person, while it comes
   * @throws MllmException if there is no answer
   */
  Heard ask(
      Function<ToolMode, String> instructions,
      List<ChatMessage> messages,
      Cancellation cancellation,
      Consumer<String> replying) {
    begin();
    Optional<Heard> talk = Optional.empty();
    while (true) {
      ToolMode now = mode;
      try {
        ChatRequest request = request(now, instructions.apply(now), messages);
        asking.run();
        Heard heard = heard(client.ask(request, cancellation, replying));
        boolean deaf = heard.calls().isEmpty() && !settled && now != ToolMode.TEXT;
        if (!deaf) {
          settle(heard);
          return heard;
        }
        talk = talk.or(() -> Optional.of(heard)).filter(said -> !said.text().isBlank());
        mode = untried.isEmpty() ? ToolMode.TEXT : untried.poll();
      } catch (MllmException.Unsupported e) {
        if (settled || untried.isEmpty()) {
          begun = false;
          return talk.orElseThrow(() -> e);
        }
        mode = untried.poll();
      } catch (MllmException.TooLong | MllmException.TooSlow e) {
        begun = false;
        return talk.orElseThrow(() -> e);
      }
    }
  }

  /** All ways are to be tried: what was remembered first, the rest in order. */
  private void begin() {
    if (settled || begun) {
      return;
    }
    begun = true;
    remembered = client.toolModes().recall(client.settings());
    untried.clear();
    untried.addAll(List.of(ToolMode.values()));
    remembered.ifPresent(
        known -> {
          untried.remove(known);
          untried.addFirst(known);
        });
    mode = untried.poll();
  }

  private void settle(Heard heard) {
    if (settled || heard.calls().isEmpty()) {
      return;
    }
    settled = true;
    if (!isRemembered()) {
      client.toolModes().remember(client.settings(), mode);
    }
  }

  private static ChatRequest request(ToolMode mode, String system, List<ChatMessage> messages) {
    List<ChatMessage> all = new ArrayList<>();
    all.add(SystemMessage.from(system));
    all.addAll(messages);
    ChatRequest.Builder request = ChatRequest.builder().messages(all);
    if (mode == ToolMode.NATIVE) {
      request.toolSpecifications(DesignTools.SPECIFICATION).toolChoice(ToolChoice.REQUIRED);
    }
    if (mode == ToolMode.SCHEMA) {
      request.responseFormat(
          ResponseFormat.builder()
              .type(ResponseFormatType.JSON)
              .jsonSchema(
                  JsonSchema.builder()
                      .name(DesignTools.NAME)
                      .rootElement(DesignTools.SPECIFICATION.parameters())
                      .build())
              .build());
    }
    return request.build();
  }

  /**
   * What was said and called. Where a model has put all into its thoughts, the last call there is
   * the one that it came to; the words there are for nobody.
   */
  private Heard heard(AiMessage message) {
    String text = message.text();
    List<Spoken> calls = new ArrayList<>();
    for (ToolExecutionRequest request : message.toolExecutionRequests()) {
      calls.add(new Spoken(request.name(), request.arguments()));
    }
    if (!calls.isEmpty()) {
      return new Heard(message, calls, text);
    }
    boolean cut = Answer.isCut(message);
    calls.addAll(cut ? TextToolCalls.wholeIn(text) : TextToolCalls.in(text));
    if (calls.isEmpty() && Answer.isEndless(message)) {
      throw Failures.endless(client.settings());
    }
    if (cut && calls.isEmpty() && TextToolCalls.beginning(text) < text.length()) {
      throw Failures.cutOff(client.settings());
    }
    if (calls.isEmpty() && text.isBlank()) {
      List<Spoken> thought = TextToolCalls.in(message.thinking());
      calls.addAll(thought.subList(Math.max(0, thought.size() - 1), thought.size()));
    }
    String told = cut ? CUT.formatted(text.stripTrailing(), Answer.cut(message)) : text;
    return new Heard(message, calls, told);
  }
}
