package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;
import java.util.function.Consumer;

/** A streamed answer when it is complete, and what a person may read of it before. */
final class StreamedAnswer implements StreamingChatResponseHandler {

  /** More is not shown while it comes: every piece costs a look at all that came before. */
  private static final int MOST_SHOWN = 8_000;

  private final Consumer<String> replying;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder arguments = new StringBuilder();
  private AiMessage message;
  private Throwable problem;

  /**
   * @param replying hears the reply so far whenever a piece has come
   */
  StreamedAnswer(Consumer<String> replying) {
    this.replying = replying;
  }

  Optional<AiMessage> message() {
    return Optional.ofNullable(message);
  }

  /** What LangChain4j could not read; null if it complained of nothing. */
  Throwable problem() {
    return problem;
  }

  @Override
  public void onPartialResponse(String piece) {
    grow(text, piece);
  }

  @Override
  public void onPartialToolCall(PartialToolCall call) {
    if (call.index() == 0) {
      grow(arguments, call.partialArguments());
    }
  }

  private void grow(StringBuilder whole, String piece) {
    if (piece != null && whole.length() + piece.length() <= MOST_SHOWN) {
      whole.append(piece);
      replying.accept(ReplySoFar.in(text.toString(), arguments.toString()));
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    message = response.aiMessage();
  }

  @Override
  public void onError(Throwable thrown) {
    problem = thrown;
  }
}
