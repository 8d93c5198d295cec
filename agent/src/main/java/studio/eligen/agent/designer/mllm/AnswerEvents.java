package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;

/**
 * Gives an answer what events bring of it. Events that hold no JSON keep the connection alive and
 * mean nothing else. Parsers swallow what a listener throws, so it is kept to be thrown later.
 */
final class AnswerEvents implements ServerSentEventListener {

  /** An error that a server wrote into JSON as it was, with quotes and the ends of lines. */
  private static final Pattern BROKEN_ERROR =
      Pattern.compile(
          "(?s)^\\{\\s*\"error\"\\s*:[\\s\"{]*(?:message\"\\s*:\\s*\")?(?<said>.*?)[\\s\"}]*$");

  private static final int LONGEST_ERROR = 1_000;

  private final Answer answer;
  private RuntimeException problem;
  private Throwable broken;

  AnswerEvents(Answer answer) {
    this.answer = answer;
  }

  /** Throws what went wrong while the events were read. */
  void check() throws IOException {
    if (problem != null) {
      throw problem;
    }
    if (broken != null) {
      throw broken instanceof IOException io ? io : new IOException(broken);
    }
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    onEvent(event);
    if (problem != null || answer.isOver()) {
      context.parsingHandle().cancel();
    }
  }

  @Override
  public void onEvent(ServerSentEvent event) {
    String data = event.data() == null ? "" : event.data().strip();
    if (data.equals("[DONE]")) {
      answer.done();
    } else if (problem == null && (data.startsWith("{") || data.startsWith("["))) {
      take(data);
    } else if (problem == null && "error".equals(event.event()) && !data.isEmpty()) {
      problem = new ServerError.Reported(new ServerError(0, data, Duration.ZERO));
    }
  }

  private void take(String data) {
    try (MappingIterator<JsonNode> row =
        LooseJson.row(new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)))) {
      while (row.hasNextValue()) {
        answer.take(row.nextValue());
      }
    } catch (IOException e) {
      // No JSON: no piece of an answer, but perhaps the reason why none comes.
      Matcher error =
          BROKEN_ERROR.matcher(data.substring(0, Math.min(LONGEST_ERROR, data.length())));
      if (error.find()) {
        problem = new ServerError.Reported(new ServerError(0, error.group("said"), Duration.ZERO));
      }
    } catch (RuntimeException e) {
      problem = e;
    }
  }

  @Override
  public void onError(Throwable thrown) {
    broken = broken == null ? thrown : broken;
  }
}
