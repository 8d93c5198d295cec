package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;

/** Who sees the key: the server that it is for, and nobody else. */
@Timeout(20)
class KeySecrecyTest {

  private static final ChatRequest HELLO =
      ChatRequest.builder().messages(UserMessage.from("hello")).build();

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_key_is_sent_and_nothing_else_is_signed() {
    server.says("hello");
    ask(Timeouts.USUAL);

    assertThat(server.header("Authorization")).isEqualTo("Bearer " + PlayedServer.KEY);
  }

  @Test
  void a_key_that_the_server_echoes_is_in_no_message() {
    server.alwaysAnswers(PlayedServer.error(401, "Incorrect API key: " + PlayedServer.KEY));

    assertThatThrownBy(() -> ask(PlayedServer.QUICK_RETRIES))
        .isInstanceOf(MllmException.Refused.class)
        .hasMessageContaining("refuses the key")
        .hasMessageNotContaining(PlayedServer.KEY);
  }

  @Test
  void a_key_that_the_model_says_is_in_no_answer() {
    server.says("your key is " + PlayedServer.KEY + ".");

    assertThat(ask(Timeouts.USUAL).text()).isEqualTo("your key is [key].");
  }

  @Test
  void settings_do_not_show_the_key() {
    assertThat(server.settings().toString()).doesNotContain(PlayedServer.KEY);
  }

  @Test
  void the_key_is_in_no_log() {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level usual = root.getLevel();
    log.start();
    root.setLevel(Level.TRACE);
    root.addAppender(log);
    server.answers(PlayedServer.error(401, "wrong key " + PlayedServer.KEY)).says("hello");
    try {
      assertThatThrownBy(() -> ask(PlayedServer.QUICK_RETRIES)).isInstanceOf(MllmException.class);
      ask(PlayedServer.QUICK_RETRIES);
    } finally {
      root.detachAppender(log);
      root.setLevel(usual);
    }

    assertThat(log.list)
        .filteredOn(event -> !event.getLoggerName().startsWith("wiremock"))
        .noneMatch(event -> event.getFormattedMessage().contains(PlayedServer.KEY));
  }

  @Test
  void a_redirect_is_not_followed_with_the_key() {
    assertRefusal(
        aResponse().withStatus(302).withHeader("Location", "http://localhost:1/"),
        MllmException.Refused.class,
        "OPENAI_BASE_URL");
  }

  private void assertRefusal(
      ResponseDefinitionBuilder response, Class<? extends MllmException> kind, String words) {
    server.alwaysAnswers(response);
    assertThatThrownBy(() -> ask(Timeouts.USUAL)).isInstanceOf(kind).hasMessageContaining(words);
    assertThat(server.requests()).isEqualTo(1);
  }

  private AiMessage ask(Timeouts timeouts) {
    return new MllmClient(server.settings(timeouts))
        .ask(HELLO, new Cancellation().within(timeouts.turn()));
  }
}
