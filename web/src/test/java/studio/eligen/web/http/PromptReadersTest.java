package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer of many megabytes, and who reads it. */
@Timeout(60)
class PromptReadersTest {

  private static final int MEGA = 1 << 20;

  /** More than a connection holds that nobody reads. */
  private static final int ANSWER = 64 * MEGA;

  private final CountDownLatch broken = new CountDownLatch(1);
  private final Server server = new Server(0);

  @BeforeEach
  void start() throws Exception {
    PromptReaders readers = new PromptReaders(1, 4L * MEGA);
    readers.setHandler(new Answering());
    server.setHandler(readers);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private final class Answering extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      try (OutputStream out = Content.Sink.asOutputStream(response)) {
        for (int sent = 0; sent < ANSWER; sent += 1 << 15) {
          out.write(new byte[1 << 15]);
        }
      } catch (IOException e) {
        broken.countDown();
      }
      callback.succeeded();
      return true;
    }
  }

  private Socket ask(String path) throws Exception {
    Socket socket =
        new Socket("127.0.0.1", ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    String request = "GET %s HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".formatted(path);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void who_reads_a_byte_now_and_then_is_given_up() throws Exception {
    try (Socket socket = ask("/export")) {
      InputStream in = socket.getInputStream();
      while (!broken.await(100, TimeUnit.MILLISECONDS)) {
        assertThat(in.read()).isNotNegative();
      }
    }
  }

  @Test
  void who_reads_on_gets_all_of_it() throws Exception {
    try (Socket socket = ask("/export")) {
      assertThat(socket.getInputStream().readAllBytes()).hasSizeGreaterThan(ANSWER);
    }
    assertThat(broken.getCount()).isOne();
  }
}
