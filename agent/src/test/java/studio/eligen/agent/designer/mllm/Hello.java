package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;

/** Says hello to a server. */
final class Hello {

  static final ChatRequest REQUEST =
      ChatRequest.builder().messages(UserMessage.from("hello")).build();

  private Hello() {}

  static AiMessage to(PlayedServer server, Timeouts timeouts) {
    return new MllmClient(server.settings(timeouts))
        .ask(REQUEST, new Cancellation().within(timeouts.turn()));
  }

  static String to(String url, Map<String, String> environment) {
    return to(client(url, environment));
  }

  static String to(MllmClient client) {
    return client.ask(REQUEST, new Cancellation().within(Duration.ofSeconds(20))).text();
  }

  /** With a flag for the address, and without an {@code .env}. */
  static MllmClient client(String url, Map<String, String> environment) {
    Map<String, String> flags = Map.of("OPENAI_BASE_URL", url, "OPENAI_MODEL", "m");
    return new MllmClient(
        MllmConfiguration.of(flags, environment, Path.of("target")).server().orElseThrow());
  }

  /** An answer that is none is given up at once, and the words say what to do. */
  static void isRefusedBy(
      PlayedServer server,
      ResponseDefinitionBuilder response,
      Class<? extends MllmException> kind,
      String words) {
    server.alwaysAnswers(response);
    assertThatThrownBy(() -> to(server, Timeouts.USUAL))
        .isInstanceOf(kind)
        .hasMessageContaining(words);
    assertThat(server.requests()).isEqualTo(1);
  }
}
