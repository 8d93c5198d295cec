package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.FakeRenderer;

/** What is refused is told with its value, safely, and ends the connection where it should. */
@Timeout(60)
class RefusalsTest {

  /** Turns the rest of a line around, and two that do the same in other ways. */
  private static final String TURNED = "cat\u202etac\u2067\u200f";

  @TempDir static Path folder;
  private static FakeRenderer renderer;
  private static RunningStudio studio;

  private Browser browser;
  private String talk;

  @BeforeAll
  static void start() {
    renderer = FakeRenderer.held();
    studio = RunningStudio.with(folder, renderer);
  }

  @AfterAll
  static void stop() {
    renderer.letAll();
    studio.close();
  }

  @BeforeEach
  void begin() {
    browser = studio.browser();
    talk = browser.begin();
  }

  private String refusal(String path, String body) {
    HttpResponse<byte[]> refused = browser.post(talk + path, body);
    assertThat(refused.statusCode()).isEqualTo(400);
    return Browser.error(refused);
  }

  private static String edit(String edit) {
    return "{\"edits\":[" + edit + "]}";
  }

  @Test
  void a_seed_below_0_is_no_seed() {
    assertThat(refusal("/edits", edit("{\"type\":\"reseed\",\"seed\":-1}")))
        .contains("from 0 to 18446744073709551615");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"remove\",\"id\":\"%s\"}",
        "{\"type\":\"%s\"}",
        "{\"type\":\"seed\",\"id\":\"x\",\"seed\":\"%s\"}",
        "{\"type\":\"lora\",\"name\":\"%s\",\"scale\":1}",
        "{\"type\":\"add\",\"entity\":{\"id\":\"%s\",\"prompt\":\"cat\",\"region\":{\"box\":[0,0,1,1]}}}",
        "{\"type\":\"add\",\"entity\":{\"prompt\":\"cat\",\"region\":{\"%s\":[0,0,1,1]}}}"
      })
  void what_is_quoted_cannot_turn_the_line_around(String edit) {
    String refusal = refusal("/edits", edit(edit.formatted(TURNED)));
    assertThat(refusal).contains("cat", "tac").doesNotContain("\u202e", "\u2067", "\u200f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat.png | is \"cat.png\"; it must be a grey PNG in Base64",
        "data:image/jpeg;base64,AAAA | must be a grey PNG in Base64, behind \"data:image/png;base64,\"",
        "data:image/png;base64,AAAA | The mask in the design is not a picture that can be read",
        "data:image/png;base64,!! | A mask in the design is no Base64"
      })
  void a_mask_that_is_none_is_told_as_what_it_is(String mask, String because) {
    String add = "{\"type\":\"add\",\"entity\":{\"prompt\":\"cat\",\"region\":{\"mask\":\"%s\"}}}";
    assertThat(refusal("/edits", edit(add.formatted(mask)))).contains(because);
  }

  @Test
  void a_picture_that_has_no_number_is_told_by_what_was_asked_for() {
    HttpResponse<byte[]> refused = browser.get(talk + "/pictures/first");
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(Browser.error(refused)).startsWith("\"first\" is no number of a picture");
  }

  @Test
  void where_there_is_one_version_no_range_is_told() {
    HttpResponse<byte[]> refused = browser.post(talk + "/fork", "{\"version\":9}");
    assertThat(Browser.error(refused)).isEqualTo("There is no version 9; choose 0.");
  }

  @Test
  void a_name_is_refused_at_once_while_something_else_is_drawn() {
    String add =
        "{\"type\":\"add\",\"entity\":{\"prompt\":\"%s\",\"region\":{\"box\":[0,0,0.4,0.4]}}}";
    browser.done(talk + "/edits", edit(add.formatted("cat")));
    HttpResponse<byte[]> refused = browser.post(talk + "/edits", edit(add.formatted("gorilla")));
    renderer.letAll();
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Browser.read(refused).path("error").asText()).contains("does not know \"gorilla\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECT x:1",
        "CONNECT /",
        "OPTIONS *",
        "OPTIONS /",
        "TRACE /api/studio",
        "PROPFIND /",
        "get /",
        "DELETE *",
        "VERYLONGINDEEDVERYLONGINDEED /"
      })
  void what_the_studio_never_does_ends_the_connection(String request) throws IOException {
    String here = "127.0.0.1:" + studio.server.port();
    try (Socket socket = new Socket("127.0.0.1", studio.server.port())) {
      socket.setSoTimeout(20_000);
      String text = "%s HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\n\r\n";
      socket
          .getOutputStream()
          .write(text.formatted(request, here, here).getBytes(StandardCharsets.US_ASCII));
      // That it ends at all is that the connection was closed.
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer)
          .matches("(?s)HTTP/1.1 4\\d\\d .*")
          .contains("Connection: close", "Content-Security-Policy", "\"error\"");
    }
  }
}
