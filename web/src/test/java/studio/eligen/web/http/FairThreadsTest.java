package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of a server are shared by addresses, as a proxy tells them. */
@Timeout(60)
class FairThreadsTest {

  private final Server server = new Server(new QueuedThreadPool(64, 8));
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int port;

  /** Holds its thread until the test is over, but for what the page is. */
  private final class Holding extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!Request.getPathInContext(request).equals("/")) {
        entered.release();
        over.await();
      }
      callback.succeeded();
      return true;
    }
  }

  @BeforeEach
  void start() throws Exception {
    Access access = Access.of(Access.HERE, 0, "", List.of()).behind(List.of(Access.HERE));
    FairThreads fair = new FairThreads(access);
    fair.setHandler(new Holding());
    server.setHandler(fair);
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(Access.HERE);
    server.addConnector(connector);
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    over.countDown();
    server.stop();
  }

  private CompletableFuture<HttpResponse<Void>> ask(String from, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("X-Forwarded-For", from)
            .build();
    return client.sendAsync(request, BodyHandlers.discarding());
  }

  private List<CompletableFuture<HttpResponse<Void>>> hold(String from) {
    return Stream.generate(() -> ask(from, "/slow")).limit(30).toList();
  }

  private boolean enter(int number) throws InterruptedException {
    return entered.tryAcquire(number, 20, TimeUnit.SECONDS);
  }

  /** Some hundred requests of a dozen addresses held all threads there are. */
  @Test
  void where_two_addresses_are_busy_a_third_one_leaves_threads_for_others() throws Exception {
    hold("192.0.2.1");
    hold("192.0.2.2");
    assertThat(enter(48)).isTrue();
    hold("192.0.2.3");
    assertThat(enter(4)).isTrue();
    assertThat(ask("192.0.2.4", "/").orTimeout(20, TimeUnit.SECONDS).get().statusCode())
        .isEqualTo(200);
    assertThat(entered.tryAcquire()).isFalse();
  }
}
