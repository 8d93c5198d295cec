package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/** Passes events on until one of them is an error: parsers swallow what a listener throws. */
final class WatchedEvents implements ServerSentEventListener {

  private final ServerSentEventListener listener;
  private final MllmSettings settings;
  private Throwable problem;
  private boolean answered;

  WatchedEvents(ServerSentEventListener listener, MllmSettings settings) {
    this.listener = listener;
    this.settings = settings;
  }

  /** Throws what went wrong while the events were read. */
  void check() throws IOException {
    if (problem instanceof MllmException known) {
      throw known;
    }
    if (problem instanceof IOException broken) {
      throw broken;
    }
    if (problem != null) {
      throw Failures.noAnswer(settings, problem);
    }
    if (!answered) {
      throw Failures.noAnswer(settings, null);
    }
  }

  @Override
  public void onOpen(SuccessfulHttpResponse response) {
    listener.onOpen(response);
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (accepts(event)) {
      try {
        listener.onEvent(event, context);
      } catch (RuntimeException e) {
        problem = e;
      }
    }
  }

  @Override
  public void onEvent(ServerSentEvent event) {
    if (accepts(event)) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException e) {
        problem = e;
      }
    }
  }

  @Override
  public void onError(Throwable thrown) {
    problem = problem == null ? thrown : problem;
  }

  private boolean accepts(ServerSentEvent event) {
    if (problem != null || event.data() == null) {
      return false;
    }
    if (!event.data().strip().equals("[DONE]")) {
      try {
        JsonNode data = LooseJson.strict(event.data());
        WholeAnswer.requireNoError(data, settings);
        answered |= data.path("choices").isArray();
      } catch (MllmException | IOException e) {
        problem = e instanceof MllmException ? e : Failures.noAnswer(settings, e);
      }
    }
    return problem == null;
  }
}
