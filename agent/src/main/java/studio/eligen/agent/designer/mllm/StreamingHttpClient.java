package studio.eligen.agent.designer.mllm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import studio.eligen.engine.Cancellation;

/**
 * One request and its answer, for LangChain4j to read. Here is what LangChain4j's own client lacks:
 * an answer is bounded in size and time, can be cancelled while it drips, and may be plain JSON
 * although a stream was asked for. The key is added here, so that nothing else ever holds it.
 */
final class StreamingHttpClient implements HttpClient {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_ERROR_BYTES = 8_192;

  private final java.net.http.HttpClient network;
  private final MllmSettings settings;
  private final Cancellation cancellation;
  private MllmException failure;

  StreamingHttpClient(
      java.net.http.HttpClient network, MllmSettings settings, Cancellation cancellation) {
    this.network = network;
    this.settings = settings;
    this.cancellation = cancellation;
  }

  /** Why there is no answer, if there is none. */
  Optional<MllmException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("every answer is read as a stream");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      read(send(request), parser, listener);
    } catch (MllmException e) {
      failure = e;
    } catch (IOException e) {
      failure =
          cancellation.isCancelled() ? new MllmException.Cancelled() : Failures.of(e, settings);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> coming =
        network.sendAsync(signed(request), BodyHandlers.ofInputStream());
    cancellation.onCancel(() -> coming.cancel(true));
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MllmException.Cancelled();
    } catch (CancellationException e) {
      throw new MllmException.Cancelled();
    } catch (ExecutionException e) {
      throw Failures.of(e.getCause(), settings);
    }
  }

  private java.net.http.HttpRequest signed(HttpRequest request) {
    java.net.http.HttpRequest.Builder signed =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .timeout(settings.timeouts().firstByte())
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream, application/json")
            .POST(BodyPublishers.ofString(request.body()));
    settings.key().ifPresent(key -> signed.header("Authorization", key.bearer()));
    return signed.build();
  }

  private void read(
      HttpResponse<InputStream> response,
      ServerSentEventParser parser,
      ServerSentEventListener listener)
      throws IOException {
    InputStream raw = response.body();
    cancellation.onCancel(() -> close(raw));
    FirstByte firstByte = new FirstByte(settings.timeouts().firstByte(), () -> close(raw));
    try (InputStream body =
        new BufferedInputStream(new LimitedStream(raw, MOST_BYTES, firstByte::came))) {
      if (response.statusCode() / 100 != 2) {
        throw Failures.ofStatus(response, body.readNBytes(MOST_ERROR_BYTES), settings);
      }
      listener.onOpen(
          SuccessfulHttpResponse.builder()
              .statusCode(200)
              .headers(response.headers().map())
              .build());
      WatchedEvents watched = new WatchedEvents(listener, settings);
      parser.parse(events(body), watched);
      watched.check();
      listener.onClose();
    } catch (IOException | MllmException e) {
      if (firstByte.isTooLate()) {
        throw Failures.silent(settings);
      }
      throw e;
    } finally {
      firstByte.came();
    }
  }

  /** The answer as events, whatever it came as. */
  private InputStream events(InputStream body) throws IOException {
    int first = firstCharacter(body);
    if (first == '<') {
      throw Failures.webPage(settings);
    }
    if (first != '{') {
      return body;
    }
    String event = WholeAnswer.asEvent(body.readAllBytes(), settings);
    String stream = "data: " + event + "\n\ndata: [DONE]\n\n";
    return new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8));
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

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It is closed as far as we are concerned.
    }
  }
}
