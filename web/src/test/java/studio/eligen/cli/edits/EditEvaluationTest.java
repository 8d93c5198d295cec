package studio.eligen.cli.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.eligen.agent.designer.lexicon.VocabularyFile;
import studio.eligen.agent.fixtures.TinyModel;
import studio.eligen.cli.judge.SpriteJudge;
import studio.eligen.cli.judge.Sprites;
import studio.eligen.engine.Cancellation;
import studio.eligen.engine.RenderException.BadRequest;
import studio.eligen.engine.image.Pictures;

class EditEvaluationTest {

  private static final TinyModel.Loaded MODEL = TinyModel.load();
  private static final Sprites SPRITES = Sprites.load();
  private static final SpriteJudge JUDGE = SpriteJudge.trained(SPRITES, 60);

  private final List<String> bodies = new ArrayList<>();
  private HttpServer server;

  /** What the editor makes of the PNG that it is sent, as JSON. */
  private UnaryOperator<byte[]> answer;

  @BeforeEach
  void play() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/images/edits",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          bodies.add(new String(body, StandardCharsets.ISO_8859_1));
          byte[] json = answer.apply(image(body));
          exchange.sendResponseHeaders(
              json.length == 0 ? 500 : 200, json.length == 0 ? -1 : json.length);
          exchange.getResponseBody().write(json);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @AfterAll
  static void close() {
    MODEL.engine().close();
  }

  @Test
  void the_studio_changes_nothing_outside_an_edit() {
    String table = run(new OwnEditor(MODEL, new Cancellation()));

    assertThat(table)
        .contains("| add | 1 |", "| remove | 1 |", "| **all** | 2 |")
        .containsPattern("\\*\\*all\\*\\* .*\\| 0 \\| 0 \\|")
        .contains("differ in the end: 0");
  }

  @Test
  void another_editor_is_sent_picture_mask_and_words_and_judged_by_the_same_pixels() {
    answer = png -> json(Pictures.png(reddened(png)));

    String table = run(new RemoteEditor(url(), Optional.of("some-model"), Optional.empty()));

    assertThat(table).containsPattern("\\*\\*all\\*\\* .*\\| [1-9][0-9.]+ \\| [1-9][0-9.]+ \\|");
    assertThat(table).doesNotContain("differ in the end: 0");
    assertThat(bodies.get(0))
        .contains("name=\"prompt\"\r\n\r\n", "name=\"image\"; filename=\"image.png\"")
        .contains("name=\"mask\"; filename=\"mask.png\"", "some-model", "256x256");
  }

  @Test
  void an_editor_that_gives_no_picture_is_told_in_a_sentence() {
    answer = png -> "{\"data\": []}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> run(new RemoteEditor(url(), Optional.empty(), Optional.empty())))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("answered without a picture: {\"data\": []}");

    answer = png -> new byte[0];
    assertThatThrownBy(() -> run(new RemoteEditor(url(), Optional.empty(), Optional.empty())))
        .hasMessageContaining("answered 500");
    assertThatThrownBy(() -> new RemoteEditor("localhost", Optional.empty(), Optional.empty()))
        .hasMessageContaining("\"localhost\" is no address of a server");
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1";
  }

  private static String run(Editor editor) {
    return new EditEvaluation(
            SPRITES,
            JUDGE,
            VocabularyFile.of(TinyModel.FOLDER),
            TinyModel.settings(1),
            MODEL,
            editor,
            new Cancellation())
        .run(1, 2, () -> {})
        .markdown();
  }

  private static BufferedImage reddened(byte[] png) {
    BufferedImage picture = Pictures.read(png, "It");
    for (int i = 0; i < 256 * 255; i++) {
      picture.setRGB(i % 256, i / 256, picture.getRGB(i % 256, i / 256) * 3 / 4);
    }
    return picture;
  }

  private static byte[] json(byte[] png) {
    String text = Base64.getEncoder().encodeToString(png);
    return ("{\"created\": 1, \"data\": [{\"b64_json\": \"" + text + "\"}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The picture of a form: what follows the head of its part, up to the next part. */
  private static byte[] image(byte[] body) {
    String form = new String(body, StandardCharsets.ISO_8859_1);
    int from = form.indexOf("\r\n\r\n", form.indexOf("name=\"image\"")) + 4;
    int to = form.indexOf("\r\n--", from);
    return form.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }
}
