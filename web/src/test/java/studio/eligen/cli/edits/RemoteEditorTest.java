package studio.eligen.cli.edits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.eligen.agent.design.Canvas;
import studio.eligen.agent.design.Design;
import studio.eligen.agent.pairs.EditKind;
import studio.eligen.agent.pairs.PairScript;
import studio.eligen.agent.pairs.PlannedEdit;
import studio.eligen.agent.pairs.Wish;
import studio.eligen.engine.Region;
import studio.eligen.engine.RenderException.BadRequest;

/** Editors that do not do what they should. */
@Timeout(30)
class RemoteEditorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private HttpServer server;

  @BeforeEach
  void play() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/images/edits", RemoteEditorTest::drip);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A blank now and then: there is always more to come. */
  private static void drip(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, 1_000_000);
    try {
      while (true) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void an_answer_that_does_not_end_is_not_waited_for() {
    String url = "http://localhost:" + server.getAddress().getPort();
    RemoteEditor editor = new RemoteEditor(url, Optional.empty(), Optional.empty(), PATIENCE);
    EditTask task = task();

    assertThatThrownBy(() -> editor.edited(task))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("did not end its answer within 1 s");
  }

  private static EditTask task() {
    Design blank = Design.blank(new Canvas(32, 32), 1);
    Wish wish = new Wish(EditKind.ADD, "", "cat", List.of("add a cat"), (one, other) -> true);
    PairScript script = new PairScript(blank, wish, List.of("add a cat"), blank);
    Region.Mask free = new Region.Mask(32, 32, new BitSet());
    BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    return new EditTask(picture, script, new PlannedEdit(null, free, drawn -> drawn));
  }

  @Test
  void a_key_that_cannot_be_sent_is_refused_and_not_told() {
    assertThatThrownBy(
            () ->
                new RemoteEditor("http://localhost", Optional.empty(), Optional.of("secret\nkey")))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("copy it again")
        .hasMessageNotContaining("secret");
  }
}
