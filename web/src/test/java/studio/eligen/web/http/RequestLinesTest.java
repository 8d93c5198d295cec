package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.eligen.agent.fixtures.FakeRenderer;

/** Methods and headers that HTTP knows and our page does not send. */
@Timeout(120)
class RequestLinesTest {

  @TempDir static Path folder;
  private static RunningStudio studio;

  private final Browser browser = studio.browser();
  private String talk;

  @BeforeAll
  static void start() {
    studio = RunningStudio.with(folder, new FakeRenderer());
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @BeforeEach
  void begin() {
    browser.get("/");
    talk = browser.begin();
  }

  private static String here() {
    return "127.0.0.1:" + studio.server.port();
  }

  @Test
  void of_two_origins_none_is_believed() throws Exception {
    for (String origins :
        List.of(
            "Origin: http://%s\r\nOrigin: http://evil.example\r\n",
            "Origin: http://evil.example\r\nOrigin: http://%s\r\n")) {
      String answer =
          studio.raw(
              "POST /api/conversations HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%sContent-Length: 0\r\n\r\n"
                  .formatted(here(), origins.formatted(here())));
      assertThat(answer).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void HEAD_is_told_what_GET_is_and_gets_no_body() throws Exception {
    for (String path : List.of("/", "/nothing.js", talk, "/api/conversations/x", "/api/studio")) {
      int get = browser.get(path).statusCode();
      HttpResponse<byte[]> head =
          browser.send(browser.request(path).method("HEAD", BodyPublishers.noBody()).build());
      assertThat(head.statusCode()).as(path).isEqualTo(get);
      assertThat(head.body()).as(path).isEmpty();
    }
    String events = "HEAD /api/events HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(here());
    assertThat(studio.raw(events)).startsWith("HTTP/1.1 405").endsWith("\r\n\r\n");
  }

  @Test
  void a_packed_body_is_refused_as_such() {
    HttpRequest packed =
        browser
            .request(talk + "/say")
            .header("Origin", browser.origin)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(new byte[] {31, -117, 8, 0}))
            .build();
    HttpResponse<byte[]> refused = browser.send(packed);
    assertThat(refused.statusCode()).isEqualTo(415);
    assertThat(Browser.error(refused)).contains("gzip").contains("as it is");
  }
}
