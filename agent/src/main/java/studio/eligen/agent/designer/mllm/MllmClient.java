package studio.eligen.agent.designer.mllm;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import studio.eligen.engine.Cancellation;

/** Asks one model on one server, in bounded time, and again where that helps. */
public final class MllmClient {

  /** Answers are edits and boxes: they shall be the same for the same words. */
  private static final double TEMPERATURE = 0.0;

  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "mllm-call");
            thread.setDaemon(true);
            return thread;
          });

  private final MllmSettings settings;
  private final ToolModeCache toolModes;
  private final SignedRequests requests;
  private final RequestForm form = new RequestForm();
  private final RetryPolicy<AiMessage> retries;

  /** Where calls may go: the first until another answers where that does not. */
  private volatile List<URI> endpoints;

  private volatile boolean takesPictures = true;

  /** Remembers nothing from one start of the program to the next. */
  public MllmClient(MllmSettings settings) {
    this(settings, ToolModeCache.none());
  }

  public MllmClient(MllmSettings settings, ToolModeCache toolModes) {
    this.settings = settings;
    this.toolModes = toolModes;
    this.requests = new SignedRequests(settings);
    this.endpoints = ServerAddress.calls(settings.baseUrl());
    this.retries = retries(settings.timeouts());
  }

  /** One to the same server, of which others are told. */
  public MllmClient toldTo(Audience others) {
    return new MllmClient(settings.toldTo(others), toolModes);
  }

  public MllmSettings settings() {
    return settings;
  }

  ToolModeCache toolModes() {
    return toolModes;
  }

  /** Whether pictures may be shown to the model: until it has refused one. */
  public boolean takesPictures() {
    return takesPictures;
  }

  /**
   * The model's answer. The key is in none of its texts.
   *
   * @throws MllmException.Blind if the request has a picture and the model takes none
   * @throws MllmException if there is no answer before this is cancelled
   */
  AiMessage ask(ChatRequest request, Cancellation cancellation) {
    return ask(request, cancellation, soFar -> {});
  }

  /**
   * What a model says of a picture: its text, or its thoughts if it put all into them.
   *
   * @throws MllmException as above
   */
  Look look(ChatRequest request, Cancellation cancellation) {
    AiMessage message = ask(request, cancellation);
    return new Look(
        message.text().isBlank() ? message.thinking() : message.text(), Answer.isCut(message));
  }

  /**
   * @param cut whether more would have come
   */
  record Look(String text, boolean cut) {}

  /**
   * The same, heard while it comes.
   *
   * @param replying hears what a person may read of it, in another thread, until this returns
   */
  AiMessage ask(ChatRequest request, Cancellation cancellation, Consumer<String> replying) {
    if (!takesPictures && hasPicture(request)) {
      throw Failures.blind(settings, "");
    }
    ReplyListener hearing = new ReplyListener(replying);
    Cancellation call = cancellation.child();
    CompletableFuture<AiMessage> answer =
        Failsafe.with(retries).with(CALLS).getAsync(() -> once(request, call, hearing));
    call.onCancel(() -> answer.cancel(true));
    try {
      return answer.get();
    } catch (CancellationException e) {
      throw ended(call);
    } catch (ExecutionException e) {
      throw call.isCancelled() ? ended(call) : TransportFailures.of(e.getCause(), settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MllmException.Cancelled();
    } finally {
      hearing.end();
      call.cancel(); // ends what an attempt left open
    }
  }

  private MllmException ended(Cancellation call) {
    return call.isTimedOut()
        ? TransportFailures.tooSlow(settings, settings.timeouts().turn())
        : new MllmException.Cancelled();
  }

  /** Asks, and asks again where something of the request, but not what it asks, was refused. */
  private AiMessage once(ChatRequest request, Cancellation call, ReplyListener hearing) {
    while (true) {
      Answer answer = new Answer(settings, soFar -> hearing.tell(hiddenSoFar(soFar)));
      StreamingHttpClient exchange = exchanged(request, answer, call);
      if (exchange.failure().isEmpty()) {
        return withoutKey(answer.message());
      }
      Optional<ServerError> error = exchange.error();
      if (hasPicture(request) && error.filter(this::isBlindness).isPresent()) {
        takesPictures = false;
        throw Failures.blind(settings, error.get().said());
      }
      if (error.filter(form::learn).isEmpty()) {
        throw exchange.failure().get();
      }
    }
  }

  /** An exchange at the first address where there is something to exchange with. */
  private StreamingHttpClient exchanged(ChatRequest request, Answer answer, Cancellation call) {
    List<URI> known = endpoints;
    StreamingHttpClient first = exchange(known.get(0), request, answer, call);
    if (known.size() == 1 || !first.foundNothing()) {
      return first;
    }
    StreamingHttpClient second = exchange(known.get(1), request, answer, call);
    if (second.foundNothing()) {
      return first;
    }
    endpoints = known.subList(1, known.size());
    return second;
  }

  private StreamingHttpClient exchange(
      URI endpoint, ChatRequest request, Answer answer, Cancellation call) {
    StreamingHttpClient exchange =
        new StreamingHttpClient(requests, endpoint, form::of, answer, call);
    OpenAiStreamingChatModel.builder()
        .httpClientBuilder(new Ready(exchange))
        .baseUrl(settings.address())
        .modelName(settings.model())
        .temperature(TEMPERATURE)
        .strictJsonSchema(false)
        .build()
        .chat(request, new Unheard());
    return exchange;
  }

  private boolean isBlindness(ServerError error) {
    return Failures.isBlindness(error, settings);
  }

  private static boolean hasPicture(ChatRequest request) {
    return request.messages().stream()
        .anyMatch(
            message ->
                message instanceof UserMessage words
                    && words.contents().stream().anyMatch(ImageContent.class::isInstance));
  }

  private AiMessage withoutKey(AiMessage message) {
    List<ToolExecutionRequest> calls =
        message.toolExecutionRequests().stream()
            .map(call -> call.toBuilder().arguments(hidden(call.arguments())).build())
            .toList();
    return message.toBuilder()
        .text(hidden(message.text()))
        .thinking(hidden(message.thinking()))
        .toolExecutionRequests(calls)
        .build();
  }

  private String hidden(String text) {
    String given = text == null ? "" : text;
    return settings.key().map(key -> key.hiddenIn(given)).orElse(given);
  }

  private String hiddenSoFar(String text) {
    return settings.key().map(key -> key.hiddenInPart(text)).orElse(text);
  }

  private static RetryPolicy<AiMessage> retries(Timeouts timeouts) {
    return RetryPolicy.<AiMessage>builder()
        .handleIf(MllmClient::isPassing)
        .withMaxRetries(timeouts.retries())
        .withJitter(0.1)
        .withDelayFn(
            tries -> {
              Duration doubled = timeouts.backOff().multipliedBy(1L << tries.getAttemptCount() - 1);
              Duration asked =
                  tries.getLastException() instanceof MllmException.Busy busy
                      ? busy.wait
                      : Duration.ZERO;
              return asked.compareTo(doubled) > 0 ? asked : doubled;
            })
        .build();
  }

  private static boolean isPassing(Throwable thrown) {
    return thrown instanceof MllmException.Broken
        || thrown instanceof MllmException.Busy busy
            && busy.wait.compareTo(Failures.LONGEST_WAIT) <= 0;
  }

  /** The answer is read elsewhere, from what LangChain4j does not see. */
  private static final class Unheard implements StreamingChatResponseHandler {
    @Override
    public void onCompleteResponse(ChatResponse response) {
      // There is none.
    }

    @Override
    public void onError(Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  /** Gives LangChain4j the exchange that is ready for it; time is kept elsewhere. */
  private record Ready(StreamingHttpClient exchange) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public dev.langchain4j.http.client.HttpClient build() {
      return exchange;
    }
  }
}
