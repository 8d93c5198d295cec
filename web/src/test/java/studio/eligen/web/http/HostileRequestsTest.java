package studio.eligen.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.eligen.agent.fixtures.FakeRenderer;

/** Requests that no page of ours makes. */
@Timeout(120)
class HostileRequestsTest {

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

  @AfterEach
  void the_server_goes_on_whatever_was_sent() {
    assertThat(browser.get("/api/studio").statusCode()).isEqualTo(200);
  }

  /** The whole answer, which tells nothing of the inside. */
  private String raw(String request) throws IOException {
    String answer = studio.raw(request);
    assertThat(answer)
        .doesNotContain("Exception")
        .doesNotContain("at org.")
        .doesNotContain("at java");
    return answer;
  }

  private String get(String path, String host, String... headers) throws IOException {
    return raw(
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(path, host, String.join("", List.of(headers))));
  }

  private String here() {
    return "127.0.0.1:" + studio.server.port();
  }

  @Test
  void a_page_that_leads_its_own_name_here_is_turned_away() throws Exception {
    assertThat(get("/api/studio", here())).startsWith("HTTP/1.1 200");
    assertThat(get("/api/studio", "LOCALHOST:1")).startsWith("HTTP/1.1 200");
    for (String host :
        List.of("evil.example", "127.0.0.1.evil.example", "127.0.0.2", "", "[::2]")) {
      assertThat(get("/api/studio", host)).as(host).startsWith("HTTP/1.1 4");
      assertThat(get("/", host)).as(host).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void other_pages_in_the_same_browser_cannot_use_the_studio() {
    for (String origin :
        List.of("http://evil.example", "null", "http://localhost:1", "https://127.0.0.1", "")) {
      HttpRequest.Builder request =
          browser
              .request("/api/conversations")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{}"));
      if (!origin.isEmpty()) {
        request.header("Origin", origin);
      }
      assertThat(browser.send(request.build()).statusCode()).as(origin).isEqualTo(403);
    }
    for (String site : List.of("cross-site", "same-site")) {
      HttpRequest request =
          browser.request("/api/conversations").header("Sec-Fetch-Site", site).build();
      assertThat(browser.send(request).statusCode()).as(site).isEqualTo(403);
    }
    HttpRequest link = browser.request("/").header("Sec-Fetch-Site", "cross-site").build();
    assertThat(browser.send(link).statusCode()).isEqualTo(200);
  }

  @Test
  void where_there_is_no_password_no_header_stands_for_one() {
    HttpRequest request =
        browser
            .request("/api/conversations")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer anything")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(browser.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void a_body_that_breaks_off_is_told_with_its_line_column_and_field() {
    HttpResponse<byte[]> refused = browser.post(talk + "/say", "{\n \"words\": [1, ");
    assertThat(Browser.error(refused))
        .isEqualTo("The body is not JSON: it ends too early (line 2, column 15, in words[1]).");
  }

  @Test
  void no_other_method_is_answered() {
    for (String method : List.of("DELETE", "PATCH", "OPTIONS", "TRACE")) {
      HttpResponse<byte[]> response =
          browser.send(
              browser
                  .request("/api/conversations")
                  .header("Origin", browser.origin)
                  .method(method, BodyPublishers.noBody())
                  .build());
      assertThat(response.statusCode()).as(method).isBetween(400, 499);
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/..%2f..%2fpom.xml",
        "/assets/../../http/openapi.json",
        "/assets/..%2fopenapi.json",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%00",
        "/.git",
        "/assets/",
        "//etc/passwd",
        "/studio/eligen/web/http/Server.class",
        "/api/conversations/../studio",
        "/api/conversations/%2e%2e",
        "/api/conversations/' or 1=1 --",
        "/api/conversations/%25",
        "/index.html;x=1/../../"
      })
  void no_path_leads_out_of_the_page(String path) throws Exception {
    String answer = get(path.replace(" ", "%20"), here());
    assertThat(answer).matches("(?s)HTTP/1.1 (4|303).*");
    assertThat(answer).doesNotContain("root:").doesNotContain("modelVersion");
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_is_read() throws Exception {
    HttpResponse<byte[]> refused =
        browser.post(talk + "/undo", "{\"versions\":\"" + "x".repeat(100_000) + "\"}");
    assertThat(refused.statusCode()).isEqualTo(413);
    String answer =
        raw(
            "POST /api/open HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nContent-Type: image/png\r\nContent-Length: 9999999999\r\nConnection: close\r\n\r\n"
                .formatted(here(), here()));
    assertThat(answer).startsWith("HTTP/1.1 413");
    assertThat(
            browser.post(talk + "/say", "{\"words\":\"" + "x".repeat(5_000) + "\"}").statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"words\"",
        "{\"words\":1}",
        "{\"words\":\"\"}",
        "{\"words\":\"   \"}",
        "{\"words\":\"\\u001b[31m\"}",
        "{\"words\":\"a\",\"words\":\"b\"}",
        "{\"words\":\"a\"} {}",
        "{\"words\":\"a\",\"owner\":\"local\"}",
        "{\"words\":{\"a\":1}}"
      })
  void what_is_no_sentence_is_refused_in_one(String body) {
    HttpResponse<byte[]> refused = browser.post(talk + "/say", body);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Browser.error(refused))
        .isNotBlank()
        .doesNotContain("Exception", "Source", "marker", "`");
    assertThat(browser.json(talk).path("turns")).isEmpty();
  }

  @Test
  void json_that_is_very_deep_or_has_very_long_numbers_is_refused() {
    String deep = "{\"words\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    String number = "{\"versions\":" + "9".repeat(20_000) + "}";
    assertThat(browser.post(talk + "/say", deep).statusCode()).isEqualTo(400);
    assertThat(browser.post(talk + "/undo", number).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"move\",\"id\":\"cat\",\"dx\":NaN,\"dy\":0}",
        "{\"type\":\"move\",\"id\":\"cat\",\"dx\":1e999,\"dy\":0}",
        "{\"type\":\"move\",\"id\":\"cat\",\"dx\":\"0.1\",\"dy\":0}",
        "{\"type\":\"move\",\"id\":\"cat\",\"dx\":0.1}",
        "{\"type\":\"move\",\"id\":\"nobody\",\"dx\":0.1,\"dy\":0}",
        "{\"type\":\"resize\",\"id\":\"cat\",\"widthFactor\":0,\"heightFactor\":1}",
        "{\"type\":\"resize\",\"id\":\"cat\",\"widthFactor\":1,\"heightFactor\":1,\"anchor\":\"head\"}",
        "{\"type\":\"reshape\",\"id\":\"cat\",\"region\":{\"box\":[0.5,0.5,0.5,0.5]}}",
        "{\"type\":\"reshape\",\"id\":\"cat\",\"region\":{\"box\":[0,0,1]}}",
        "{\"type\":\"reshape\",\"id\":\"cat\",\"region\":{\"polygon\":[[0,0],[1,1]]}}",
        "{\"type\":\"reshape\",\"id\":\"cat\",\"region\":{\"mask\":\"/etc/passwd\"}}",
        "{\"type\":\"reshape\",\"id\":\"cat\",\"region\":{\"mask\":\"data:image/png;base64,AAAA\"}}",
        "{\"type\":\"add\",\"entity\":{\"prompt\":\"\",\"region\":{\"box\":[0,0,1,1]}}}",
        "{\"type\":\"add\",\"entity\":{\"id\":\"a b\",\"prompt\":\"x\",\"region\":{\"box\":[0,0,1,1]}}}",
        "{\"type\":\"add\",\"entity\":{\"id\":\"cat\",\"prompt\":\"x\",\"region\":{\"box\":[0,0,1,1]}}}",
        "{\"type\":\"recolour\",\"id\":\"cat\",\"colour\":\"#ff0000\"}",
        "{\"type\":\"reorder\",\"id\":\"cat\",\"index\":-1}",
        "{\"type\":\"lock\",\"id\":\"cat\",\"locked\":\"yes\"}",
        "{\"type\":\"lock\",\"id\":\"nobody\",\"locked\":true}",
        "{\"type\":\"hide\",\"id\":\"cat\"}",
        "{\"type\":\"negative\",\"negative\":7}",
        "{\"type\":\"canvas\",\"width\":100000,\"height\":64}",
        "{\"type\":\"reseed\",\"seed\":1.5}",
        "{\"type\":\"drop table\"}",
        "{}",
        "7"
      })
  void an_edit_that_is_none_is_refused_and_changes_nothing(String edit) {
    try (Events events = browser.events()) {
      browser.say(events, talk, "a cat");
    }
    HttpResponse<byte[]> refused = browser.post(talk + "/edits", "{\"edits\":[" + edit + "]}");
    assertThat(refused.statusCode()).as(new String(refused.body())).isEqualTo(400);
    assertThat(Browser.error(refused)).isNotBlank().doesNotContain("Exception");
    assertThat(browser.json(talk).path("versions")).hasSize(2);
  }

  @Test
  void what_is_not_json_or_a_picture_is_not_even_read() {
    HttpRequest form =
        browser
            .request(talk + "/say")
            .header("Origin", browser.origin)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{\"words\":\"a cat\"}"))
            .build();
    assertThat(browser.send(form).statusCode()).isEqualTo(415);
    assertThat(browser.drop("x.svg", "image/svg+xml", new byte[9]).statusCode()).isEqualTo(415);
  }

  @Test
  void markup_in_words_comes_back_as_the_text_it_is() {
    try (Events events = browser.events()) {
      browser.say(events, talk, "a cat <script>alert(1)</script>");
    }
    HttpResponse<byte[]> state = browser.get(talk);
    assertThat(state.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    JsonNode turns = Browser.read(state).path("turns");
    assertThat(turns.path(0).path("said").textValue()).contains("<script>");
  }

  @Test
  void requests_that_are_no_http_end_quickly() throws Exception {
    assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400");
    assertThat(get("/", here(), "X-Long: " + "x".repeat(100_000) + "\r\n"))
        .startsWith("HTTP/1.1 431");
    assertThat(get("/" + "x".repeat(100_000), here())).startsWith("HTTP/1.1 4");
  }
}
