package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import studio.eligen.agent.fixtures.PlayedServer;

/** Who sees the key: the server that it is for, and nobody else. */
@Timeout(20)
class KeySecrecyTest {

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_key_is_sent_and_nothing_else_is_signed() {
    server.says("hello");
    Hello.to(server, Timeouts.USUAL);

    assertThat(server.header("Authorization")).isEqualTo("Bearer " + PlayedServer.KEY);
  }

  @Test
  void a_key_that_the_server_echoes_is_in_no_message() {
    server.alwaysAnswers(PlayedServer.error(401, "Incorrect API key: " + PlayedServer.KEY));

    assertThatThrownBy(() -> Hello.to(server, PlayedServer.QUICK_RETRIES))
        .isInstanceOf(MllmException.Refused.class)
        .hasMessageContaining("refuses the key")
        .hasMessageNotContaining(PlayedServer.KEY);
  }

  @Test
  void a_key_that_the_model_says_is_in_no_answer() {
    server.says("your key is " + PlayedServer.KEY + ".");

    assertThat(Hello.to(server, Timeouts.USUAL).text()).isEqualTo("your key is [key].");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Incorrect API key provided: sk-secre*********6789.",
        "Incorrect API key provided: \"sk-s…6789\"",
        "invalid key=***********6789",
        "invalid key sk-secret-01...",
        "invalid key secret-01234",
        "invalid key sk-***",
      })
  void a_key_that_is_echoed_in_part_is_hidden_too(String said) {
    String shown = new ApiKey(PlayedServer.KEY).hiddenIn(said);

    assertThat(shown)
        .contains("key")
        .doesNotContain("sk-")
        .doesNotContain("6789")
        .doesNotContain("0123");
  }

  @Test
  void words_that_are_like_a_key_by_chance_stay() {
    String said = "A secret desk... sk and 0123 are no key*** of the 67 dogs.";

    assertThat(new ApiKey(PlayedServer.KEY).hiddenIn(said)).isEqualTo(said);
  }

  @Test
  void the_longest_answer_is_looked_through_at_once() {
    String said = "<tool_call>".repeat((1 << 20) / 11);

    assertThat(new ApiKey(PlayedServer.KEY).hiddenIn(said)).isEqualTo(said);
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
      assertThatThrownBy(() -> Hello.to(server, PlayedServer.QUICK_RETRIES))
          .isInstanceOf(MllmException.class);
      Hello.to(server, PlayedServer.QUICK_RETRIES);
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
    Hello.isRefusedBy(
        server,
        aResponse().withStatus(302).withHeader("Location", "http://localhost:1/"),
        MllmException.Refused.class,
        "OPENAI_BASE_URL");
  }
}
