package studio.eligen.agent.designer.mllm;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.eligen.agent.designer.mllm.parsing.LooseJson;
import studio.eligen.engine.Cancellation;

/**
 * One request, which LangChain4j writes, and its answer. Here is what LangChain4j's own client
 * lacks: an answer is bounded in size and time, can be cancelled while it drips, and may come in
 * other forms than a stream of pieces.
 */
final class StreamingHttpClient implements HttpClient {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_ERROR_BYTES = 8_192;

  private final SignedRequests requests;
  private final URI endpoint;
  private final UnaryOperator<String> form;
  private final Answer answer;
  private final MllmSettings settings;
  private final Cancellation cancellation;
  private MllmException failure;
  private ServerError error;
  private boolean isPage;

  /**
   * @param form makes of LangChain4j's body one that the server takes
   */
  StreamingHttpClient(
      SignedRequests requests,
      URI endpoint,
      UnaryOperator<String> form,
      Answer answer,
      Cancellation cancellation) {
    this.requests = requests;
    this.endpoint = endpoint;
    this.form = form;
    this.answer = answer;
    this.settings = requests.settings();
    this.cancellation = cancellation;
  }

  /** Why there is no answer, if there is none. */
  Optional<MllmException> failure() {
    return Optional.ofNullable(failure);
  }

  /** What the server said against the request, if that is why. */
  Optional<ServerError> error() {
    return Optional.ofNullable(error);
  }

  /** Whether no model answers at this address, but a page or nothing. */
  boolean foundNothing() {
    return isPage || error != null && (error.status() == 404 || error.status() == 405);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("every answer is read as a stream");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      read(requests.send(endpoint, form.apply(request.body()), cancellation), parser);
    } catch (ServerError.Reported e) {
      error = e.error;
      failure = Failures.of(error, settings);
    } catch (MllmException e) {
      failure = e;
    } catch (IOException e) {
      failure =
          cancellation.isCancelled()
              ? new MllmException.Cancelled()
              : TransportFailures.of(e, settings);
    }
  }

  private void read(HttpResponse<InputStream> response, ServerSentEventParser parser)
      throws IOException {
    InputStream raw = response.body();
    cancellation.onCancel(() -> close(raw));
    Silence silence = new Silence(settings.timeouts().silence(), () -> close(raw));
    String packed = response.headers().firstValue("Content-Encoding").orElse("").strip();
    if (!Unpacked.isKnown(packed)) {
      close(raw);
      throw TransportFailures.packed(settings, packed);
    }
    InputStream arriving = new LimitedStream(raw, MOST_BYTES, silence::heard);
    try (LimitedStream body =
        new LimitedStream(Unpacked.of(arriving, packed), MOST_BYTES, () -> {})) {
      if (response.statusCode() / 100 != 2) {
        throw new ServerError.Reported(ServerError.of(response, body.readNBytes(MOST_ERROR_BYTES)));
      }
      read(body, parser);
    } catch (IOException | MllmException e) {
      if (silence.isTooLong()) {
        throw silence.hasBegun()
            ? TransportFailures.fellSilent(settings)
            : TransportFailures.silent(settings);
      }
      throw e;
    } finally {
      silence.end();
    }
  }

  /** Reads events, or the JSON values that some servers send instead: one, a list, or lines. */
  private void read(LimitedStream body, ServerSentEventParser parser) throws IOException {
    BufferedInputStream text = new BufferedInputStream(body);
    int first = firstCharacter(text);
    if (first == '<') {
      isPage = true;
      throw Failures.webPage(
          ServerError.reason(new String(text.readNBytes(MOST_ERROR_BYTES))), settings);
    }
    if (first == '{' || first == '[') {
      values(LooseJson.row(text), body);
    } else {
      AnswerEvents events = new AnswerEvents(answer);
      parser.parse(text, events);
      events.check();
    }
    if (!answer.hasBegun()) {
      throw noAnswer(body, null);
    }
  }

  private void values(MappingIterator<JsonNode> row, LimitedStream body) throws IOException {
    try {
      while (!answer.isOver() && row.hasNextValue()) {
        answer.take(row.nextValue());
      }
      answer.done();
    } catch (JacksonException e) {
      throw noAnswer(body, e);
    }
  }

  /** Nothing of an answer came; perhaps what came says why. */
  private MllmException noAnswer(LimitedStream body, Exception cause) {
    String came = body.beginning();
    LooseJson.allIn(came).stream()
        .flatMap(node -> ServerError.in(node).stream())
        .findFirst()
        .ifPresent(
            reported -> {
              throw new ServerError.Reported(reported);
            });
    return Failures.noAnswer(settings, ServerError.reason(came), cause);
  }

  /** The first one that is no white space, which stays to be read; -1 at the end. */
  private static int firstCharacter(InputStream body) throws IOException {
    while (true) {
      body.mark(1);
      int next = body.read();
      if (next < 0
          || !Character.isWhitespace(next) && next != 0xEF && next != 0xBB && next != 0xBF) {
        body.reset();
        return next;
      }
    }
  }

  static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It is closed as far as we are concerned.
    }
  }
}
