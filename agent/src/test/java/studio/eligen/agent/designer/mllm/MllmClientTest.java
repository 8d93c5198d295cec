package studio.eligen.agent.designer.mllm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;

@Timeout(20)
class MllmClientTest {

  private final PlayedServer server = new PlayedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_streamed_text_is_put_together() {
    server.says("Good morning to you.");

    assertThat(Hello.to(server, Timeouts.USUAL).text()).isEqualTo("Good morning to you.");
  }

  @Test
  void a_streamed_tool_call_is_put_together() {
    server.calls("{\"reply\": \"done\", \"edits\": []}");

    assertThat(Hello.to(server, Timeouts.USUAL).toolExecutionRequests())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.name()).isEqualTo("apply_design_edits");
              assertThat(call.arguments()).isEqualTo("{\"reply\": \"done\", \"edits\": []}");
            });
  }

  @Test
  void a_server_that_does_not_stream_is_understood() {
    server.answers(PlayedServer.whole("All at once."));

    assertThat(Hello.to(server, Timeouts.USUAL).text()).isEqualTo("All at once.");
  }

  @Test
  void a_call_in_one_piece_is_understood_even_if_its_arguments_are_no_text() {
    server.answers(
        PlayedServer.json(
            200,
            "{\"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"tool_calls\": [{\"id\": \"1\", \"type\": \"function\", \"function\": {\"name\": \"apply_design_edits\", \"arguments\": {\"edits\": []}}}]}, \"finish_reason\": \"tool_calls\"}]}"));

    assertThat(Hello.to(server, Timeouts.USUAL).toolExecutionRequests())
        .singleElement()
        .satisfies(call -> assertThat(call.arguments()).isEqualTo("{\"edits\":[]}"));
  }

  @Test
  void a_busy_server_is_asked_again() {
    server.answers(PlayedServer.error(429, "too many")).says("now");

    assertThat(Hello.to(server, PlayedServer.QUICK_RETRIES).text()).isEqualTo("now");
    assertThat(server.requests()).isEqualTo(2);
  }

  @Test
  void a_broken_connection_is_tried_again() {
    server.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)).says("now");

    assertThat(Hello.to(server, PlayedServer.QUICK_RETRIES).text()).isEqualTo("now");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "EMPTY_RESPONSE"})
  void an_answer_that_breaks_off_is_asked_for_again(Fault fault) {
    server.answers(aResponse().withFault(fault)).says("now");

    assertThat(Hello.to(server, PlayedServer.QUICK_RETRIES).text()).isEqualTo("now");
    assertThat(server.requests()).isEqualTo(2);
  }

  @Test
  void a_server_that_stays_busy_is_given_up() {
    server.alwaysAnswers(PlayedServer.error(503, "loading"));

    assertThatThrownBy(() -> Hello.to(server, PlayedServer.QUICK_RETRIES))
        .isInstanceOf(MllmException.Busy.class)
        .hasMessageContaining("loading")
        .hasMessageContaining("Try again later");
    assertThat(server.requests()).isEqualTo(3);
  }

  @Test
  void a_silent_server_is_given_up_after_the_first_byte_s_time() {
    server.alwaysAnswers(ok().withFixedDelay(60_000));

    assertThatThrownBy(() -> Hello.to(server, PlayedServer.HURRIED))
        .isInstanceOf(MllmException.TooSlow.class)
        .hasMessageContaining("did not begin to answer within 400 ms");
  }

  @Test
  void a_dripping_server_is_given_up_after_the_turn_s_time() {
    server.alwaysAnswers(
        PlayedServer.stream("a text that takes a minute").withChunkedDribbleDelay(600, 60_000));

    assertThatThrownBy(() -> Hello.to(server, PlayedServer.HURRIED))
        .isInstanceOf(MllmException.TooSlow.class)
        .hasMessageContaining("did not finish within 900 ms");
  }

  @Test
  void nobody_at_the_address_is_said_in_plain_words() {
    MllmSettings nobody =
        new MllmSettings(
            URI.create("http://localhost:1/v1"),
            Optional.empty(),
            "m",
            BoxDialect.QWEN3_VL,
            Optional.empty(),
            PlayedServer.QUICK_RETRIES);

    assertThatThrownBy(
            () ->
                new MllmClient(nobody)
                    .ask(Hello.REQUEST, new Cancellation().within(Duration.ofSeconds(2))))
        .isInstanceOf(MllmException.Unreachable.class)
        .hasMessageContaining("Nobody answers at http://localhost:1/v1");
  }

  @Test
  void a_web_page_with_status_200_is_no_answer() {
    Hello.isRefusedBy(
        server,
        ok("\n <html><body>Welcome</body></html>").withHeader("Content-Type", "text/html"),
        MllmException.Refused.class,
        "web page");
  }

  @Test
  void ten_megabytes_of_text_are_not_read() {
    Hello.isRefusedBy(
        server,
        PlayedServer.stream("all work and no play ".repeat(500_000)),
        MllmException.Nonsense.class,
        "did not stop talking");
  }

  @Test
  void ten_megabytes_in_one_line_are_not_read() {
    Hello.isRefusedBy(
        server,
        ok("data: " + "x".repeat(10_000_000)).withHeader("Content-Type", "text/event-stream"),
        MllmException.Nonsense.class,
        "did not stop talking");
  }

  @Test
  void what_is_no_json_is_no_answer() {
    for (String body : List.of("{\"choices\": [", "data: {{{\n\n", "data: 7\n\n")) {
      server.alwaysAnswers(ok(body).withHeader("Content-Type", "application/json"));
      assertThatThrownBy(() -> Hello.to(server, PlayedServer.QUICK_RETRIES), body)
          .isInstanceOf(MllmException.Nonsense.class)
          .hasMessageContaining("no answer of a chat model");
    }
  }

  @Test
  void json_without_a_word_in_it_is_said_to_be_so() {
    for (String body : List.of(" ", "[]", "{}", "null")) {
      server.alwaysAnswers(ok(body).withHeader("Content-Type", "application/json"));
      assertThatThrownBy(() -> Hello.to(server, PlayedServer.QUICK_RETRIES), body)
          .isInstanceOf(MllmException.Nonsense.class)
          .hasMessageContaining("no word");
    }
  }

  @Test
  void an_error_inside_of_a_stream_is_an_error() {
    Hello.isRefusedBy(
        server,
        PlayedServer.events(
            List.of("{\"error\": {\"message\": \"out of memory\", \"code\": 400}}")),
        MllmException.Unsupported.class,
        "out of memory");
  }

  @Test
  void a_model_with_one_temperature_is_asked_without_any() {
    server
        .answers(PlayedServer.error(400, "'temperature' does not support 0"))
        .says("hello")
        .says("hello");
    MllmClient client = new MllmClient(server.settings(PlayedServer.QUICK_RETRIES));
    client.ask(Hello.REQUEST, new Cancellation().within(Duration.ofSeconds(30)));
    client.ask(Hello.REQUEST, new Cancellation().within(Duration.ofSeconds(30)));

    assertThat(server.requests()).isEqualTo(3);
    assertThat(server.request(0).has("temperature")).isTrue();
    assertThat(server.request(2).has("temperature")).isFalse();
  }

  @Test
  void a_cancelled_turn_ends_at_once() {
    server.alwaysAnswers(PlayedServer.stream("slow").withChunkedDribbleDelay(100, 60_000));
    Cancellation cancellation = new Cancellation().within(Duration.ofMinutes(1));
    Thread hand =
        new Thread(
            () -> {
              while (server.requests() == 0) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    hand.start();

    assertThatThrownBy(() -> new MllmClient(server.settings()).ask(Hello.REQUEST, cancellation))
        .isInstanceOf(MllmException.Cancelled.class);
  }
}
