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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.designer.mllm.parsing.BoxDialect;
import studio.eligen.agent.fixtures.PlayedServer;
import studio.eligen.engine.Cancellation;

/** A bare socket, because WireMock sends some of a body together with its headers. */
@Timeout(20)
class SilentServerTest {

  private static final String HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

  @Test
  void headers_without_an_answer_are_given_up_after_the_first_byte_s_time() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server));
      answering.setDaemon(true);
      answering.start();
      MllmClient client = new MllmClient(settings(server.getLocalPort()));
      ChatRequest hello = ChatRequest.builder().messages(UserMessage.from("hello")).build();

      assertThatThrownBy(() -> client.ask(hello, new Cancellation().within(Duration.ofSeconds(15))))
          .isInstanceOf(MllmException.TooSlow.class)
          .hasMessageContaining("did not begin to answer within 400 ms");
    }
  }

  /** Sends headers at once, and then nothing until the client goes away. */
  private static void answer(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write(HEADERS.getBytes(StandardCharsets.US_ASCII));
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
