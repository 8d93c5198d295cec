package studio.eligen.agent.designer.mllm;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
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
  private static final Double TEMPERATURE = 0.0;

  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "mllm-call");
            thread.setDaemon(true);
            return thread;
          });

  private final MllmSettings settings;
  private final ToolModeCache toolModes;
  private final HttpClient network;
  private final RetryPolicy<AiMessage> retries;

  /** Whether the model lets us choose its temperature; some have only one. */
  private volatile boolean tempered = true;

  private volatile boolean takesPictures = true;

  /** Remembers nothing from one start of the program to the next. */
  public MllmClient(MllmSettings settings) {
    this(settings, ToolModeCache.none());
  }

  public MllmClient(MllmSettings settings, ToolModeCache toolModes) {
    this.settings = settings;
    this.toolModes = toolModes;
    // HTTP/2 is not offered: servers on uvicorn lose the body of a request that asks to upgrade.
    // Redirects are not followed: the key is for this server only.
    this.network =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeouts().connect())
            .build();
    this.retries = retries(settings.timeouts());
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
   * The same, heard while it comes.
   *
   * @param replying hears what a person may read of it, in another thread, until this returns
   */
  AiMessage ask(ChatRequest request, Cancellation cancellation, Consumer<String> replying) {
    if (!takesPictures && hasPicture(request)) {
      throw Failures.blind(settings);
    }
    ReplyListener hearing = new ReplyListener(replying);
    Cancellation call = cancellation.child();
    CompletableFuture<AiMessage> answer =
        Failsafe.with(retries).with(CALLS).getAsync(() -> once(request, call, tempered, hearing));
    call.onCancel(() -> answer.cancel(true));
    try {
      return answer.get();
    } catch (CancellationException e) {
      throw ended(call);
    } catch (ExecutionException e) {
      throw call.isCancelled() ? ended(call) : Failures.of(e.getCause(), settings);
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
        ? Failures.tooSlow(settings, settings.timeouts().turn())
        : new MllmException.Cancelled();
  }

  private AiMessage once(
      ChatRequest request, Cancellation call, boolean withTemperature, ReplyListener hearing) {
    StreamingHttpClient exchange = new StreamingHttpClient(network, settings, call);
    StreamedAnswer collected = new StreamedAnswer(soFar -> hearing.tell(hiddenSoFar(soFar)));
    OpenAiStreamingChatModel.builder()
        .httpClientBuilder(new Ready(exchange))
        .baseUrl(settings.server())
        .modelName(settings.model())
        .temperature(withTemperature ? TEMPERATURE : null)
        .strictJsonSchema(false)
        .build()
        .chat(request, collected);
    Optional<MllmException> failure = exchange.failure();
    if (failure.isPresent() && withTemperature && isAboutTemperature(failure.get())) {
      tempered = false;
      return once(request, call, false, hearing);
    }
    if (failure.isPresent()
        && hasPicture(request)
        && Failures.isBlindness(failure.get(), settings)) {
      takesPictures = false;
      throw Failures.blind(settings);
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return withoutKey(
        collected.message().orElseThrow(() -> Failures.noAnswer(settings, collected.problem())));
  }

  private static boolean hasPicture(ChatRequest request) {
    return request.messages().stream()
        .anyMatch(
            message ->
                message instanceof UserMessage words
                    && words.contents().stream().anyMatch(ImageContent.class::isInstance));
  }

  private static boolean isAboutTemperature(MllmException failure) {
    return failure instanceof MllmException.Unsupported
        && failure.getMessage().contains("temperature");
  }

  private AiMessage withoutKey(AiMessage message) {
    List<ToolExecutionRequest> calls =
        message.toolExecutionRequests().stream()
            .map(call -> call.toBuilder().arguments(hidden(call.arguments())).build())
            .toList();
    return AiMessage.builder().text(hidden(message.text())).toolExecutionRequests(calls).build();
  }

  private String hidden(String text) {
    String given = text == null ? "" : text;
    return settings.key().map(key -> key.hiddenIn(given)).orElse(given);
  }

  private String hiddenSoFar(String text) {
    return settings.key().map(key -> key.hiddenInPart(text)).orElse(text);
  }

  private static RetryPolicy<AiMessage> retries(Timeouts timeouts) {
    RetryPolicyBuilder<AiMessage> policy =
        RetryPolicy.<AiMessage>builder()
            .handle(MllmException.Busy.class, MllmException.Broken.class)
            .withMaxRetries(timeouts.retries())
            .withJitter(0.1);
    return policy
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
