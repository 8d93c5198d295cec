package studio.eligen.web.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.engine.Cancellation;

/** Work for somebody who waits for its answer, or does no more. */
@Timeout(60)
class WaitingClientTest {

  private static final String REQUEST =
      "POST /work HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";

  private final BlockingQueue<Cancellation> begun = new LinkedBlockingQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private Javalin server;

  @BeforeEach
  void start() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/work", this::work);
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    done.countDown();
    server.stop();
  }

  /** Goes on until it is done or cancelled. */
  private void work(Context ctx) throws InterruptedException {
    ctx.body();
    try (WaitingClient client = WaitingClient.of(ctx)) {
      CountDownLatch cancelled = new CountDownLatch(1);
      client.work().onCancel(cancelled::countDown);
      begun.add(client.work());
      while (!cancelled.await(10, TimeUnit.MILLISECONDS) && done.getCount() > 0) {
        Thread.onSpinWait();
      }
      ctx.result(client.work().isCancelled() ? "stopped" : "done");
    }
  }

  private Socket send(String request) throws IOException {
    Socket socket = new Socket("127.0.0.1", server.port());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  @Test
  void work_is_cancelled_once_the_client_has_gone() throws Exception {
    Cancellation work;
    try (Socket client = send(REQUEST)) {
      work = begun.take();
      assertThat(client.isConnected()).isTrue();
    }
    CountDownLatch cancelled = new CountDownLatch(1);
    work.onCancel(cancelled::countDown);
    assertThat(cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void who_waits_is_answered_and_so_is_who_asks_for_more_too_early(int requests) throws Exception {
    try (Socket client = send(REQUEST.repeat(requests))) {
      begun.take();
      try (Socket gone = send(REQUEST)) {
        begun.take();
        gone.shutdownOutput();
        // By then the first one was looked at as often.
        assertThat(new String(gone.getInputStream().readAllBytes(), US_ASCII)).endsWith("stopped");
      }
      done.countDown();
      String answer = new String(client.getInputStream().readNBytes(200), US_ASCII);
      assertThat(answer).contains("Connection: close").endsWith("done");
    }
  }
}
