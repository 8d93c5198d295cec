package studio.eligen.agent.designer.mllm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.Optional;

/** A streamed answer when it is complete. */
final class Collected implements StreamingChatResponseHandler {

  private AiMessage message;
  private Throwable problem;

  Optional<AiMessage> message() {
    return Optional.ofNullable(message);
  }

  /** What LangChain4j could not read; null if it complained of nothing. */
  Throwable problem() {
    return problem;
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
