package studio.eligen.agent.designer.mllm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;

/** A bare socket, because WireMock sends some of a body together with its headers. */
@Timeout(20)
class SilentServerTest {

  private static final String HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

  private static final String PIECE =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hm\"}}]}\n\n";

  @ParameterizedTest
  @CsvSource({"'', did not begin to answer within 400 ms", "PIECE, fell silent for 400 ms"})
  void a_server_that_says_no_more_is_given_up_before_the_turn_is_over(String said, String reason)
      throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, said.replace("PIECE", PIECE)));
      answering.setDaemon(true);
      answering.start();
      MllmClient client = new MllmClient(settings(server.getLocalPort()));
      ChatRequest hello = ChatRequest.builder().messages(UserMessage.from("hello")).build();

      assertThatThrownBy(() -> client.ask(hello, new Cancellation().within(Duration.ofSeconds(15))))
          .isInstanceOf(MllmException.TooSlow.class)
          .hasMessageContaining(reason);
    }
  }

  /** Sends headers and some words at once, and then nothing until the client goes away. */
  private static void answer(ServerSocket server, String said) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write((HEADERS + said).getBytes(StandardCharsets.US_ASCII));
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MllmSettings settings(int port) {
    return new MllmSettings(
        URI.create("http://127.0.0.1:" + port + "/v1"),
        Optional.empty(),
        "m",
        BoxDialect.QWEN3_VL,
        Optional.empty(),
        PlayedServer.HURRIED);
  }
}
